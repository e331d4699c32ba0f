import type { Person } from '../../protocol.ts';
import { badges } from '../badges.ts';
import { channelById, channelLabel, getState, HOME, workspace } from '../store.ts';
import { hashFor, splitAddress } from './address.ts';
import type { News, Request, Somebody } from './news.ts';

/** Whether this page is one pane of the split view. */
export const isPane = window.parent !== window;

function somebody(who: Person): Somebody {
  const { id, name, realName, color, isBot, locale, tz } = who;
  const city = tz.split('/').at(-1)?.replaceAll('_', ' ') ?? tz;
  return { id, name, realName, color, isBot, about: [`${locale} · ${city}`, ...badges(who)].join(' · ') };
}

let told = '';

/** Says where we are to the split view around this pane; nothing when there is none, or when it knows. */
export function tellSplitView(): void {
  const { snapshot, at } = getState();
  if (!isPane || !snapshot) return;
  const channel = channelById(at);
  const news: News = {
    kind: 'pane',
    hash: location.hash.slice(1),
    place: at === HOME ? 'Home' : channel ? channelLabel(channel) : '',
    me: somebody(snapshot.me),
    people: snapshot.people.filter((each) => !each.isBot && !each.deleted).map(somebody),
    unread: snapshot.channels.reduce((sum, each) => sum + each.unread, 0),
  };
  const words = JSON.stringify(news);
  if (words === told) return;
  told = words;
  window.parent.postMessage(news, location.origin);
}

/** This window and somebody else's, at the same place, side by side. Without `other`, the next person there is. */
export function besideAddress(other?: string): string {
  const { people, me } = workspace();
  const others = people.filter((each) => !each.isBot && !each.deleted && each.id !== me.id);
  const next = other ?? others[0]?.id;
  const here = location.hash.slice(1);
  return splitAddress({ hashes: next === undefined ? [here] : [here, hashFor(here, next)], shares: [] });
}

/** Has the split view around this pane open somebody beside it. */
export function openBeside(person: string): void {
  const request: Request = { kind: 'beside', hash: hashFor(location.hash.slice(1), person) };
  window.parent.postMessage(request, location.origin);
}

/** Whether what this page shows can be seen at all: its window, and its pane where the split view shows one at a time. */
export function inSight(): boolean {
  const frame = window.frameElement;
  return (
    document.visibilityState === 'visible' && (frame === null || frame.checkVisibility({ visibilityProperty: true }))
  );
}
