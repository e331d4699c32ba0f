import { createHash } from 'node:crypto';
import type { PersonsCommand } from '../../domain/commands.ts';
import type { EscalationId } from '../../domain/ids.ts';
import { act } from '../../usecases/act.ts';
import type { Outcome } from '../../usecases/desk.ts';
import type { Inbound } from '../context.ts';

/**
 * Asks for a change and has its consequences sent at once. `origin` is Slack's own name for what a person did: a click's
 * or a command's trigger, a form's view. Slack may send the same again, and it changes nothing more then.
 */
export async function request(
  inbound: Inbound,
  id: EscalationId,
  command: PersonsCommand,
  origin: string,
): Promise<Outcome> {
  const outcome = await act(inbound.desk, { team: inbound.team, id }, command, `${origin}/${command.type}`);
  if (!('refused' in outcome)) inbound.wake();
  return outcome;
}

/** A form may be sent again with other words, by somebody who was told that it was not saved: that is another request. */
export const formOrigin = (viewId: string, typed: string): string =>
  `${viewId}/${createHash('sha256').update(typed).digest('base64url').slice(0, 16)}`;
