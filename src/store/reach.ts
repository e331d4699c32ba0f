import type { TeamId, UserId } from '../domain/ids.ts';
import type { Reach } from '../domain/reach.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './tables/db.ts';

/** Keeps what a person chose; their secret stays as it is. */
export async function saveReach(db: Db, team: TeamId, user: UserId, reach: Reach, now: Instant): Promise<void> {
  const chosen = {
    language: reach.language,
    email: reach.email?.address ?? null,
    email_after: reach.email?.after ?? null,
    webhook: reach.webhook?.url ?? null,
    webhook_after: reach.webhook?.after ?? null,
    quiet_from: reach.quiet?.from ?? null,
    quiet_to: reach.quiet?.to ?? null,
    changed_at: new Date(now),
  };
  await db
    .insertInto('reach')
    .values({ team_id: team, user_id: user, ...chosen })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(chosen))
    .execute();
}

/** Keeps a new secret in the place of the one before, or (`first`) only where there is none. Answers the one that holds. */
export async function saveSecret(
  db: Db,
  { team, user }: { readonly team: TeamId; readonly user: UserId },
  secret: string,
  which: 'new' | 'first',
  now: Instant,
): Promise<string> {
  const { webhook_secret: holds } = await db
    .insertInto('reach')
    .values({ team_id: team, user_id: user, webhook_secret: secret, changed_at: new Date(now) })
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'user_id']).doUpdateSet((eb) => ({
        webhook_secret: which === 'new' ? secret : eb.fn.coalesce('reach.webhook_secret', eb.val(secret)),
      })),
    )
    .returning('webhook_secret')
    .executeTakeFirstOrThrow();
  return holds ?? secret;
}

/** The secret that signs what somebody's webhook gets. */
export async function findSecret(db: Db, team: TeamId, user: UserId): Promise<string | null> {
  const row = await db
    .selectFrom('reach')
    .select('webhook_secret')
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.webhook_secret ?? null;
}
