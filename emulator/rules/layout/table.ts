import { blockId } from '../composition.ts';
import {
  boolean,
  byType,
  characters,
  integer,
  list,
  number,
  object,
  oneOf,
  string,
  typed,
  wrong,
} from '../vocabulary.ts';
import type { AcrossRule, Rule } from '../vocabulary.ts';
import { richTextTypes } from '../rich-text.ts';
import { textsIn } from '../texts-in.ts';

const cell = byType({
  ...richTextTypes,
  raw_text: typed({ text: string({ min: 1 }) }),
  raw_number: typed({ value: number, text: string({ min: 1 }) }),
});

const rows = list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 });

/** The sum over all cells: measured by others, not documented. */
const atMost10000Characters: AcrossRule = (fields, pointer) =>
  textsIn(fields['rows']).reduce((sum, text) => sum + characters(text), 0) > 10_000
    ? wrong(`${pointer}/rows`, 'must be less than 10001 characters')
    : [];

const column = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean });
/** A column without settings of its own may be null. */
const columnOrNull: Rule = (value, pointer) => (value === null ? [] : column(value, pointer));

export const table = typed(
  { rows },
  { block_id: blockId, column_settings: list(columnOrNull, { max: 20 }) },
  atMost10000Characters,
);

export const dataTable = typed(
  { rows, caption: string({ min: 1 }) },
  { block_id: blockId, page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  atMost10000Characters,
);
