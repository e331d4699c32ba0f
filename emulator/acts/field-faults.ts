import { record, string, type Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import type { Values } from '../state/elements.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MOST_FILES = 10;
const URL_SHAPE = /^https?:\/\/\S+$/i;

type Words = Record<'required' | 'email' | 'url' | 'number' | 'whole', string> &
  Record<'mostChosen' | 'mostFiles' | 'shortest' | 'longest' | 'least' | 'most', (limit: number) => string>;

const ENGLISH: Words = {
  required: 'This field is required',
  email: 'Must be an e-mail address',
  url: 'Must be a web address',
  number: 'Must be a number',
  whole: 'Must be a whole number',
  mostChosen: (limit) => `Choose at most ${limit}`,
  mostFiles: (limit) => (limit === 1 ? 'Add one file only' : `Add at most ${limit} files`),
  shortest: (limit) => `Must be at least ${limit} characters`,
  longest: (limit) => `Must be no more than ${limit} characters`,
  least: (limit) => `Must be at least ${limit}`,
  most: (limit) => `Must be no more than ${limit}`,
};

const SPANISH: Words = {
  required: 'Este campo es obligatorio',
  email: 'Debe ser una dirección de correo',
  url: 'Debe ser una dirección web',
  number: 'Debe ser un número',
  whole: 'Debe ser un número entero',
  mostChosen: (limit) => `Elija como máximo ${limit}`,
  mostFiles: (limit) => (limit === 1 ? 'Añada un solo archivo' : `Añada como máximo ${limit} archivos`),
  shortest: (limit) => `Debe tener al menos ${limit} caracteres`,
  longest: (limit) => `No puede tener más de ${limit} caracteres`,
  least: (limit) => `Debe ser como mínimo ${limit}`,
  most: (limit) => `Debe ser como máximo ${limit}`,
};

/**
 * What Slack's own client refuses before the app hears of a submission: a sentence per input block, by block_id, in the
 * language of whoever filled it in (`es-ES`; English for any but Spanish).
 */
export function fieldFaults(blocks: readonly Block[], values: Values, locale: string): Record<string, string> {
  const words = /^es\b/i.test(locale) ? SPANISH : ENGLISH;
  const faults: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const element = record(block['element']);
    const blockId = string(block.block_id);
    const fault = faultOf(
      element,
      values[blockId]?.[string(element['action_id'])] ?? {},
      block['optional'] === true,
      words,
    );
    if (fault) faults[blockId] = fault;
  }
  return faults;
}

function faultOf(element: Json, entry: Json, optional: boolean, words: Words): string | null {
  const { type: _type, ...rest } = entry;
  const value = Object.values(rest)[0];
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return optional ? null : words.required;
  }
  if (typeof value === 'string') return textFault(element, value, words);
  const files = element['type'] === 'file_input' ? (element['max_files'] ?? MOST_FILES) : undefined;
  if (Array.isArray(value) && typeof files === 'number' && value.length > files) return words.mostFiles(files);
  const most = element['max_selected_items'];
  if (Array.isArray(value) && typeof most === 'number' && value.length > most) return words.mostChosen(most);
  return null;
}

function textFault(element: Json, value: string, words: Words): string | null {
  const { min_length: min, max_length: max } = element;
  const length = Array.from(value).length;
  if (typeof min === 'number' && length < min) return words.shortest(min);
  if (typeof max === 'number' && length > max) return words.longest(max);
  if (element['type'] === 'email_text_input' && !EMAIL.test(value)) return words.email;
  if (element['type'] === 'url_text_input' && !URL_SHAPE.test(value)) return words.url;
  return element['type'] === 'number_input' ? numberFault(element, value, words) : null;
}

function numberFault(element: Json, value: string, words: Words): string | null {
  const shape = element['is_decimal_allowed'] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value)) return element['is_decimal_allowed'] === true ? words.number : words.whole;
  const least = Number(element['min_value'] ?? -Infinity);
  const most = Number(element['max_value'] ?? Infinity);
  if (Number(value) < least) return words.least(least);
  return Number(value) > most ? words.most(most) : null;
}
