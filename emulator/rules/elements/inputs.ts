import { actionId, dispatchActionConfig, placeholder } from '../composition.ts';
import { richTextTypes } from '../rich-text.ts';
import { boolean, byType, integer, list, string, stringThat, typed, wrong } from '../vocabulary.ts';
import type { AcrossRule } from '../vocabulary.ts';

const field = {
  action_id: actionId,
  placeholder,
  focus_on_load: boolean,
  dispatch_action_config: dispatchActionConfig,
};

/** The smaller of two keys must not be the greater; numbers may come as strings, as those of `number_input` do. */
function inOrder(smaller: string, greater: string): AcrossRule {
  return (fields, pointer) =>
    Number(fields[smaller]) > Number(fields[greater])
      ? wrong(`${pointer}/${smaller}`, `must not be greater than \`${greater}\``)
      : [];
}

export const plainTextInput = typed(
  {},
  {
    ...field,
    initial_value: string({ max: 3000 }),
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
  },
  inOrder('min_length', 'max_length'),
);

const numeric = stringThat((text) => /^-?\d+(\.\d+)?$/.test(text), 'must be a valid number');

export const numberInput = typed(
  { is_decimal_allowed: boolean },
  { ...field, initial_value: numeric, min_value: numeric, max_value: numeric },
  inOrder('min_value', 'max_value'),
  inOrder('min_value', 'initial_value'),
  inOrder('initial_value', 'max_value'),
);

export const emailInput = typed({}, { ...field, initial_value: string() });
export const urlInput = typed({}, { ...field, initial_value: string() });

export const fileInput = typed(
  {},
  { action_id: actionId, filetypes: list(string({ min: 1 }), { min: 1 }), max_files: integer(1, 10) },
);

export const richTextInput = typed(
  {},
  { ...field, initial_value: byType(richTextTypes), min_lines: integer(1, 100), max_lines: integer(1, 100) },
  inOrder('min_lines', 'max_lines'),
);
