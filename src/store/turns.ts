import type { TeamId, UserId } from '../domain/ids.ts';
import type { Terms } from '../domain/terms.ts';
import { turnNames, type Turns } from '../domain/turns.ts';
import { statement } from './statement.ts';
import type { Trx } from './tables/db.ts';

const begin = statement<object>(`
  insert into turns (team_id, turn, latest)
  select $1, turn, '{}' from unnest($2::text[]) turn order by turn
  on conflict (team_id, turn) do nothing`);

const take = statement<{ turn: string; latest: UserId[] }>(`
  select turn, latest from turns where team_id = $1 and turn = any($2::text[]) order by turn for update`);

const keep = statement<object>(`
  update turns t set latest = k.latest
    from jsonb_populate_recordset(null::turns, $2) k where t.team_id = $1 and t.turn = k.turn`);

/**
 * Reads whose turn it was last and holds that until commit, so that of two who page at once the second goes on where the
 * first ended. Always in the order of their names, after any escalation: nobody waits in a circle.
 */
export async function takeTurns(trx: Trx, team: TeamId, terms: readonly Terms[]): Promise<Turns> {
  const names = [...new Set(terms.flatMap(turnNames))];
  if (names.length === 0) return {};
  await begin(trx, team, names);
  return Object.fromEntries((await take(trx, team, names)).map(({ turn, latest }) => [turn, latest]));
}

/** Keeps the turns that were taken, where they have changed. */
export async function keepTurns(trx: Trx, team: TeamId, before: Turns, after: Turns): Promise<void> {
  const changed = Object.entries(after).flatMap(([turn, latest]) =>
    latest === before[turn] ? [] : [{ team_id: team, turn, latest }],
  );
  if (changed.length > 0) await keep(trx, team, JSON.stringify(changed));
}
