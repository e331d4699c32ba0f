import { h, type JSX } from 'preact';
import { object, text, type Json } from '../json.ts';
import { Button } from './button.ts';
import { Choices } from './choices.ts';
import { ImagePicture } from './image.ts';
import { Moment } from './moments.ts';
import { Overflow } from './overflow.ts';
import { Select } from './select.ts';
import { useSurface, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { TextInput } from './text-inputs.ts';
import { Unknown } from './unknown.ts';

function kindOf(type: string): ((props: ElementProps) => JSX.Element | null) | null {
  if (type === 'button' || type === 'workflow_button') return Button;
  if (type === 'overflow') return Overflow;
  if (type === 'checkboxes' || type === 'radio_buttons') return Choices;
  if (type === 'datepicker' || type === 'timepicker' || type === 'datetimepicker') return Moment;
  if (type.endsWith('_select')) return Select;
  if (type.endsWith('text_input') || type === 'number_input') return TextInput;
  return null;
}

/** The DOM id of an element; labels and errors point at it. */
export function elementId(surfaceId: string, blockId: string, actionId: string): string {
  return `${surfaceId}-${blockId}-${actionId}`.replace(/\s+/g, '_');
}

/** Any interactive element (or image) of a section, an actions block or an input. */
export function BlockElement({
  element,
  blockId,
  field,
}: {
  element: Json;
  blockId: string;
  field?: ElementProps['field'];
}): JSX.Element {
  const surface = useSurface();
  const type = text(element.type);
  if (type === 'image') return h(ImagePicture, { image: element, thumb: true });
  const Kind = kindOf(type);
  if (!Kind) return h(Unknown, { json: element });
  const name = plainWords(element.placeholder) || plainWords(object(element.text)) || type.replaceAll('_', ' ');
  const id = elementId(surface.id, blockId, text(element.action_id));
  return h(Kind, { element, blockId, id, name, ...(field ? { field } : {}) });
}
