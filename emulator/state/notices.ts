import type { Core } from './core.ts';
import { secret } from './ids.ts';

/** What Slack itself tells one person when an app fails, for a few seconds. */
export type Notice = { id: string; person: string; text: string };

const SHOWN_MS = 10_000;

export function notify(core: Core, person: string, text: string): void {
  const { state } = core;
  const notice = { id: secret(8), person, text };
  state.notices.push(notice);
  core.changes.tell({ type: 'state' }, [person]);
  setTimeout(() => {
    state.notices = state.notices.filter((each) => each !== notice);
    core.changes.tell({ type: 'state' }, [person]);
  }, SHOWN_MS).unref();
}
