import { evenly, MOST_PANES, readLayout } from './address.ts';
import type { News, Somebody } from './news.ts';

export type Pane = {
  key: number;
  start: string; // the address its frame was opened with
  hash: string; // where it is now
  share: number; // of the width, in percent
  news: News | null; // what it said last; null while it is opening
};

/** What the parts around the panes can do with them. */
export type PanesProps = {
  panes: readonly Pane[];
  shown: number; // key of the one in sight, where there is room for one only
  show(key: number): void;
  add(hash: string): void;
  become(pane: Pane, person: string): void;
  close(pane: Pane): void;
};

function pane(key: number, hash: string, share: number): Pane {
  return { key, start: hash, hash, share, news: null };
}

export function firstPanes(address: string): Pane[] {
  const { hashes, shares } = readLayout(address);
  return hashes.map((hash, at) => pane(at + 1, hash, shares[at] ?? 100));
}

/** One more, as wide as the others are on average, if there is room. */
export function added(panes: readonly Pane[], hash: string): Pane[] {
  if (panes.length >= MOST_PANES) return [...panes];
  const [share = 100] = evenly(panes.length + 1);
  const key = Math.max(0, ...panes.map((each) => each.key)) + 1;
  return [...panes.map((each) => ({ ...each, share: each.share * (1 - share / 100) })), pane(key, hash, share)];
}

/** The others, in the same proportions. */
export function without(panes: readonly Pane[], key: number): Pane[] {
  const rest = panes.filter((each) => each.key !== key);
  const sum = rest.reduce((total, each) => total + each.share, 0);
  return rest.map((each) => ({ ...each, share: (each.share / sum) * 100 }));
}

export function personName(who: Somebody): string {
  return who.realName || who.name;
}

export function nameOf({ news }: Pane): string {
  return news ? personName(news.me) : 'Opening…';
}

/** Who a new pane would be: those who are in none yet first. */
export function candidates(panes: readonly Pane[]): Somebody[] {
  const people = panes.find((each) => each.news)?.news?.people ?? [];
  const there = new Set(panes.map((each) => each.news?.me.id));
  return people.toSorted((a, b) => Number(there.has(a.id)) - Number(there.has(b.id)));
}
