import type { ActResult, Channel, Person } from '../../protocol.ts';
import type { Option, OptionGroup } from '../combobox.ts';
import { object, objects, strings, text, type Json } from '../json.ts';
import { channelLabel, nameOf, person, workspace } from '../store.ts';
import { plainWords } from './text.ts';
import { valueKey } from './values.ts';

/** What a select offers and how its choice is written as a value, for every kind of select. */
type Source = {
  offers(element: Json): OptionGroup[];
  shown(held: unknown): Option | null;
  kept(option: Option): unknown;
};

function appOption(option: Json): Option {
  return {
    key: text(option.value),
    label: plainWords(option.text),
    detail: plainWords(option.description),
    raw: option,
  };
}

/** Options as the app writes them, in groups or not. */
function appOptions(holder: Json): OptionGroup[] {
  const groups = objects(holder.option_groups);
  if (groups.length > 0)
    return groups.map((group) => ({ label: plainWords(group.label), options: objects(group.options).map(appOption) }));
  return [{ label: '', options: objects(holder.options).map(appOption) }];
}

/** What the app answered to a question for options, in its groups if it made any. */
export function offersOf({ options = [], optionGroups }: ActResult): OptionGroup[] {
  return appOptions(optionGroups ? { option_groups: optionGroups.map(grouped) } : { options });
}

function grouped({ label, options }: NonNullable<ActResult['optionGroups']>[number]): Json {
  return { label: { text: label }, options };
}

const ofApp: Source = {
  offers: appOptions,
  shown: (held) => (text(object(held).value) ? appOption(object(held)) : null),
  kept: (option) => option.raw,
};

function personOption(person: Person): Option {
  return { key: person.id, label: nameOf(person.id), detail: `@${person.name}`, raw: null };
}

const ofPeople: Source = {
  offers: () => [
    {
      label: '',
      options: workspace()
        .people.filter((person) => !person.deleted)
        .map(personOption),
    },
  ],
  shown: (held) => (typeof held === 'string' ? { key: held, label: nameOf(held), detail: '', raw: null } : null),
  kept: (option) => option.key,
};

function channelOption(channel: Channel): Option {
  return {
    key: channel.id,
    label: channelLabel(channel),
    detail: channel.kind === 'private' ? 'private' : '',
    raw: null,
  };
}

function ofChannels(accepts: (channel: Channel, element: Json) => boolean): Source {
  return {
    offers: (element) => [
      {
        label: '',
        options: workspace()
          .channels.filter((channel) => !channel.archived && accepts(channel, element))
          .map(channelOption),
      },
    ],
    shown: (held) => {
      const known = workspace().channels.find((channel) => channel.id === held);
      return known
        ? channelOption(known)
        : typeof held === 'string'
          ? { key: held, label: held, detail: '', raw: null }
          : null;
    },
    kept: (option) => option.key,
  };
}

const FILTER_NAMES = { public: 'public', private: 'private', dm: 'im', group: 'mpim' } as const;

const publicChannels = ofChannels((channel) => channel.kind === 'public');
const conversations = ofChannels((channel, element) => {
  const filter = object(element.filter);
  const wanted = strings(filter.include);
  if (wanted.length > 0 && !wanted.includes(FILTER_NAMES[channel.kind])) return false;
  return !(filter.exclude_bot_users === true && channel.kind === 'dm' && person(channel.name)?.isBot);
});

function sourceOf(type: string): Source {
  if (type.endsWith('users_select')) return ofPeople;
  if (type.endsWith('conversations_select')) return conversations;
  if (type.endsWith('channels_select')) return publicChannels;
  return ofApp;
}

export function offered(element: Json): OptionGroup[] {
  return sourceOf(text(element.type)).offers(element);
}

export function selectedOptions(element: Json, value: Json): Option[] {
  const { shown } = sourceOf(text(element.type));
  const held = value[valueKey(element.type)];
  return (Array.isArray(held) ? held : [held]).map(shown).filter((option) => option !== null);
}

export function selectValue(element: Json, options: readonly Option[]): Json {
  const { kept } = sourceOf(text(element.type));
  const many = text(element.type).startsWith('multi_');
  const [first] = options;
  return { [valueKey(element.type)]: many ? options.map(kept) : first ? kept(first) : null };
}
