import { sql } from 'kysely';
import type { MatterId, TeamId, UserId } from '../domain/ids.ts';
import { bundleSlot } from '../domain/matters.ts';
import type { HeldItem } from '../store/tables/bundles.ts';
import type { Db } from '../store/tables/db.ts';
import type { Receipt } from '../store/tables/outbox.ts';

export type Bundle = {
  readonly id: MatterId;
  readonly person: UserId;
  /** In the order in which they were asked for. */
  readonly items: readonly HeldItem[];
  readonly closed: boolean;
};

export async function findBundle(db: Db, team: TeamId, id: MatterId): Promise<Bundle | null> {
  const row = await db
    .selectFrom('bundles')
    .select(['id', 'person', 'items', 'closed_at'])
    .where('team_id', '=', team)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const items = row.items.toSorted((a, b) => Number(a.id) - Number(b.id));
  return { id: row.id, person: row.person, items, closed: row.closed_at !== null };
}

/** The bundle that a message tells; null where it tells one thing only. */
export async function findBundleAt(db: Db, team: TeamId, { channel, ts }: Receipt): Promise<Bundle | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('matter_id')
    .where('team_id', '=', team)
    .where('slot', '=', bundleSlot)
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return row?.matter_id ? findBundle(db, team, row.matter_id) : null;
}

/** How many messages wait for somebody until their quiet hours are over. */
export async function countHeld(db: Db, team: TeamId, person: UserId): Promise<number> {
  const row = await db
    .selectFrom('bundles')
    .select(sql<number>`jsonb_array_length(items)`.as('count'))
    .where('team_id', '=', team)
    .where('person', '=', person)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}
