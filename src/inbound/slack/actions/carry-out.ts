import type { PersonsCommand } from '../../../domain/commands.ts';
import { doneText } from '../../../views/slack/done.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import type { Target } from '../../../views/slack/target.ts';
import type { Inbound } from '../../context.ts';
import type { Answer } from '../answer.ts';
import { request } from '../request.ts';
import type { Click } from './on-click.ts';

/** Asks for `command` on what the button carried; null for a target that no button of ours carries. */
export async function carryOut(
  inbound: Inbound,
  { language, unchanging, triggerId }: Click,
  target: Target | null,
  command: (target: Target) => PersonsCommand,
): Promise<Answer> {
  if (!target) return refusalText({ code: 'not_found' }, language);
  const asked = command(target);
  const outcome = await request(inbound, target.id, asked, triggerId);
  if ('refused' in outcome) return refusalText(outcome.refused, language);
  return unchanging ? doneText(asked.type, outcome.escalation, language) : null;
}
