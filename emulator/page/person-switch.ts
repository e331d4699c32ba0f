import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Person } from '../protocol.ts';
import { avatar } from './avatar.ts';
import { badges, badgesBeside } from './badges.ts';
import { timeOfDay } from './dates.ts';
import { icon } from './icons.ts';
import { PanelButton } from './menu.ts';
import { actAs, addressAs } from './route.ts';
import { besideAddress, isPane, openBeside } from './split/inside.ts';
import { nameOf, workspace, workspaceNow } from './store.ts';
import { actAloud } from './wire.ts';

const LOCALES = ['en-US', 'en-GB', 'es-ES', 'es-MX', 'de-DE', 'fr-FR', 'it-IT', 'pt-BR', 'ja-JP'];
const MANY = 8;

function language(locale: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** The locale's code and the zone's city: enough to tell two people apart. */
function whereabouts(who: Person): string {
  return `${who.locale} · ${who.tz.split('/').at(-1)?.replaceAll('_', ' ') ?? who.tz}`;
}

function Choice({
  label,
  value,
  options,
  choose,
}: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  choose(value: string): void;
}): JSX.Element {
  const known = options.some((option) => option.value === value);
  return h('label', { class: 'setting' }, [
    h('span', {}, label),
    h(
      'select',
      {
        class: 'input',
        value,
        onChange: (event: Event & { currentTarget: HTMLSelectElement }) => choose(event.currentTarget.value),
      },
      [
        !known && h('option', { value }, value),
        options.map((option) => h('option', { value: option.value, key: option.value }, option.label)),
      ],
    ),
  ]);
}

/** The language and zone of whoever we are, as their Slack settings would have them. */
function Settings(): JSX.Element {
  const { me } = workspace();
  return h('div', { class: 'settings' }, [
    h(Choice, {
      label: 'Language',
      value: me.locale,
      options: LOCALES.map((value) => ({ value, label: `${language(value)} (${value})` })),
      choose: (locale) => void actAloud({ do: 'locale', as: me.id, locale }),
    }),
    h(Choice, {
      label: 'Time zone',
      value: me.tz,
      options: Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') })),
      choose: (tz) => void actAloud({ do: 'locale', as: me.id, tz }),
    }),
  ]);
}

/** Has somebody beside whoever we are; a pane has them beside itself. */
function BesideLink({ id, close }: { id: string; close(): void }): JSX.Element {
  return h(
    'a',
    {
      class: 'icon-button',
      href: besideAddress(id),
      title: 'Open in split view',
      'aria-label': `Open ${nameOf(id)} in split view`,
      onClick: (event: MouseEvent) => {
        if (!isPane || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        close();
        openBeside(id);
      },
    },
    icon('split', 16),
  );
}

function PeoplePanel({ close }: { close(): void }): JSX.Element {
  const { people, me } = workspace();
  const [query, setQuery] = useState('');
  const all = people.filter((each) => !each.isBot && !each.deleted);
  const wanted = query.trim().toLowerCase();
  const shown = all.filter((each) =>
    `${each.realName} ${each.name} ${each.locale} ${each.tz}`.toLowerCase().includes(wanted),
  );
  return h('div', { class: 'people-panel' }, [
    h('div', { class: 'menu-title' }, 'Act as'),
    all.length > MANY &&
      h('input', {
        class: 'input',
        type: 'search',
        placeholder: 'Find somebody',
        'aria-label': 'Find somebody',
        value: query,
        onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => setQuery(event.currentTarget.value),
      }),
    h(
      'ul',
      { class: 'people' },
      shown.map((each) =>
        h('li', { key: each.id }, [
          h(
            'button',
            {
              type: 'button',
              class: 'person',
              'aria-current': each.id === me.id ? 'true' : undefined,
              onClick: () => {
                close();
                if (each.id !== me.id) void actAs(each.id);
              },
            },
            [
              avatar(each.id, 'small'),
              h('span', { class: 'menu-words' }, [
                h('span', {}, [nameOf(each.id), badgesBeside(each)]),
                h('small', {}, `${whereabouts(each)} ${timeOfDay(workspaceNow(), each)}`),
              ]),
              each.id === me.id && icon('check', 16),
            ],
          ),
          each.id !== me.id && h(BesideLink, { id: each.id, close }),
          h(
            'a',
            {
              class: 'icon-button',
              href: addressAs(each.id),
              target: '_blank',
              title: 'Open in a new window',
              'aria-label': `Open a new window as ${nameOf(each.id)}`,
            },
            icon('window', 16),
          ),
        ]),
      ),
    ),
    shown.length === 0 && h('div', { class: 'option-status', role: 'status' }, 'Nobody here is called that'),
    h('div', { class: 'menu-title' }, `${nameOf(me.id)} reads in`),
    h(Settings, {}),
  ]);
}

/** Whoever we are in this window, and the way to be somebody else. */
export function PersonSwitch(): JSX.Element {
  const { me } = workspace();
  return h(PanelButton, {
    label: `Acting as ${nameOf(me.id)}. Change person, language or time zone`,
    class: 'person-switch',
    face: [
      avatar(me.id, 'small'),
      h('span', { class: 'menu-words' }, [
        h('small', {}, 'Acting as'),
        h('span', { class: 'person-name' }, nameOf(me.id)),
        badges(me).length > 0 && h('small', {}, badges(me).join(' · ')),
        h('small', {}, whereabouts(me)),
      ]),
      icon('down', 16),
    ],
    panel: (close) => h(PeoplePanel, { close }),
  });
}
