import { h, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Channel } from '../protocol.ts';
import { avatar } from './avatar.ts';
import { ClockPanel } from './clock.ts';
import { ask } from './confirm.ts';
import { INSPECTOR_KEYS, toggleInspector } from './inspector.ts';
import { icon, type IconName } from './icons.ts';
import { MenuButton } from './menu.ts';
import { PersonSwitch } from './person-switch.ts';
import { openChannel, openDirect, openHome } from './route.ts';
import { channelLabel, getState, HOME, nameOf, setState, workspace } from './store.ts';
import { actAloud } from './wire.ts';

type RowProps = {
  here: boolean;
  unread: number;
  face: ComponentChildren;
  name: string;
  tag?: string | undefined;
  go(): void;
};

function Row({ here, unread, face, name, tag, go }: RowProps): JSX.Element {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: `row${unread > 0 ? ' unread' : ''}`,
        'aria-current': here ? 'page' : undefined,
        onClick: go,
      },
      [
        h('span', { class: 'row-face' }, face),
        h('span', { class: 'row-name' }, name),
        tag && h('span', { class: 'row-tag' }, tag),
        unread > 0 &&
          h('span', { class: 'badge' }, [unread > 99 ? '99+' : unread, h('span', { class: 'unseen' }, ' unread')]),
      ],
    ),
  );
}

function Group({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  return h('section', { class: 'side-group' }, [
    h('div', { class: 'side-title' }, [h('h2', {}, title), extra]),
    h('ul', {}, children),
  ]);
}

function channelRow(channel: Channel): JSX.Element {
  const face: IconName = channel.kind === 'private' ? 'lock' : 'hash';
  return h(Row, {
    key: channel.id,
    here: getState().at === channel.id,
    unread: channel.unread,
    face: icon(face, 16),
    name: channel.name,
    go: () => openChannel(channel.id),
  });
}

function browseGroups(channels: readonly Channel[]) {
  const item = (channel: Channel) => ({
    label: channelLabel(channel),
    ...(channel.topic || channel.purpose ? { detail: channel.topic || channel.purpose } : {}),
    pick: () => openChannel(channel.id),
  });
  const others = channels
    .filter((channel) => channel.kind !== 'dm' && !channel.archived && !channel.isMember)
    .map(item);
  const archived = channels.filter((channel) => channel.kind !== 'dm' && channel.archived).map(item);
  const none = { label: 'You are in every channel there is', pick: () => {} };
  return [
    { title: 'Channels you are not in', items: others.length + archived.length === 0 ? [none] : others },
    { title: 'Archived', items: archived },
  ];
}

/** The app's messages first, then the other conversations, the newest on top. */
function DirectMessages(): JSX.Element {
  const { channels, apps, people, me } = workspace();
  const bots = new Set(apps.map((app) => app.botUserId));
  const open = channels
    .filter((channel) => channel.kind === 'dm')
    .toSorted((a, b) => (b.lastTs ?? '').localeCompare(a.lastTs ?? ''));
  const { at } = getState();
  const row = (personId: string, channel: Channel | undefined) =>
    h(Row, {
      key: personId,
      here: channel !== undefined && at === channel.id,
      unread: channel?.unread ?? 0,
      face: avatar(personId, 'tiny'),
      name: personId === me.id ? `${nameOf(personId)} (you)` : nameOf(personId),
      tag: bots.has(personId) ? 'App' : undefined,
      go: () => (channel ? openChannel(channel.id) : void openDirect(personId)),
    });
  const startWith = () => [
    {
      title: 'Message somebody',
      items: people
        .filter((each) => !each.deleted && !each.isBot)
        .map((each) => ({ label: nameOf(each.id), detail: `@${each.name}`, pick: () => void openDirect(each.id) })),
    },
  ];
  return h(
    Group,
    {
      title: 'Direct messages',
      extra: h(MenuButton, { label: 'New message', class: 'side-button', groups: startWith }, icon('plus', 16)),
    },
    [
      apps.map((app) =>
        row(
          app.botUserId,
          open.find((channel) => channel.name === app.botUserId),
        ),
      ),
      open.filter((channel) => !bots.has(channel.name)).map((channel) => row(channel.name, channel)),
    ],
  );
}

async function reset(): Promise<void> {
  const yes = await ask({
    title: 'Reset the workspace?',
    text: 'All messages and channels go back to what the workspace started with. What the app remembers itself stays with the app.',
    confirm: 'Reset',
    deny: 'Keep it',
    danger: true,
  });
  if (yes) await actAloud({ do: 'reset' });
}

function WorkspaceHead(): JSX.Element {
  const { team } = workspace();
  const items = () => [
    {
      items: [
        {
          label: 'Request inspector',
          detail: INSPECTOR_KEYS,
          icon: 'exchange' as const,
          pick: () => toggleInspector(true),
        },
      ],
    },
    { items: [{ label: 'Reset workspace…', icon: 'reset' as const, danger: true, pick: () => void reset() }] },
  ];
  return h('div', { class: 'workspace-head' }, [
    h('span', { class: 'workspace-mark', 'aria-hidden': 'true' }, Array.from(team.name)[0] ?? ''),
    h('div', { class: 'workspace-words' }, [h('strong', {}, team.name), h('small', {}, 'Local workspace')]),
    h(MenuButton, { label: 'Workspace menu', class: 'side-button', groups: items }, icon('more')),
  ]);
}

/** Who we are, where we can go, and what time it is. A drawer where the window is narrow. */
export function Sidebar(): JSX.Element {
  const { channels, apps } = workspace();
  const { at, drawer } = getState();
  const panel = useRef<HTMLElement>(null);
  const [app] = apps;

  useEffect(() => {
    if (drawer) panel.current?.querySelector<HTMLElement>('button')?.focus();
  }, [drawer]);

  const mine = channels.filter((channel) => channel.kind !== 'dm' && channel.isMember && !channel.archived);
  const inOrder = mine.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  const shut = () => setState({ drawer: false });
  return h(
    'div',
    { class: drawer ? 'drawer open' : 'drawer', onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && shut() },
    [
      h('div', { class: 'drawer-shade', onClick: shut }),
      h('aside', { ref: panel, id: 'sidebar', class: 'sidebar' }, [
        h(WorkspaceHead, {}),
        h(PersonSwitch, {}),
        h('nav', { class: 'places', 'aria-label': 'Channels and direct messages' }, [
          app &&
            h(
              'ul',
              { class: 'side-group' },
              h(Row, { here: at === HOME, unread: 0, face: icon('home', 16), name: `${app.name} Home`, go: openHome }),
            ),
          h(
            Group,
            {
              title: 'Channels',
              extra: h(
                MenuButton,
                { label: 'Browse channels', class: 'side-button', groups: () => browseGroups(channels) },
                icon('plus', 16),
              ),
            },
            inOrder.length > 0
              ? inOrder.map(channelRow)
              : h('li', { class: 'side-empty' }, 'You are in no channel yet'),
          ),
          h(DirectMessages, {}),
        ]),
        h(ClockPanel, {}),
      ]),
    ],
  );
}
