import { situations, type Situation } from './states.ts';

type Shown = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A token as a reader in UTC sees it; a mention by its name. */
const resolved = (text: string): string =>
  text
    .replaceAll(/<!date\^\d+\^[^|]*\|([^>]*) UTC>/g, '$1')
    .replaceAll(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1')
    .replaceAll(/<@(\w+)>/g, (_, id: string) => `@${id.toLowerCase()}`);

/** A message, or what a form says beside its fields, as one reads it: a line a line, buttons in brackets. */
export const read = (drawn: { readonly blocks: readonly unknown[] }): string =>
  drawn.blocks.flatMap(readAny).join('\n');

/** What can be pressed, in order. */
export const buttonsOn = (drawn: unknown): readonly string[] => pressable(drawn).map(({ label }) => label);

export type Pressable = {
  readonly label: string;
  readonly actionId: string;
  readonly value: string;
  readonly url: string;
};

export function pressable(drawn: unknown): readonly Pressable[] {
  if (Array.isArray(drawn)) return drawn.flatMap(pressable);
  if (typeof drawn !== 'object' || drawn === null) return [];
  if ('action_id' in drawn && 'type' in drawn && drawn.type !== 'overflow' && drawn.type !== 'static_select')
    return [describe(drawn, String(drawn.action_id))];
  if ('action_id' in drawn && 'options' in drawn && Array.isArray(drawn.options))
    return drawn.options.map((option: object) => describe(option, String(drawn.action_id)));
  return Object.values(drawn).flatMap(pressable);
}

function describe(element: object, actionId: string): Pressable {
  const of = (key: string) => String(new Map(Object.entries(element)).get(key) ?? '');
  const text = 'text' in element ? element.text : undefined;
  const label = typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : '';
  return { label, actionId, value: of('value'), url: of('url') };
}

function readAny(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(readAny);
  if (!isShown(value)) return [];
  if (value.type === 'mrkdwn' || value.type === 'plain_text') return [resolved(String(value['text']))];
  if (value.type === 'actions')
    return [
      buttonsOn(value)
        .map((label) => `[${label}]`)
        .join(' '),
    ];
  return ['text', 'fields', 'elements'].flatMap((key) => readAny(value[key]));
}

const isShown = (value: unknown): value is Shown => typeof value === 'object' && value !== null && 'type' in value;

/** One of the states by its name. */
export function at(label: string): Situation {
  const situation = situations()[label];
  if (!situation) throw new Error(`no situation called "${label}"`);
  return situation;
}
