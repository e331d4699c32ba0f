import type { TeamId, UserId } from '../domain/ids.ts';
import { byDefault, type Reach } from '../domain/reach.ts';
import type { Db } from '../store/tables/db.ts';
import { hoursOf } from './quiet-hours.ts';

/** How somebody wants to be reached. */
export async function findReach(db: Db, team: TeamId, user: UserId): Promise<Reach> {
  const row = await db
    .selectFrom('reach')
    .select(['language', 'email', 'email_after', 'webhook', 'webhook_after', 'quiet_from', 'quiet_to'])
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .executeTakeFirst();
  if (!row) return byDefault;
  const { language, email, email_after: emailAfter, webhook, webhook_after: webhookAfter } = row;
  return {
    language,
    email: email !== null && emailAfter !== null ? { address: email, after: emailAfter } : null,
    webhook: webhook !== null && webhookAfter !== null ? { url: webhook, after: webhookAfter } : null,
    quiet: hoursOf(row.quiet_from, row.quiet_to),
  };
}
