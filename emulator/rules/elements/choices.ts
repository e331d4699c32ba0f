import { isDeepStrictEqual } from 'node:util';
import { actionId, choice, confirm, overflowOption } from '../composition.ts';
import { boolean, isFields, itemsOf, list, typed, wrong } from '../vocabulary.ts';
import type { AcrossRule, Fields } from '../vocabulary.ts';

/** All options of an element, those of its groups included. */
function optionsOf(fields: Fields): unknown[] {
  return [fields, ...itemsOf(fields['option_groups']).filter(isFields)].flatMap((each) => itemsOf(each['options']));
}

/** What is chosen from the start must be one of the options, to the letter. */
export const initialAmongOptions: AcrossRule = (fields, pointer) => {
  const options = optionsOf(fields);
  const check = (value: unknown, at: string) =>
    !isFields(value) || options.some((each) => isDeepStrictEqual(each, value))
      ? []
      : wrong(`${pointer}/${at}`, 'must match one of the provided options');
  return [
    ...check(fields['initial_option'], 'initial_option'),
    ...itemsOf(fields['initial_options']).flatMap((each, index) => check(each, `initial_options/${index}`)),
  ];
};

const choices = list(choice, { min: 1, max: 10 });

export const checkboxes = typed(
  { options: choices },
  { action_id: actionId, initial_options: list(choice, { min: 1 }), confirm, focus_on_load: boolean },
  initialAmongOptions,
);

export const radioButtons = typed(
  { options: choices },
  { action_id: actionId, initial_option: choice, confirm, focus_on_load: boolean },
  initialAmongOptions,
);

export const overflow = typed({ options: list(overflowOption, { min: 1, max: 5 }) }, { action_id: actionId, confirm });
