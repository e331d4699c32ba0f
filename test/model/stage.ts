import pg from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import { vi } from 'vitest';
import { preparing } from '../../src/platform/prepared.ts';
import type { Schema } from '../../src/store/tables/schema.ts';
import { freshDatabase } from '../support/database.ts';
import type { Args } from './slack-channels.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;
type Door = (method: string, args: Args) => Promise<Response>;

/**
 * What all runs share: one database, in whose session a day may have 23 or 25 hours, and the way to each run's Slack.
 * No run sees another's rows: each has a workspace of its own.
 */
export async function openStage() {
  const database = await freshDatabase();
  const own = new pg.Pool({ connectionString: database.url, max: 16, options: '-c timezone=Europe/Madrid' });
  const pool = preparing(own);
  const doors = new Map<string, Door>();
  let workspaces = 0;
  let opened = 0;
  const beyond = globalThis.fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const door = doors.get(url.hostname);
    if (!door) return beyond(input, init);
    const method = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
    return door(method, Object.fromEntries(new URLSearchParams(typeof init?.body === 'string' ? init.body : '')));
  });
  return {
    pool,
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    newTeam(): string {
      workspaces += 1;
      return `T${workspaces}`;
    },
    /** Where a process finds Slack; `close` when it is gone. */
    openDoor(door: Door): { readonly url: string; close(): void } {
      opened += 1;
      const host = `slack-${opened}.model.test`;
      doors.set(host, door);
      return { url: `http://${host}/api/`, close: () => void doors.delete(host) };
    },
    async stop(): Promise<void> {
      vi.unstubAllGlobals();
      await own.end();
      await database.drop();
    },
  };
}
