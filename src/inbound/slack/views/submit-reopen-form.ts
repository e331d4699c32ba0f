import { reopenFormIds } from '../../../views/slack/reopen-form.ts';
import { textForm } from './ask.ts';

export const submitReopenForm = textForm(reopenFormIds.why, 2000, (by, why) => ({ type: 'reopen', by, why }));
