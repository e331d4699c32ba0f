import { h, type JSX } from 'preact';
import { object, objects, text, type Json } from '../json.ts';
import { Button } from './button.ts';
import { Choices } from './choices.ts';
import { FeedbackButtons, IconButton } from './feedback.ts';
import { FileInput } from './file-input.ts';
import { ImagePicture } from './image.ts';
import { DatePicker, MomentPicker, TimePicker } from './moments.ts';
import { Overflow } from './overflow.ts';
import { RichInput } from './rich-input.ts';
import { Select } from './select.ts';
import { useSurface, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { TextInput } from './text-inputs.ts';
import { Unknown } from './unknown.ts';

type Kind = (props: ElementProps) => JSX.Element | null;

const KINDS: Record<string, Kind> = {
  button: Button,
  workflow_button: Button,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: MomentPicker,
  rich_text_input: RichInput,
  file_input: FileInput,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
};

function kindOf(type: string): Kind | null {
  if (type.endsWith('_select')) return Select;
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? null) : null;
}

/** The DOM id of an element; labels and errors point at it. */
export function elementId(surfaceId: string, blockId: string, actionId: string): string {
  return `${surfaceId}-${blockId}-${actionId}`.replace(/\s+/g, '_');
}

/** The DOM id of the element that the app wants the cursor in, if it named one. */
export function focusOnLoad(surfaceId: string, blocks: readonly Json[]): string | null {
  for (const block of blocks) {
    const elements = objects([block.element, block.accessory]).concat(objects(block.elements));
    const wanted = elements.find((element) => element.focus_on_load === true);
    if (wanted) return elementId(surfaceId, text(block.block_id), text(wanted.action_id));
  }
  return null;
}

/** Any interactive element (or image) of a section, an actions block or an input. */
export function BlockElement({
  element,
  blockId,
  label = '',
  field,
}: {
  element: Json;
  blockId: string;
  /** What stands above it in an input block. */
  label?: string;
  field?: ElementProps['field'];
}): JSX.Element {
  const surface = useSurface();
  const type = text(element.type);
  if (type === 'image') return h(ImagePicture, { image: element, thumb: true });
  const Kind = kindOf(type);
  if (!Kind) return h(Unknown, { json: element });
  const name =
    label || plainWords(element.placeholder) || plainWords(object(element.text)) || type.replaceAll('_', ' ');
  const id = elementId(surface.id, blockId, text(element.action_id));
  return h(Kind, { element, blockId, id, name, ...(field ? { field } : {}) });
}
