import { become, refreshOpenChannel, refreshState } from './sync.ts';
import { HOME, channelById, getState, setState } from './store.ts';
import { actAloud, me } from './wire.ts';

/** Where we are stands in the address, so that several windows may be several people and Back goes back: `#team=acme&as=U1&at=C1&thread=…&canvas=…&m=…`. */
type Route = {
  team: string | null;
  as: string | null;
  at: string | null;
  thread: string | null;
  canvas: string | null;
  target: string | null;
};

function readRoute(): Route {
  const hash = new URLSearchParams(location.hash.slice(1));
  const query = new URLSearchParams(location.search);
  const of = (key: string) => hash.get(key) ?? query.get(key);
  return { team: of('team'), as: of('as'), at: of('at'), thread: of('thread'), canvas: of('canvas'), target: of('m') };
}

function address(route: Partial<Route>): string {
  const hash = new URLSearchParams(location.hash.slice(1));
  // What else stands there is not ours, and stays.
  for (const key of ['team', 'as', 'at', 'thread', 'canvas', 'm']) hash.delete(key);
  const { team, teams } = getState().snapshot ?? { teams: [] };
  if (team && teams.length > 1) hash.set('team', team.domain);
  if (route.as) hash.set('as', route.as);
  if (route.at) hash.set('at', route.at);
  if (route.thread) hash.set('thread', route.thread);
  if (route.canvas) hash.set('canvas', route.canvas);
  if (route.target) hash.set('m', route.target);
  return `${location.pathname}#${hash.toString()}`;
}

function remember(how: 'push' | 'replace'): void {
  const { as, at, thread, canvas } = getState();
  const to = address({ as, at, thread, canvas });
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
}

export async function startRouting(): Promise<void> {
  const { team, as, at, thread, canvas, target } = readRoute();
  setState({ at, thread, canvas, target });
  addEventListener('popstate', () => void follow());
  await become(as, team);
  remember('replace');
}

/** The address changed under us: Back, Forward, or a hand-typed one. */
async function follow(): Promise<void> {
  const route = readRoute();
  const { as, team } = getState();
  if ((route.team ?? team) !== team) await become(route.as, route.team);
  else if (route.as !== null && route.as !== as) await become(route.as);
  go(route.at ?? getState().at, route, false);
}

function go(at: string | null, more: Partial<Route>, push = true): void {
  const moved = at !== getState().at;
  setState({
    at,
    thread: more.thread ?? null,
    canvas: more.canvas ?? null,
    target: more.target ?? null,
    drawer: false,
  });
  if (push) remember('push');
  if (at === HOME) {
    if (moved) void actAloud({ do: 'open-home', as: me() });
  } else void refreshOpenChannel();
}

export function openChannel(id: string): void {
  go(id, {});
}

export function openHome(): void {
  go(HOME, {});
}

export function openThread(ts: string | null): void {
  setState({ thread: ts, canvas: null });
  remember('push');
}

/** Opens a canvas beside the channel, where the thread stood; null shuts it. */
export function openCanvas(id: string | null): void {
  setState({ canvas: id, thread: null });
  remember('push');
}

/** Goes to one message, in its thread when it is a reply. */
export function openMessage(channel: string, target: string, thread: string | null = null): void {
  go(channel, { target, thread });
}

/** Opens the direct messages with somebody. */
export async function openDirect(personId: string): Promise<void> {
  const result = await actAloud({ do: 'open-dm', as: me(), with: personId });
  if (!result.ok || !result.channel) return;
  // A conversation opened for the first time is in the next snapshot only.
  await refreshState();
  openChannel(result.channel);
}

/** Opens the direct messages with these people, one or several. */
export async function openConversation(people: readonly string[]): Promise<void> {
  const result = await actAloud({ do: 'open-group', as: me(), with: [...people] });
  if (!result.ok || !result.channel) return;
  await refreshState();
  openChannel(result.channel);
}

export async function actAs(id: string): Promise<void> {
  setState({ thread: null, canvas: null, target: null, drawer: false });
  await become(id);
  remember('push');
}

/** Goes over to another workspace, as whoever it names first. */
export async function enterTeam(team: string): Promise<void> {
  setState({ at: null, thread: null, canvas: null, target: null, drawer: false });
  await become(null, team);
  remember('push');
}

export function addressAs(id: string): string {
  return address({ as: id });
}

/** Where a channel is, for whoever this window acts as. */
export function channelAddress(at: string): string {
  return address({ as: getState().as, at });
}

export function channelLink(at: string): string {
  return location.origin + address({ at });
}

/** A link to one message that works in any window, whoever that acts as. */
export function messageLink(channel: string, ts: string): string {
  return location.origin + address({ at: channel, target: ts });
}

type InsideLink = { channel: string; ts: string | null; thread: string | null } | { canvas: string };

/** What a link inside the workspace points at: our own, or a permalink as Slack writes it (`…/archives/C1/p1700000000000100`, `…/docs/T1/F1`). */
export function insideLink(url: string): InsideLink | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const hash = new URLSearchParams(parsed.hash.slice(1));
  const at = hash.get('at');
  const canvas = parsed.origin === location.origin ? hash.get('canvas') : null;
  const doc = /^\/(?:docs\/T[A-Z0-9]+\/(F[A-Z0-9]+)\/?|files\/[UWB][A-Z0-9]+\/(F[A-Z0-9]+)\/canvas)$/.exec(
    parsed.pathname,
  );
  const named = canvas ?? doc?.[1] ?? doc?.[2];
  if (named) return { canvas: named };
  if (parsed.origin === location.origin && at && channelById(at))
    return { channel: at, ts: hash.get('m'), thread: hash.get('thread') };
  const slack = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?\/?$/.exec(parsed.pathname);
  const channel = slack?.[1];
  if (!slack || !channel || !channelById(channel)) return null;
  return {
    channel,
    ts: slack[2] ? `${slack[2]}.${slack[3] ?? ''}` : null,
    thread: parsed.searchParams.get('thread_ts'),
  };
}
