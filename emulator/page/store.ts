import { useEffect, useReducer } from 'preact/hooks';
import type { Channel, Logged, Message, Person, Snapshot } from '../protocol.ts';
import type { Reader } from './dates.ts';

/** The place that is no channel. */
export const HOME = 'home';

export type Toast = { id: string; text: string };

export type State = {
  team: string | null; // domain of the workspace
  as: string | null; // who we act as
  at: string | null; // a channel's id, or HOME
  thread: string | null; // ts of the thread standing open
  canvas: string | null; // id of the canvas standing open in its place
  target: string | null; // ts of the message a link pointed at
  snapshot: Snapshot | null;
  messages: ReadonlyMap<string, readonly Message[]>;
  stream: 'connecting' | 'live' | 'lost';
  failure: string | null; // why nothing can be shown at all
  toasts: readonly Toast[];
  drawer: boolean; // the sidebar on a phone
  inspector: boolean; // the panel of what passes between the app and Slack
  log: readonly Logged[]; // what it shows, oldest first
};

let state: State = {
  team: null,
  as: null,
  at: null,
  thread: null,
  canvas: null,
  target: null,
  snapshot: null,
  messages: new Map(),
  stream: 'connecting',
  failure: null,
  toasts: [],
  drawer: false,
  inspector: false,
  log: [],
};

const listeners = new Set<() => void>();

export function getState(): State {
  return state;
}

export function setState(patch: Partial<State>): void {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
}

/** Draws the component again at every change of the state. The root alone does; what is below reads `getState`. */
export function useAppState(): State {
  const [, again] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    const listener = () => again();
    listeners.add(listener);
    // What changed between the first drawing and this effect would be missed otherwise.
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return state;
}

/** The snapshot, for what is only drawn once there is one. */
export function workspace(): Snapshot {
  if (!state.snapshot) throw new Error('The workspace is not loaded yet');
  return state.snapshot;
}

export function person(id: string): Person | undefined {
  return state.snapshot?.people.find((each) => each.id === id);
}

export function channelById(id: string | null): Channel | undefined {
  return state.snapshot?.channels.find((each) => each.id === id);
}

export function reader(): Reader {
  const me = state.snapshot?.me;
  return { locale: me?.locale ?? 'en-US', tz: me?.tz ?? 'UTC' };
}

/** The workspace that something is about, where there are several to tell apart; '' for none in particular. */
export function teamName(id: string | undefined): string {
  const teams = state.snapshot?.teams ?? [];
  return teams.length > 1 ? (teams.find((each) => each.id === id)?.name ?? '') : '';
}

/** How people are called everywhere on the page, and channels where words mention them. */
export function nameOf(id: string): string {
  const found = person(id);
  if (found) return found.realName || found.name;
  const channel = channelById(id);
  return channel ? channelLabel(channel) : id;
}

/** Whether it is between people, and no channel. */
export function isDirect(channel: Channel): boolean {
  return channel.kind === 'dm' || channel.kind === 'group';
}

/** Who else is in the direct messages of several. */
export function othersIn(channel: Channel): string[] {
  return channel.members.filter((id) => id !== state.snapshot?.me.id);
}

/** `#general`, or for direct messages the names of the others. */
export function channelLabel(channel: Channel): string {
  if (channel.kind === 'group') return othersIn(channel).map(nameOf).join(', ');
  return channel.kind === 'dm' ? nameOf(channel.name) : `#${channel.name}`;
}

/** Whether this is an app's messages tab that its manifest made read-only. */
export function isReadOnly(channel: Channel): boolean {
  const apps = state.snapshot?.apps ?? [];
  return channel.kind === 'dm' && apps.some((app) => app.botUserId === channel.name && app.messagesReadOnly);
}

let ahead = 0;

/** Remembers how far the workspace's clock is from this browser's. */
export function setWorkspaceNow(now: number): void {
  ahead = now - Date.now();
}

/** Workspace time, epoch milliseconds. */
export function workspaceNow(): number {
  return Date.now() + ahead;
}

let toastCount = 0;

/** Says something for ten seconds, unless the same words stand already. */
export function say(text: string): void {
  if (state.toasts.some((toast) => toast.text === text)) return;
  const toast = { id: `t${++toastCount}`, text };
  setState({ toasts: [...state.toasts, toast] });
  setTimeout(() => hideToast(toast.id), 10_000);
}

export function hideToast(id: string): void {
  setState({ toasts: state.toasts.filter((toast) => toast.id !== id) });
}
