import { h, render, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { CanvasPane } from './canvas-pane.ts';
import { ChannelPane } from './channel.ts';
import { Questions } from './confirm.ts';
import { Home } from './home.ts';
import { Inspector, useInspectorKey } from './inspector.ts';
import { Modals } from './modal.ts';
import { startRouting } from './route.ts';
import { Sidebar } from './sidebar.ts';
import { channelById, channelLabel, getState, HOME, nameOf, useAppState } from './store.ts';
import { tellSplitView } from './split/inside.ts';
import { ThreadPane } from './thread.ts';

function title(): string {
  const { snapshot, at } = getState();
  if (!snapshot) return 'Local workspace';
  const channel = channelById(at);
  const unread = snapshot.channels.reduce((sum, each) => sum + (each.id === at ? 0 : each.unread), 0);
  const place = at === HOME ? 'Home' : channel ? channelLabel(channel) : snapshot.team.name;
  return `${unread > 0 ? `(${unread}) ` : ''}${place} · ${nameOf(snapshot.me.id)} · ${snapshot.team.name}`;
}

function Place(): JSX.Element | null {
  const { at, thread, canvas, as } = getState();
  const channel = channelById(at);
  const beside = canvas !== null && h(CanvasPane, { key: `${as} ${canvas}`, id: canvas });
  if (at === HOME) return h('main', { class: 'place' }, [h(Home, { key: as }), beside]);
  if (!channel) return h('main', { class: 'place' });
  return h('main', { class: thread === null ? 'place' : 'place with-thread' }, [
    h(ChannelPane, { key: `${as} ${channel.id}`, channel }),
    beside || (thread !== null && h(ThreadPane, { key: `${as} ${thread}`, channel, ts: thread })),
  ]);
}

function App(): JSX.Element {
  const { snapshot, failure, inspector } = useAppState();
  useInspectorKey();
  useEffect(() => {
    document.title = title();
    tellSplitView();
  });
  if (!snapshot) {
    return h(
      'div',
      { class: 'boot', role: 'status' },
      failure === null
        ? 'Opening the workspace…'
        : ['The local workspace could not be reached.', h('small', {}, `${failure} Trying again…`)],
    );
  }
  return h('div', { class: 'frame' }, [
    h(Sidebar, {}),
    h(Place, {}),
    inspector && h(Inspector, {}),
    h(Modals, {}),
    h(Questions, {}),
  ]);
}

render(h(App, {}), document.body);
void startRouting();
