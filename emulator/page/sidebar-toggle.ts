import { h, type JSX } from 'preact';
import { icon } from './icons.ts';
import { getState, setState, workspace } from './store.ts';

/** On a phone the sidebar is a drawer; this opens it, with a dot when something unread waits elsewhere. */
export function SidebarToggle(): JSX.Element {
  const { at, drawer } = getState();
  const waiting = workspace().channels.some((channel) => channel.unread > 0 && channel.id !== at);
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button sidebar-toggle',
      'aria-label': waiting ? 'Channels and people, something is unread' : 'Channels and people',
      'aria-expanded': drawer,
      'aria-controls': 'sidebar',
      onClick: () => setState({ drawer: true }),
    },
    [icon('menu', 20), waiting && h('span', { class: 'dot' })],
  );
}
