import { everywhere, only } from '../surface.ts';
import type { Kind } from '../surface.ts';
import { button, feedbackButtons, iconButton, workflowButton } from './button.ts';
import { checkboxes, overflow, radioButtons } from './choices.ts';
import { datepicker, datetimepicker, timepicker } from './dates.ts';
import { imageElement } from './image.ts';
import { emailInput, fileInput, numberInput, plainTextInput, richTextInput, urlInput } from './inputs.ts';
import { selects } from './selects.ts';

/** Which elements stand in which block, and on which surface. */

const menus = Object.fromEntries(Object.entries(selects).map(([type, rule]) => [type, everywhere(rule)]));

const chosen: Record<string, Kind> = {
  ...menus,
  checkboxes: everywhere(checkboxes),
  radio_buttons: everywhere(radioButtons),
  datepicker: everywhere(datepicker),
  timepicker: everywhere(timepicker),
};

const clicked: Record<string, Kind> = {
  button: everywhere(button),
  overflow: everywhere(overflow),
  workflow_button: only(['message'], workflowButton),
};

const momentPicker = only(['message', 'modal'], datetimepicker);
const composer = only(['modal', 'home'], richTextInput);

export const accessories: Record<string, Kind> = { ...chosen, ...clicked, image: everywhere(imageElement) };

export const actionElements: Record<string, Kind> = {
  ...chosen,
  ...clicked,
  datetimepicker: momentPicker,
  rich_text_input: composer,
};

export const inputElements: Record<string, Kind> = {
  ...chosen,
  datetimepicker: momentPicker,
  rich_text_input: composer,
  plain_text_input: everywhere(plainTextInput),
  number_input: only(['modal'], numberInput),
  email_text_input: only(['modal'], emailInput),
  url_text_input: only(['modal'], urlInput),
  file_input: only(['modal'], fileInput),
};

export const contextActionElements: Record<string, Kind> = {
  feedback_buttons: everywhere(feedbackButtons),
  icon_button: everywhere(iconButton),
};
