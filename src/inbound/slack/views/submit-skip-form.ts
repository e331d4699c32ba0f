import { skipFormIds } from '../../../views/slack/skip-form.ts';
import { textForm } from './ask.ts';

export const submitSkipForm = textForm(skipFormIds.why, 1000, (by, why) => ({ type: 'skip-update', by, why }));
