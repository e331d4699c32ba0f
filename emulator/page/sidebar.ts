import { h, type JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Channel } from '../protocol.ts';
import { ClockPanel } from './clock.ts';
import { ask } from './confirm.ts';
import { DirectMessages } from './direct-messages.ts';
import { deliveryItems } from './delivery-menu.ts';
import { INSPECTOR_KEYS, toggleInspector } from './inspector.ts';
import { icon, type IconName } from './icons.ts';
import { MenuButton } from './menu.ts';
import { PersonSwitch } from './person-switch.ts';
import { openChannel, openHome } from './route.ts';
import { Group, Row } from './sidebar-row.ts';
import { besideAddress, isPane } from './split/inside.ts';
import { channelLabel, getState, HOME, isDirect, setState, workspace } from './store.ts';
import { teamGroups } from './team-menu.ts';
import { actAloud } from './wire.ts';

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
  const others = channels.filter((channel) => !isDirect(channel) && !channel.archived && !channel.isMember).map(item);
  const archived = channels.filter((channel) => !isDirect(channel) && channel.archived).map(item);
  const none = { label: 'You are in every channel there is', pick: () => {} };
  return [
    { title: 'Channels you are not in', items: others.length + archived.length === 0 ? [none] : others },
    { title: 'Archived', items: archived },
  ];
}

async function reset(): Promise<void> {
  const [whose, what] = workspace().teams.length > 1 ? [' of all workspaces', 'they'] : ['', 'the workspace'];
  const yes = await ask({
    title: 'Reset the workspace?',
    text: `All messages and channels${whose} go back to what ${what} started with. What the app remembers itself stays with the app.`,
    confirm: 'Reset',
    deny: 'Keep it',
    danger: true,
  });
  if (yes) await actAloud({ do: 'reset' });
}

function WorkspaceHead(): JSX.Element {
  const { team, apps } = workspace();
  const items = () => [
    {
      items: [
        {
          label: 'Request inspector',
          detail: INSPECTOR_KEYS,
          icon: 'exchange' as const,
          pick: () => toggleInspector(true),
        },
        ...(isPane
          ? []
          : [
              {
                label: 'Split view',
                detail: 'Several people side by side',
                icon: 'split' as const,
                pick: () => location.assign(besideAddress()),
              },
            ]),
      ],
    },
    ...apps.map((app) => ({ title: app.name, items: deliveryItems(app) })),
    ...teamGroups(),
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

  const mine = channels.filter((channel) => !isDirect(channel) && channel.isMember && !channel.archived);
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
