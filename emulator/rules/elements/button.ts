import { actionId, colorScheme, confirm, link, plainText, webUrl } from '../composition.ts';
import { list, object, string, typed } from '../vocabulary.ts';

const label = string({ max: 75 });
const value = string({ max: 2000 });

export const button = typed(
  { text: plainText(75) },
  { action_id: actionId, value, url: link, style: colorScheme, confirm, accessibility_label: label },
);

const inputParameter = object({ name: string({ min: 1 }), value: string() });
const trigger = object({ url: webUrl }, { customizable_input_parameters: list(inputParameter) });

export const workflowButton = typed(
  { text: plainText(75), workflow: object({ trigger }) },
  { action_id: actionId, style: colorScheme, confirm, accessibility_label: label },
);

export const iconButton = typed(
  { icon: string({ min: 1 }), text: plainText(75) },
  { action_id: actionId, value, confirm, accessibility_label: label, visible_to_user_ids: list(string()) },
);

const feedback = object({ text: plainText(75), value }, { accessibility_label: label });

export const feedbackButtons = typed({ positive_button: feedback, negative_button: feedback }, { action_id: actionId });
