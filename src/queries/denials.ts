import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { KeptDenial } from '../domain/refusal.ts';
import type { Db } from '../store/tables/db.ts';

/** More than a screen shows. */
const mostListed = 50;

/** Who was not allowed something about one escalation, the latest first. */
export async function listDenialsOf(db: Db, team: TeamId, about: EscalationId): Promise<readonly KeptDenial[]> {
  const rows = await db
    .selectFrom('refusals')
    .select(['by', 'standing', 'asked', 'times', 'last_at'])
    .where('team_id', '=', team)
    .where('about', '=', about)
    .orderBy('last_at', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map(({ last_at: lastAt, ...rest }) => ({ ...rest, lastAt: lastAt.getTime() }));
}
