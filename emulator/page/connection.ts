import { h, type JSX } from 'preact';
import { getState, workspace } from './store.ts';

/** Says quietly what is not connected: this page to the workspace, or an app to it. */
export function ConnectionBar(): JSX.Element {
  const { stream } = getState();
  const away = workspace().apps.filter((app) => !app.connected);
  const isOff = away.some((app) => app.delivery === 'off');
  const words =
    stream === 'lost'
      ? 'The connection to the local workspace is lost. Trying again…'
      : workspace().apps.length === 0
        ? 'No app is installed here. Commands and buttons will work once one is.'
        : away.length > 0
          ? `${away.map((app) => app.name).join(', ')} ${isOff ? 'has Socket Mode switched off' : 'is not connected'}. Commands and buttons will not be answered until ${isOff ? 'it is on again' : 'it is'}.`
          : null;
  return h('div', { role: 'status' }, words && h('div', { class: 'connection-bar' }, words));
}
