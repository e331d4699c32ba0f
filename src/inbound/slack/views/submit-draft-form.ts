import { draftFormIds } from '../../../views/slack/draft-form.ts';
import { updateFormLimits } from '../../../views/slack/update-form.ts';
import { textForm } from './ask.ts';

export const submitDraftForm = textForm(draftFormIds.text, updateFormLimits.text, (by, text) => ({
  type: 'draft-update',
  by,
  text,
}));
