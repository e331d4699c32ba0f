import { severityTerms } from '../../../domain/plan.ts';
import { words } from '../../../i18n/say.ts';
import { severityFormIds } from '../../../views/slack/severity-form.ts';
import { ask } from './ask.ts';
import { readFields } from './fields.ts';
import type { OnSubmit } from './on-submit.ts';

export const submitSeverityForm: OnSubmit = async (inbound, submission) => {
  const { user, language, fields } = submission;
  const chosen = readFields(fields, language).choice(severityFormIds.severity) ?? '';
  const to = severityTerms(inbound.policy(), chosen);
  if (!to)
    return { type: 'errors', errors: { [severityFormIds.severity]: words(language).forms.errors.chooseSeverity } };
  return ask(inbound, submission, { type: 'change-severity', by: user, to }, chosen);
};
