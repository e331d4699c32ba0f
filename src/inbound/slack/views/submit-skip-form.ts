import { skipFormIds, skipFormLimits } from '../../../views/slack/skip-form.ts';
import { textForm } from './ask.ts';

export const submitSkipForm = textForm(skipFormIds.why, skipFormLimits.why, (by, why) => ({
  type: 'skip-update',
  by,
  why,
}));
