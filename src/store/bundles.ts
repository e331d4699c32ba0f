import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asMatterId, type MatterId, type TeamId, type UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { finish, type Claimed } from './errands.ts';
import { sendAbout } from './matters.ts';
import { outboxChannel } from './outbox.ts';
import type { HeldItem } from './tables/bundles.ts';
import type { Db } from './tables/db.ts';

/**
 * Puts a claimed errand into its person's bundle, which is told at `until`, and ends it.
 * @throws when the lease was lost: somebody else carries it out by then.
 */
export const hold = (
  db: Db,
  claimed: Claimed,
  { person, item, until }: { readonly person: UserId; readonly item: HeldItem; readonly until: Instant },
  now: Instant,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { team_id: team } = claimed;
    if (!(await finish(trx, claimed, now, { receipt: null }))) throw new Error('somebody else carries this out by now');
    const fresh = asMatterId(randomUUID());
    const { id } = await trx
      .insertInto('bundles')
      .values({ id: fresh, team_id: team, person, items: JSON.stringify([item]) })
      .onConflict((conflict) =>
        conflict
          .columns(['team_id', 'person'])
          .where('closed_at', 'is', null)
          .doUpdateSet({ items: sql`bundles.items || excluded.items` }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    if (id === fresh) await sendAbout(trx, { team, id }, [{ type: 'tell-bundle', person }], until);
  });

/**
 * Closes a bundle with what of it is told. False when something was added since it was read: `count` is how much it held
 * then.
 */
export async function closeBundle(
  db: Db,
  id: MatterId,
  { count, told }: { readonly count: number; readonly told: readonly HeldItem[] },
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('bundles')
    .set({ items: JSON.stringify(told), closed_at: new Date(now) })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where(sql<number>`jsonb_array_length(items)`, '=', count)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Has a claimed errand carried out at another time. Its time counts as the one at which it was asked for: it is not late before. */
export async function retime(db: Db, { id, lease }: Claimed, until: Instant): Promise<void> {
  const at = new Date(until);
  await db
    .updateTable('outbox')
    .set({ created_at: at, place: at, next_try_at: at })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}

/** Has somebody look at once what waits for these people: their quiet hours may have changed, or their zone. */
export async function wakeBundles(db: Db, team: TeamId, people: readonly UserId[], now: Instant): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ next_try_at: new Date(now) })
    .where('done_at', 'is', null)
    .where('matter_id', 'in', (eb) =>
      eb
        .selectFrom('bundles')
        .select('bundles.id')
        .where('bundles.team_id', '=', team)
        .where('closed_at', 'is', null)
        .where(sql<boolean>`person = any(${people}::text[])`),
    )
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await sql`select pg_notify(${outboxChannel}, '')`.execute(db);
}
