import { updateFormIds, updateFormLimits } from '../../../views/slack/update-form.ts';
import { textForm } from './ask.ts';

export const submitUpdateForm = textForm(updateFormIds.text, updateFormLimits.text, (by, text) => ({
  type: 'post-update',
  by,
  text,
}));
