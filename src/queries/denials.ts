import type { EscalationId, TeamId } from '../domain/ids.ts';
import type { KeptDenial } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';

/** More than a screen shows. */
const mostListed = 50;

/** Who was not allowed something about one escalation, the latest first. */
export const listDenialsOf = (db: Db, team: TeamId, about: EscalationId): Promise<readonly KeptDenial[]> =>
  list(db, team, (query) => query.where('about', '=', about));

/** Who was not allowed something since `since`, whatever it was about, the latest first. */
export const listDenialsSince = (db: Db, team: TeamId, since: Instant): Promise<readonly KeptDenial[]> =>
  list(db, team, (query) => query.where('last_at', '>=', new Date(since)));

const selected = (db: Db, team: TeamId) =>
  db.selectFrom('refusals').select(['by', 'standing', 'asked', 'times', 'last_at']).where('team_id', '=', team);
type Query = ReturnType<typeof selected>;

async function list(db: Db, team: TeamId, where: (query: Query) => Query): Promise<readonly KeptDenial[]> {
  const rows = await where(selected(db, team)).orderBy('last_at', 'desc').limit(mostListed).execute();
  return rows.map(({ last_at: lastAt, ...rest }) => ({ ...rest, lastAt: lastAt.getTime() }));
}
