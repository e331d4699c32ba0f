import type { PersonsCommand } from '../../../domain/commands.ts';
import type { UserId } from '../../../domain/ids.ts';
import { givingBack } from '../../../views/slack/giving-back.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { choiceOf, targetOf } from '../target.ts';
import type { Inbound } from '../../context.ts';
import { formOrigin, request } from '../request.ts';
import { readFields } from './fields.ts';
import type { FormAnswer, OnSubmit, Submission } from './on-submit.ts';

/**
 * A form of one text that becomes a command on the escalation it was opened for. `most`: characters; `seen` names what
 * whoever opened it had read, where it matters.
 */
export const textForm =
  (field: string, most: number, command: (by: UserId, text: string, seen: string) => PersonsCommand): OnSubmit =>
  async (inbound, submission) => {
    const form = readFields(submission.fields, submission.language);
    const text = form.required(field, most);
    if (field in form.errors) return { type: 'errors', errors: form.errors };
    const seen = choiceOf(submission.metadata)?.choice ?? '';
    return ask(inbound, submission, command(submission.user, text, seen), text);
  };

/** Asks for a change; a refusal gives `typed` back. */
export async function ask(
  inbound: Inbound,
  { viewId, metadata, language }: Submission,
  command: PersonsCommand,
  typed: string,
): Promise<FormAnswer> {
  const target = targetOf(metadata) ?? choiceOf(metadata)?.target;
  const outcome = target && (await request(inbound, target.id, command, formOrigin(viewId, typed)));
  if (outcome && !('refused' in outcome)) return { type: 'close' };
  const why = refusalText(outcome?.refused ?? { code: 'not_found' }, language);
  return { type: 'notice', text: givingBack(why, typed) };
}
