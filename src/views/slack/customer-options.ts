import type { PlainTextOption } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { option } from './blocks.ts';
import { clip, oneLine } from './text.ts';

/** Slack's limit of an option's value; a customer's name is kept whole up to it. */
export const longestCustomer = 150;

export const customerOption = (name: string, label: string = name): PlainTextOption =>
  option(oneLine(label), clip(oneLine(name), longestCustomer));

/** The answer to what was typed into the form's customer field: known names, and the typed one when it is none of them. */
export function customerOptions(known: readonly string[], typed: string, language: Language): PlainTextOption[] {
  const name = oneLine(typed);
  const names = known.filter((each) => oneLine(each) !== '').slice(0, 99);
  const isKnown = names.some((each) => oneLine(each).toLowerCase() === name.toLowerCase());
  const added = name === '' || isKnown ? [] : [customerOption(name, words(language).forms.open.useTyped(name))];
  return [...names.map((each) => customerOption(each)), ...added];
}
