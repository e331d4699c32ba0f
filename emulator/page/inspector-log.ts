import type { Logged } from '../protocol.ts';
import { coalesced } from './coalesced.ts';
import { isSettled } from './exchange.ts';
import { getState, setState } from './store.ts';
import { fetchLog } from './wire.ts';

/** How many the inspector holds; older ones stay in the workspace's own log. */
export const KEPT = 300;
/** How far back an entry that waits for its answer is asked for again. */
const REVISITED = 50;

/** Fetches what is new in the log, while somebody looks. */
export const refreshLog = coalesced(async () => {
  const { inspector, log } = getState();
  if (!inspector) return;
  const open = log.slice(-REVISITED).find((entry) => !isSettled(entry));
  const after = open ? open.n - 1 : (log.at(-1)?.n ?? null);
  try {
    let page = await fetchLog(after, KEPT);
    // A workspace that was started again counts from 1 again, and may have written more than can be shown.
    const isOther = after !== null && page.newest < (log.at(-1)?.n ?? 0);
    const isFarBehind = (page.entries.at(-1)?.n ?? page.newest) < page.newest;
    if (isOther || isFarBehind) page = await fetchLog(null, KEPT);
    if (getState().inspector) setState({ log: joined(isOther ? [] : log, page.entries) });
  } catch {
    // The stream's own break says that the workspace is away, and its return fetches again.
  }
});

function joined(before: readonly Logged[], fetched: readonly Logged[]): readonly Logged[] {
  const from = fetched[0]?.n;
  if (from === undefined) return before;
  return [...before.filter((entry) => entry.n < from), ...fetched].slice(-KEPT);
}
