import { words } from '../../../i18n/say.ts';
import { findById } from '../../../queries/escalations.ts';
import { rcaFormIds } from '../../../views/slack/rca-form.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { targetOf } from '../target.ts';
import { ask } from './ask.ts';
import { readFields } from './fields.ts';
import type { OnSubmit } from './on-submit.ts';
import { readRca } from './read-rca.ts';

export const submitRcaForm: OnSubmit = async (inbound, submission) => {
  const { desk, team } = inbound;
  const { user, language, metadata, fields } = submission;
  const target = targetOf(metadata);
  const escalation = target && (await findById(desk.db, team, target.id));
  if (!escalation) return { type: 'notice', text: refusalText({ code: 'not_found' }, language) };
  const when = { now: await desk.clock.now(desk.db), dueInMs: escalation.terms.rcaDueInMs };
  const read = await readRca(inbound, readFields(fields, language), rcaFormIds, when, language);
  if (!read.ok) return { type: 'errors', errors: read.errors };
  if (!read.value) return { type: 'errors', errors: { [rcaFormIds.owner]: words(language).forms.errors.notAPerson } };
  return ask(inbound, submission, { type: 'request-rca', by: user, ...read.value }, '');
};
