import { record, string, type Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import type { Values } from '../state/elements.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const URL_SHAPE = /^https?:\/\/\S+$/i;

/** What Slack's own client refuses before the app hears of a submission: a sentence per input block, by block_id. */
export function fieldFaults(blocks: readonly Block[], values: Values): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const element = record(block['element']);
    const blockId = string(block.block_id);
    const fault = faultOf(element, values[blockId]?.[string(element['action_id'])] ?? {}, block['optional'] === true);
    if (fault) faults[blockId] = fault;
  }
  return faults;
}

function faultOf(element: Json, entry: Json, optional: boolean): string | null {
  const { type: _type, ...rest } = entry;
  const value = Object.values(rest)[0];
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return optional ? null : 'This field is required';
  }
  if (typeof value === 'string') return textFault(element, value);
  const most = element['max_selected_items'];
  if (Array.isArray(value) && typeof most === 'number' && value.length > most) return `Choose at most ${most}`;
  return null;
}

function textFault(element: Json, value: string): string | null {
  const { min_length: min, max_length: max } = element;
  const length = Array.from(value).length;
  if (typeof min === 'number' && length < min) return `Must be at least ${min} characters`;
  if (typeof max === 'number' && length > max) return `Must be no more than ${max} characters`;
  if (element['type'] === 'email_text_input' && !EMAIL.test(value)) return 'Must be an e-mail address';
  if (element['type'] === 'url_text_input' && !URL_SHAPE.test(value)) return 'Must be a web address';
  return element['type'] === 'number_input' ? numberFault(element, value) : null;
}

function numberFault(element: Json, value: string): string | null {
  const shape = element['is_decimal_allowed'] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value)) return element['is_decimal_allowed'] === true ? 'Must be a number' : 'Must be a whole number';
  const least = Number(element['min_value'] ?? -Infinity);
  const most = Number(element['max_value'] ?? Infinity);
  if (Number(value) < least) return `Must be at least ${least}`;
  return Number(value) > most ? `Must be no more than ${most}` : null;
}
