import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord, parsed } from '../json.ts';
import type { Core, State } from './core.ts';

/** What outlives a restart: all but what lasts for moments only (open modals, triggers, response_urls, notices). */
type Kept = Pick<State, 'people' | 'groups' | 'channels' | 'messages' | 'views'> &
  Partial<Pick<State, 'files' | 'canvases'>>;

const SHAPE = 1;
const SAVED_WITHIN_MS = 1000;

/** The state a file holds for this app, with how far its clock was ahead; `null` when there is none that fits. */
export function loadState(file: string, appId: string): { state: State; offset: number } | null {
  const text = readText(file);
  const saved = text === null ? null : parsed(text, revive);
  if (!isRecord(saved) || saved['shape'] !== SHAPE || saved['app'] !== appId || !isKept(saved['state'])) return null;
  const offset = typeof saved['offset'] === 'number' ? saved['offset'] : 0;
  // A file of before there were files and canvases holds none.
  const since: Pick<State, 'files' | 'canvases'> = { files: new Map(), canvases: new Map() };
  const moments = { triggers: new Map(), responseUrls: new Map(), notices: [] };
  return { state: { ...since, ...saved['state'], ...moments }, offset };
}

/** Keeps the file true: soon after every change, and once more at the end. */
export function keepState(core: Core, file: string): { stop(): void } {
  let due: NodeJS.Timeout | undefined;
  const save = () => {
    due = undefined;
    saveState(file, core.app.id, core.state, core.clock.offset());
  };
  const forget = core.changes.listen((change) => {
    if (change.type === 'log') return;
    due ??= setTimeout(save, SAVED_WITHIN_MS).unref();
  });
  return {
    stop() {
      forget();
      clearTimeout(due);
      save();
    },
  };
}

/** Writes the whole state, so that a crash leaves either the old file or the new one. */
function saveState(file: string, appId: string, state: State, offset: number): void {
  const homes = new Map([...state.views].filter(([, view]) => view.type === 'home'));
  const { people, groups, channels, messages, files, canvases } = state;
  const kept: Kept = { people, groups, channels, messages, files, canvases, views: homes };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ shape: SHAPE, app: appId, offset, state: kept }, flatten));
  renameSync(`${file}.new`, file);
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
