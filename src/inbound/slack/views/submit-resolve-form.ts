import { findById } from '../../../queries/escalations.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { resolveFormIds as ids, resolveFormLimits as limits } from '../../../views/slack/resolve-form.ts';
import { targetOf } from '../target.ts';
import { ask } from './ask.ts';
import { readFields } from './fields.ts';
import type { OnSubmit } from './on-submit.ts';
import { readRca } from './read-rca.ts';

/** What fixed it, and who is asked for the RCA. */
export const submitResolveForm: OnSubmit = async (inbound, submission) => {
  const { desk, team } = inbound;
  const { user, language, metadata, fields } = submission;
  const target = targetOf(metadata);
  const escalation = target && (await findById(desk.db, team, target.id));
  if (!escalation) return { type: 'notice', text: refusalText({ code: 'not_found' }, language) };

  const form = readFields(fields, language);
  const fix = form.required(ids.fix, limits.fix);
  const when = { now: await desk.clock.now(desk.db), dueInMs: escalation.terms.rcaDueInMs };
  const rca = await readRca(inbound, form, { owner: ids.rcaOwner, due: ids.rcaDue }, when, language);
  const errors = { ...form.errors, ...(rca.ok ? {} : rca.errors) };
  if (!rca.ok || Object.keys(errors).length > 0) return { type: 'errors', errors };

  const wish = rca.value ? { rca: rca.value } : {};
  return ask(inbound, submission, { type: 'resolve', by: user, fix, ...wish }, fix);
};
