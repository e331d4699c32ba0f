import type { Selectable } from 'kysely';
import type { Standing } from '../domain/can.ts';
import type { EscalationId, TeamId, UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { databaseMs } from './clock.ts';
import type { RequestKey } from './inbox.ts';
import { only, statement } from './statement.ts';
import type { Db, Trx } from './tables/db.ts';
import type { DeadlinesTable } from './tables/deadlines.ts';
import type { PagesTable } from './tables/pages.ts';
import { toEscalation, type EscalationRow } from './tables/row.ts';

type PageRow = Selectable<PagesTable>;

/** Not the key: rows that refer to the escalation may be written while it is locked. */
const locking = `
  select * from escalations where team_id = $1 and id = any($2::uuid[]) order by id for no key update`;
const locks = {
  wait: statement<EscalationRow>(locking),
  skip: statement<EscalationRow>(`${locking} skip locked`),
};

/**
 * Locks escalations until commit: two people who answer at once are put in order here, and the second sees what the first
 * did. Always in the order of their ids, so that whoever locks several never waits for somebody who waits for them.
 * `skip` passes over those that somebody holds at this moment.
 */
export const lock = (
  trx: Trx,
  team: TeamId,
  ids: readonly EscalationId[],
  held: keyof typeof locks = 'wait',
): Promise<readonly EscalationRow[]> => locks[held](trx, team, ids);

const pagesOf = statement<PageRow>('select * from pages where escalation_id = $1 order by position');

const forDecision = statement<{ ms: number; standing: Standing | null; taken: boolean; pages: PageRow[] }>(`
  select ${databaseMs} as ms,
         (select standing from people where team_id = $1 and user_id = $2) as standing,
         exists (select from inbox where team_id = $1 and key = $3) as taken,
         (select coalesce(json_agg(p order by position), '[]') from pages p where escalation_id = $4) as pages`);

/**
 * All that a decision about a locked escalation needs besides its row: the time, who asks, whether the request was taken
 * before, and the pages. It is read after the lock and not with it, as it is then.
 */
export const readForDecision = async (trx: Trx, row: EscalationRow, by: UserId | null, request: RequestKey | null) =>
  only(await forDecision(trx, row.team_id, by, request?.key ?? null, row.id));

type OpenDeadline = Pick<Selectable<DeadlinesTable>, 'escalation_id' | 'kind' | 'tier' | 'round'> & {
  readonly dueMs: Instant;
};

const forSettling = statement<{ ms: number; open: OpenDeadline[]; pages: PageRow[] }>(`
  select ${databaseMs} as ms,
         (select coalesce(json_agg(json_build_object('escalation_id', escalation_id, 'kind', kind, 'tier', tier,
                   'round', round, 'dueMs', floor(extract(epoch from due_at) * 1000)) order by due_at, kind), '[]')
            from deadlines where escalation_id = any($1::uuid[]) and settled_at is null) as open,
         (select coalesce(json_agg(p order by position), '[]') from pages p
           where escalation_id = any($1::uuid[])) as pages`);

/**
 * What settling needs to know of escalations that are locked, so that nobody else can settle them any more: the time, the
 * open deadlines in the order in which they are due, and the pages in the order in which they were made.
 */
export const readForSettling = async (trx: Trx, ids: readonly EscalationId[]) => only(await forSettling(trx, ids));

const forOpening = statement<{ ms: number; standing: Standing | null; earlier: EscalationId | null }>(`
  select ${databaseMs} as ms,
         (select standing from people where team_id = $1 and user_id = $2) as standing,
         (select id from escalations where team_id = $1 and request_key = $3) as earlier`);

/** What opening needs to know: the time, who asks, and what the same request has opened before. */
export const readForOpening = async (db: Db, team: TeamId, by: UserId, requestKey: string) =>
  only(await forOpening(db, team, by, requestKey));

const one = statement<EscalationRow>('select * from escalations where team_id = $1 and id = $2');

/** An escalation as it is now. */
export async function read(db: Db, team: TeamId, id: EscalationId) {
  const [row] = await one(db, team, id);
  return row && toEscalation(row, await pagesOf(db, id));
}
