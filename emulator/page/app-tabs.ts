import { h, type JSX } from 'preact';
import { openDirect, openHome } from './route.ts';
import { workspace } from './store.ts';

/** An app has two faces, as in Slack: its Home and the messages with it. */
export function AppTabs({ at }: { at: 'home' | 'messages' }): JSX.Element | null {
  const [app] = workspace().apps;
  if (!app) return null;
  const tab = (name: string, here: boolean, go: () => void) =>
    h('button', { type: 'button', class: 'tab', 'aria-current': here ? 'page' : undefined, onClick: go }, name);
  return h('nav', { class: 'tabs', 'aria-label': app.name }, [
    tab('Home', at === 'home', openHome),
    tab('Messages', at === 'messages', () => void openDirect(app.botUserId)),
  ]);
}
