import { sql, type Selectable } from 'kysely';
import type { DeadlineId, EscalationId, TeamId } from '../domain/ids.ts';
import type { DeadlineKind } from '../domain/intents.ts';
import { day, minute, second, type Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';
import type { OutboxTable } from '../store/tables/outbox.ts';

/** A deadline is swept every five seconds: one that is later than this is kept by nobody. */
const overdueAfterMs = 30 * second;
const stuckAfterMs = 2 * minute;
/** A message holds no more; the rest is counted. */
const mostListed = 20;

/**
 * What, given up, somebody would go on waiting for or act on without knowing. A page and a room that fail come back as
 * facts. A note is told on the card and kept in the timeline as well, the topic says what the card says, a room serves
 * without its fittings, whoever wrote the source's message is not asked to act, and a second copy says that it is one.
 * Screens of what is resolved ask nothing of anybody: their room may well be archived.
 */
const missed = sql<boolean>`(errand ->> 'type' in ('tell-channel', 'tell-person', 'invite') or matter_id is not null
  or errand ->> 'type' = 'show' and slot <> 'topic' and status <> 'resolved')`;

type ErrandType = Selectable<OutboxTable>['errand']['type'];

/** Something that should have happened: of which escalation, null for what is about schedules, and since when it is late. */
export type Trouble = {
  readonly escalation: EscalationId | null;
  readonly number: number | null;
  /** Where its policy says that somebody always looks; null for the one of everything else. */
  readonly channel: string | null;
  readonly since: Instant;
} & (
  | { readonly kind: 'overdue'; readonly id: DeadlineId; readonly promise: DeadlineKind }
  | { readonly kind: 'stuck'; readonly id: string; readonly errand: ErrandType }
  | { readonly kind: 'given-up'; readonly id: string; readonly errand: ErrandType; readonly failure: string }
);

export type Standing = { readonly overdue: number; readonly stuck: number; readonly stuckPages: number };

/** How many promises nobody keeps and how many errands don't get through, whether it was raised or not. */
export async function countTroubles(db: Db, team: TeamId, now: Instant): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select (select count(*)::int from deadlines
             where team_id = ${team} and settled_at is null and due_at <= ${overdueAt(now)}) as "overdue",
           count(*)::int as "stuck", count(*) filter (where lane = 0)::int as "stuckPages"
      from outbox
     where team_id = ${team} and done_at is null and lane <= 1 and created_at <= ${stuckAt(now)}`.execute(db);
  return rows[0] ?? { overdue: 0, stuck: 0, stuckPages: 0 };
}

/**
 * What is late and was not raised yet, latest first: deadlines that are due and unsettled; what pages and tells people and
 * doesn't get through; and what was given up and would be missed.
 */
export async function listUnraised(db: Db, team: TeamId, now: Instant): Promise<readonly Trouble[]> {
  // One after the other: a transaction has one connection.
  const overdue = await listOverdue(db, team, now);
  const stuck = await listStuck(db, team, now);
  const givenUp = await listGivenUp(db, team, now);
  return [...overdue, ...stuck, ...givenUp].toSorted((a, b) => a.since - b.since);
}

/** Whether something that was raised is over since. */
export async function isAnythingOver(db: Db, team: TeamId): Promise<boolean> {
  const { rows } = await sql`
    select from deadlines where team_id = ${team} and raised_at is not null and settled_at is not null
    union all
    select from outbox where team_id = ${team} and raised_at is not null and done_at > raised_at
    limit 1`.execute(db);
  return rows.length > 0;
}

const overdueAt = (now: Instant) => new Date(now - overdueAfterMs);
const stuckAt = (now: Instant) => new Date(now - stuckAfterMs);

async function listOverdue(db: Db, team: TeamId, now: Instant): Promise<readonly Trouble[]> {
  const rows = await db
    .selectFrom('deadlines')
    .innerJoin('escalations', 'escalations.id', 'deadlines.escalation_id')
    .select(['deadlines.id', 'escalation_id', 'number', 'deadlines.kind', 'due_at', 'terms'])
    .where('deadlines.team_id', '=', team)
    .where('settled_at', 'is', null)
    .where('due_at', '<=', overdueAt(now))
    .where('raised_at', 'is', null)
    .orderBy('due_at')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({
    kind: 'overdue',
    id: row.id,
    escalation: row.escalation_id,
    number: row.number,
    channel: row.terms.fallbackChannel,
    since: row.due_at.getTime(),
    promise: row.kind,
  }));
}

const errands = (db: Db, team: TeamId) =>
  db
    .selectFrom('outbox')
    .leftJoin('escalations', 'escalations.id', 'outbox.escalation_id')
    .select(['outbox.id', 'escalation_id', 'number', 'errand', 'created_at', 'failure', 'terms'])
    .where('outbox.team_id', '=', team)
    .where('raised_at', 'is', null)
    .orderBy('created_at')
    .limit(mostListed);

type ErrandRow = Awaited<ReturnType<ReturnType<typeof errands>['execute']>>[number];

const ofErrand = (row: ErrandRow) => ({
  id: row.id,
  escalation: row.escalation_id,
  number: row.number,
  channel: row.terms?.fallbackChannel ?? null,
  since: row.created_at.getTime(),
  errand: row.errand.type,
});

async function listStuck(db: Db, team: TeamId, now: Instant): Promise<readonly Trouble[]> {
  const rows = await errands(db, team)
    .where('lane', '<=', 1)
    .where('done_at', 'is', null)
    .where('created_at', '<=', stuckAt(now))
    .execute();
  return rows.map((row) => ({ kind: 'stuck', ...ofErrand(row) }));
}

async function listGivenUp(db: Db, team: TeamId, now: Instant): Promise<readonly Trouble[]> {
  const rows = await errands(db, team)
    .where('failure', 'is not', null)
    .where('done_at', '>', new Date(now - day))
    .where(missed)
    .execute();
  return rows.map((row) => ({ kind: 'given-up', ...ofErrand(row), failure: row.failure ?? '' }));
}
