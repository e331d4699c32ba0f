import { updateFormIds } from '../../../views/slack/update-form.ts';
import { textForm } from './ask.ts';

export const submitUpdateForm = textForm(updateFormIds.text, 2500, (by, text) => ({ type: 'post-update', by, text }));
