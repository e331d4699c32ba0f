import type { InputBlock, ModalView, PlainTextOption, KnownBlock } from '@slack/web-api';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { second, type Instant } from '../../domain/time.ts';
import { words } from '../../i18n/say.ts';
import { plain } from './blocks.ts';
import { clip } from './text.ts';

/** A field's one id is both its block_id and its action_id: what was filled in stands at `state.values[id][id]`. */
type Field = { readonly id: string; readonly label: string; readonly hint?: string; readonly optional?: boolean };

/** Slack takes at most 3,000 characters in one input. */
const longestInput = 3000;

function input(field: Field, element: InputBlock['element'], dispatches = false): InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label),
    element,
    ...(field.hint ? { hint: plain(field.hint) } : {}),
    ...(field.optional ? { optional: true } : {}),
    ...(dispatches ? { dispatch_action: true } : {}),
  };
}

export const textInput = (
  field: Field & {
    readonly value?: string | undefined;
    readonly most?: number;
    readonly multiline?: boolean;
    readonly example?: string;
  },
): InputBlock => {
  const most = field.most ?? longestInput;
  return input(field, {
    type: 'plain_text_input',
    action_id: field.id,
    max_length: most,
    ...(field.multiline ? { multiline: true } : {}),
    ...(field.value ? { initial_value: clip(field.value, most) } : {}),
    ...(field.example ? { placeholder: plain(field.example, 150) } : {}),
  });
};

type Menu = { readonly options: readonly PlainTextOption[]; readonly placeholder: string };

/** Nothing where there is nothing to choose from: Slack refuses an empty menu. */
export function selectInput(
  field: Field & Menu & { readonly chosen?: string | undefined; readonly dispatches?: boolean },
): InputBlock[] {
  const options = field.options.slice(0, 100);
  const chosen = options.find((each) => each.value === field.chosen);
  if (options.length === 0) return [];
  const element = {
    type: 'static_select',
    action_id: field.id,
    placeholder: plain(field.placeholder, 150),
    options,
  } as const;
  return [input(field, chosen ? { ...element, initial_option: chosen } : element, field.dispatches)];
}

export function multiSelectInput(
  field: Field & Menu & { readonly chosen: readonly string[]; readonly dispatches?: boolean },
): InputBlock[] {
  const options = field.options.slice(0, 100);
  const chosen = options.filter((each) => each.value !== undefined && field.chosen.includes(each.value));
  if (options.length === 0) return [];
  const element = {
    type: 'multi_static_select',
    action_id: field.id,
    placeholder: plain(field.placeholder, 150),
    options,
  } as const;
  return [input(field, chosen.length > 0 ? { ...element, initial_options: chosen } : element, field.dispatches)];
}

/** A menu whose options are asked for while one types; choosing one reports at once. */
export const externalInput = (
  field: Field & { readonly placeholder: string; readonly chosen: PlainTextOption | null },
): InputBlock =>
  input(
    field,
    {
      type: 'external_select',
      action_id: field.id,
      min_query_length: 1,
      placeholder: plain(field.placeholder, 150),
      ...(field.chosen ? { initial_option: field.chosen } : {}),
    },
    true,
  );

/** A menu with headings. */
export const groupedInput = (
  field: Field & {
    readonly placeholder: string;
    readonly groups: readonly { readonly label: string; readonly options: readonly PlainTextOption[] }[];
    readonly chosen?: string | undefined;
    readonly dispatches?: boolean;
  },
): InputBlock => {
  const chosen = field.groups.flatMap((group) => group.options).find((each) => each.value === field.chosen);
  return input(
    field,
    {
      type: 'static_select',
      action_id: field.id,
      placeholder: plain(field.placeholder, 150),
      option_groups: field.groups.map((group) => ({ label: plain(group.label, 75), options: [...group.options] })),
      ...(chosen ? { initial_option: chosen } : {}),
    },
    field.dispatches,
  );
};

export const personInput = (field: Field & { readonly initial?: UserId }): InputBlock =>
  input(field, {
    type: 'users_select',
    action_id: field.id,
    ...(field.initial ? { initial_user: field.initial } : {}),
  });

/** `initial`: YYYY-MM-DD. */
export const dayInput = (field: Field & { readonly initial: string }): InputBlock =>
  input(field, { type: 'datepicker', action_id: field.id, initial_date: field.initial });

/** `initial`: HH:MM. */
export const timeInput = (field: Field & { readonly initial: string }): InputBlock =>
  input(field, { type: 'timepicker', action_id: field.id, initial_time: field.initial });

/** A day and a time, in the zone of whoever fills it in. */
export const momentInput = (field: Field & { readonly initial: Instant }): InputBlock =>
  input(field, {
    type: 'datetimepicker',
    action_id: field.id,
    initial_date_time: Math.floor(field.initial / second),
  });

/** A form: title, submit and Cancel are cut to the 24 characters that Slack takes. */
export const modal = (parts: {
  readonly callback: string;
  readonly title: string;
  readonly submit: string;
  readonly metadata: string;
  readonly blocks: KnownBlock[];
  readonly language: Language;
}): ModalView => ({
  type: 'modal',
  callback_id: parts.callback,
  private_metadata: parts.metadata,
  title: plain(parts.title, 24),
  submit: plain(parts.submit, 24),
  close: plain(words(parts.language).terms.buttons.cancel, 24),
  blocks: parts.blocks,
});
