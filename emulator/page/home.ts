import { h, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { View } from '../protocol.ts';
import { Blocks } from './blocks/blocks.ts';
import { focusOnLoad } from './blocks/element.ts';
import { AppTabs } from './app-tabs.ts';
import { ClockButton } from './clock.ts';
import { ConnectionBar } from './connection.ts';
import { workspace } from './store.ts';
import { Toasts } from './toasts.ts';
import { useViewSurface } from './view-surface.ts';
import { SidebarToggle } from './sidebar-toggle.ts';

function HomeView({ view }: { view: View }): JSX.Element {
  const surface = useViewSurface(view);
  useEffect(() => {
    const wanted = focusOnLoad(view.id, view.blocks);
    if (wanted !== null) document.getElementById(wanted)?.focus();
  }, [view.id]);
  return h('div', { class: 'home-blocks' }, h(Blocks, { blocks: view.blocks, surface }));
}

/** The app's Home, as it published it for this person. */
export function Home(): JSX.Element {
  const { home, apps } = workspace();
  const [app] = apps;
  return h('section', { class: 'pane', 'aria-label': 'Home' }, [
    h('header', { class: 'pane-head' }, [
      h(SidebarToggle, {}),
      h('h1', { class: 'pane-title' }, app ? app.name : 'Home'),
      h(AppTabs, { at: 'home' }),
      h('div', { class: 'pane-tools' }, h(ClockButton, {})),
    ]),
    h(ConnectionBar, {}),
    h(
      'div',
      { class: 'home-scroll', tabIndex: 0, role: 'region', 'aria-label': 'Home of the app' },
      home && home.blocks.length > 0
        ? h(HomeView, { key: home.id, view: home })
        : h('div', { class: 'empty' }, [
            h('h2', {}, 'Nothing here yet'),
            h(
              'p',
              {},
              app
                ? `${app.name} has not published a Home for you. It may do so ${app.connected ? 'in a moment' : 'once it is connected'}.`
                : 'No app is installed in this workspace.',
            ),
          ]),
    ),
    h('div', { class: 'pane-foot' }, h(Toasts, {})),
  ]);
}
