import { z } from 'zod';
import type { Language } from '../../../domain/terms.ts';
import { second, type Instant } from '../../../domain/time.ts';
import { words } from '../../../i18n/say.ts';
import { clean } from '../../../views/slack/text.ts';

const option = z.object({ value: z.string() });
const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

/** `view.state.values`: by block_id, then by action_id. */
export const formFields = z.record(z.string(), z.record(z.string(), element));
export type FormFields = z.infer<typeof formFields>;

/** Reads a form's fields by their one id; what is wrong is kept with its field, in the reader's words. */
export function readFields(fields: FormFields, language: Language) {
  const errors: Record<string, string> = {};
  const say = words(language).forms.errors;
  const at = (id: string) => fields[id]?.[id];

  /** Of the field that is `id` and something of its own behind a slash. */
  const wholeId = (id: string) => Object.keys(fields).find((each) => each.startsWith(`${id}/`));

  /** Typed text as it can be kept: without control characters, NUL (which no database takes) among them, and halves of characters. */
  const text = (id: string, most: number): string => {
    const typed = clean((at(id)?.value ?? '').toWellFormed());
    if (typed.length > most) errors[id] = say.tooLong(most);
    return typed;
  };
  return {
    errors,
    text,
    required(id: string, most: number): string {
      const typed = text(id, most);
      if (typed === '') errors[id] = say.required;
      return typed;
    },
    choice: (id: string): string | null => at(id)?.selected_option?.value ?? null,
    choices: (id: string): readonly string[] => (at(id)?.selected_options ?? []).map(({ value }) => value),
    person: (id: string): string | null => at(id)?.selected_user ?? null,
    /** YYYY-MM-DD. */
    day: (id: string): string | null => at(id)?.selected_date ?? null,
    /** HH:MM. */
    time: (id: string): string | null => at(id)?.selected_time ?? null,
    /** Somebody else than the field's id names behind the slash, who stood there when the form was opened; with that whole id. */
    otherPerson(id: string): { readonly id: string; readonly person: string } | null {
      const own = wholeId(id);
      const person = own === undefined ? null : at(own)?.selected_user;
      return own === undefined || !person || own === `${id}/${person}` ? null : { id: own, person };
    },
    /** With the whole id of its field. */
    moment(id: string): { readonly id: string; readonly at: Instant } | null {
      const own = wholeId(id);
      const seconds = own === undefined ? null : at(own)?.selected_date_time;
      return own === undefined || typeof seconds !== 'number' ? null : { id: own, at: seconds * second };
    },
  };
}

/** What was read, or what is wrong with it by field. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FieldErrors };
export type FieldErrors = Readonly<Record<string, string>>;

export const readAs = <T>(value: T, errors: FieldErrors): Read<T> =>
  Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value };
