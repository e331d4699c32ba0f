import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord, parsed } from '../json.ts';
import type { State } from './core.ts';
import type { Teams } from './teams.ts';

/** What outlives a restart: all but what lasts for moments only (open modals, triggers, response_urls, notices). */
type Kept = Pick<State, 'people' | 'groups' | 'channels' | 'messages' | 'views'> &
  Partial<Pick<State, 'files' | 'canvases'>>;

const SHAPE = 1;
const SAVED_WITHIN_MS = 1000;

/** What a file holds: how far the clock was ahead, and each workspace's state. */
export type Loaded = { offset: number; first: State; others: ReadonlyMap<string, State> };

/** What the file holds for this app, the other workspaces' states by their ids; `null` when there is none that fits. */
export function loadState(file: string, appId: string): Loaded | null {
  const text = readText(file);
  const saved = text === null ? null : parsed(text, revive);
  if (!isRecord(saved) || saved['shape'] !== SHAPE || saved['app'] !== appId || !isKept(saved['state'])) return null;
  const offset = typeof saved['offset'] === 'number' ? saved['offset'] : 0;
  // A file of before there were several workspaces holds one.
  const others = saved['others'] instanceof Map ? [...saved['others']] : [];
  return {
    offset,
    first: whole(saved['state']),
    others: new Map(others.flatMap(([id, kept]) => (isKept(kept) ? [[String(id), whole(kept)] as const] : []))),
  };
}

function whole(kept: Kept): State {
  // A file of before there were files and canvases holds none.
  const since: Pick<State, 'files' | 'canvases'> = { files: new Map(), canvases: new Map() };
  const moments = { triggers: new Map(), responseUrls: new Map(), notices: [] };
  return { ...since, ...kept, ...moments };
}

/** Keeps the file true: soon after every change, and once more at the end. */
export function keepState(teams: Teams, file: string): { stop(): void } {
  let due: NodeJS.Timeout | undefined;
  const save = () => {
    due = undefined;
    saveState(file, teams);
  };
  const forgets = teams.map((core) =>
    core.changes.listen((change) => {
      if (change.type === 'log') return;
      due ??= setTimeout(save, SAVED_WITHIN_MS).unref();
    }),
  );
  return {
    stop() {
      for (const forget of forgets) forget();
      clearTimeout(due);
      save();
    },
  };
}

/** Writes all of it, so that a crash leaves either the old file or the new one. */
function saveState(file: string, [first, ...rest]: Teams): void {
  const others = new Map(rest.map((core) => [core.team.id, keptOf(core.state)]));
  const saved = { shape: SHAPE, app: first.app.id, offset: first.clock.offset(), state: keptOf(first.state), others };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(saved, flatten));
  renameSync(`${file}.new`, file);
}

function keptOf({ people, groups, channels, messages, files, canvases, views }: State): Kept {
  const homes = new Map([...views].filter(([, view]) => view.type === 'home'));
  return { people, groups, channels, messages, files, canvases, views: homes };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The file is our own: that the parts every one has had are there, in a shape of this number, is all that is asked. */
function isKept(value: unknown): value is Kept {
  const parts = ['people', 'groups', 'channels', 'messages', 'views'];
  return isRecord(value) && parts.every((part) => value[part] instanceof Map);
}

function flatten(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  return value instanceof Set ? { $set: [...value] } : value;
}

function revive(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  if (Array.isArray(value['$map'])) return new Map(value['$map']);
  return Array.isArray(value['$set']) ? new Set(value['$set']) : value;
}
