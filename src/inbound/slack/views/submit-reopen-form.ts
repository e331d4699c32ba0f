import { reopenFormIds, reopenFormLimits } from '../../../views/slack/reopen-form.ts';
import { textForm } from './ask.ts';

export const submitReopenForm = textForm(reopenFormIds.why, reopenFormLimits.why, (by, why) => ({
  type: 'reopen',
  by,
  why,
}));
