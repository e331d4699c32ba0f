import { record, records, string, type Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import { allBlocks, interactiveElements } from '../rules/parts.ts';

/** `view.state.values`: block_id → action_id → what stands in the element, with Slack's keys and its `type`. */
export type Values = Record<string, Record<string, Json>>;
export type Located = { block: Block; element: Json };

type Keeps = { key: string; initial: string; empty: null | [] };
const words: Keeps = { key: 'value', initial: 'initial_value', empty: null };
const one = (what: string): Keeps => ({ key: `selected_${what}`, initial: `initial_${what}`, empty: null });
const many = (what: string): Keeps => ({ key: `selected_${what}`, initial: `initial_${what}`, empty: [] });

/** Elements that keep what was entered, and under which key Slack sends it. Buttons and overflows keep nothing. */
const KEEPS: Record<string, Keeps> = {
  plain_text_input: words,
  email_text_input: words,
  url_text_input: words,
  number_input: words,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  file_input: { key: 'files', initial: 'initial_files', empty: [] },
  static_select: one('option'),
  external_select: one('option'),
  radio_buttons: one('option'),
  users_select: one('user'),
  conversations_select: one('conversation'),
  channels_select: one('channel'),
  datepicker: one('date'),
  timepicker: one('time'),
  datetimepicker: one('date_time'),
  checkboxes: many('options'),
  multi_static_select: many('options'),
  multi_external_select: many('options'),
  multi_users_select: many('users'),
  multi_conversations_select: many('conversations'),
  multi_channels_select: many('channels'),
};

/** What people click or fill in, with the block that holds it: those inside containers and carousels included. */
export function elementsIn(blocks: readonly Block[]): Located[] {
  return allBlocks(blocks, '').flatMap((part) =>
    interactiveElements(part).map(({ fields: element }) => {
      const { type, block_id: id } = part.fields;
      const block: Block = { ...part.fields, type: string(type), ...(typeof id === 'string' ? { block_id: id } : {}) };
      return { block, element };
    }),
  );
}

export function locate(blocks: readonly Block[], blockId: string, actionId: string): Located | null {
  const found = elementsIn(blocks).find(
    ({ block, element }) => block.block_id === blockId && element['action_id'] === actionId,
  );
  return found ?? null;
}

/** All options of a select, grouped or not. */
export function optionsOf(element: Json): Json[] {
  return [
    ...records(element['options']),
    ...records(element['option_groups']).flatMap((group) => records(group['options'])),
  ];
}

export function keyOf(element: Json): string | null {
  return KEEPS[string(element['type'])]?.key ?? null;
}

/** Under which key the app says what stands there from the start. */
export function initialKeyOf(element: Json): string | null {
  return KEEPS[string(element['type'])]?.initial ?? null;
}

/**
 * What the element holds once the person entered `given`; for a button or overflow, what the click carries. `null` when the
 * element has no such option: its own options are the only ones that can be chosen, except where the app supplies them.
 */
export function entered(element: Json, given: Json): Json | null {
  const type = string(element['type']);
  if (type === 'feedback_buttons') return opinion(element, given['value']);
  if (type.endsWith('button')) return 'value' in element ? { value: element['value'] } : {};
  const key = type === 'overflow' ? 'selected_option' : keyOf(element);
  if (key === null) return null;
  const value = given[key];
  if (key === 'selected_option') {
    if (value === null || value === undefined) return { [key]: null };
    const option = own(element, record(value));
    return option ? { [key]: option } : null;
  }
  if (key === 'selected_options') {
    const options = records(value).map((option) => own(element, option));
    return options.includes(undefined) ? null : { [key]: options };
  }
  if (Array.isArray(KEEPS[type]?.empty)) return { [key]: Array.isArray(value) ? value : [] };
  return { [key]: value === undefined || value === '' ? null : value, ...zoneOf(element) };
}

/** Which of the two feedback buttons was pressed. */
function opinion(element: Json, value: unknown): Json | null {
  const pressed = records([element['positive_button'], element['negative_button']]).find(
    (button) => button['value'] === value,
  );
  return pressed ? { text: pressed['text'], value: pressed['value'] } : null;
}

/** A time picker hands the zone that the app named back with the time. */
function zoneOf(element: Json): Json {
  return element['type'] === 'timepicker' && 'timezone' in element ? { timezone: element['timezone'] } : {};
}

function own(element: Json, chosen: Json): Json | undefined {
  if (string(element['type']).includes('external')) return chosen;
  return optionsOf(element).find((option) => option['value'] === chosen['value']);
}

function initial(element: Json, keeps: Keeps): Json {
  return { type: element['type'], [keeps.key]: element[keeps.initial] ?? keeps.empty, ...zoneOf(element) };
}

/**
 * The values of a view's elements. What a person entered survives an update wherever block_id, action_id and type stay,
 * and the chosen option still exists; all else starts from `initial_…`, or empty.
 */
export function valuesOf(blocks: readonly Block[], before: Values = {}): Values {
  const values: Values = {};
  for (const { block, element } of elementsIn(blocks)) {
    const keeps = KEEPS[string(element['type'])];
    if (!keeps || !block.block_id) continue;
    const actionId = string(element['action_id']);
    const old = before[block.block_id]?.[actionId];
    const kept = old && old['type'] === element['type'] ? entered(element, old) : null;
    const now = kept ? { type: element['type'], ...kept } : initial(element, keeps);
    values[block.block_id] = { ...values[block.block_id], [actionId]: now };
  }
  return values;
}
