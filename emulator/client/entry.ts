import { string, wordsOf, type Json } from '../json.ts';
import { keyOf, optionsOf } from '../state/elements.ts';
import { channelCalled, type Stage } from './stage.ts';

/** What a person enters: words, the text or value of an option, a handle, a channel, a date, the path of a file; several for what takes several. */
export type Entry = string | string[];

type Suggest = (query: string) => Promise<Json[]>;

/** An entry as the element holds it, with Slack's own key. Asks the app first where the options are its own. */
export async function heldBy(stage: Stage, element: Json, entry: Entry, suggest: Suggest): Promise<Json> {
  const type = string(element['type']);
  const key = type === 'overflow' ? 'selected_option' : keyOf(element);
  if (key === null) throw new Error(`Nothing can be entered in a ${type}.`);
  const one = async (words: string): Promise<unknown> => {
    if (key === 'selected_option' || key === 'selected_options') {
      return pick(type.includes('external') ? await suggest(words) : optionsOf(element), words);
    }
    if (key.includes('user')) return personCalled(stage, words);
    if (key.includes('conversation') || key.includes('channel')) return channelCalled(stage, words).id;
    if (key === 'selected_date_time') return Number(words);
    return key === 'rich_text_value' ? richText(words) : words;
  };
  if (!key.endsWith('s')) return { [key]: entry === '' ? null : await one(String(entry)) };
  const entries = Array.isArray(entry) ? entry : [entry];
  return { [key]: await Promise.all(entries.map(one)) };
}

function pick(options: readonly Json[], words: string): Json {
  const option =
    options.find((each) => wordsOf(each['text']) === words || each['value'] === words) ??
    options.find((each) => wordsOf(each['text']).toLowerCase().includes(words.toLowerCase()));
  if (option) return option;
  const offered = options.map((each) => `“${wordsOf(each['text'])}”`).join(', ') || 'nothing';
  throw new Error(`“${words}” is not offered. Offered: ${offered}.`);
}

function personCalled({ core }: Stage, words: string): string {
  const handle = words.replace(/^@/, '');
  const person = [...core.state.people.values()].find(
    (each) => each.id === handle || each.name === handle || each.realName === words,
  );
  if (!person) throw new Error(`There is nobody called ${words}.`);
  return person.id;
}

function richText(words: string): Json {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }] };
}
