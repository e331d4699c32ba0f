import type { Escalation } from '../domain/escalation.ts';
import type { Event } from '../domain/events.ts';
import type { DeadlineKind, Intent } from '../domain/intents.ts';
import type { Instant } from '../domain/time.ts';
import { armedBy, deadlineColumns, overBy } from './deadlines.ts';
import type { RequestKey } from './inbox.ts';
import { leaves, outboxChannel, outboxColumns, toOutbox } from './outbox.ts';
import { reaching } from './reaching.ts';
import { changedPages, pageColumns } from './pages.ts';
import { only, statement } from './statement.ts';
import type { Db, Trx } from './tables/db.ts';
import { changingColumns, lastingColumns, seldomColumns, toChanging, toLasting, toSeldom } from './tables/row.ts';

/** What became of one escalation: events (none when only deadlines were settled) and what they ask the world for. */
export type Change = {
  readonly before: Escalation | null;
  readonly state: Escalation;
  readonly events: readonly Event[];
  readonly intents: readonly Intent[];
  /** Kinds of deadlines that were due: they are settled, whatever came of them. */
  readonly due?: readonly DeadlineKind[];
};

const timelineColumns = ['team_id', 'escalation_id', 'seq', 'type', 'at', 'by', 'data'] as const;

/** Rows handed over as one JSON array; the columns are named, so that a column added later keeps its default. */
const insert = (table: string, columns: readonly string[], parameter: number): string =>
  `insert into ${table} (${columns.join(', ')})
   select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $${parameter})`;

/** What opening and changing have in common. All parts see what was there before: what is armed here isn't settled here. */
const consequences = `
  paged as (
    ${insert('pages', pageColumns, 1)}
    on conflict (escalation_id, tier, round, person) do update
      set state = excluded.state, reason = excluded.reason, ways = excluded.ways),
  told as (${insert('timeline', timelineColumns, 2)}),
  -- One that takes another time gets another id: its alarm is set anew, and the old one rings for nothing.
  armed as (
    ${insert('deadlines', deadlineColumns, 3)}
    on conflict (escalation_id, kind, tier, round) do update
       set id = excluded.id, due_at = excluded.due_at, settled_at = null, raised_at = null, alarm_set_at = null),
  -- Updating, not ignoring: it locks the waiting row, so no worker can claim and render it before this is committed.
  leaving as (
    ${insert('outbox', outboxColumns, 4)}
    on conflict (escalation_id, slot) where slot is not null and done_at is null and lease is null
    do update set created_at = excluded.created_at),
  ${reaching(4)}`;

const openingStatement = statement<{ number: number }>(`
  with numbered as (
    insert into teams (team_id, last_number) values ($5, 1)
    on conflict (team_id) do update set last_number = teams.last_number + 1
    returning last_number),
  opened as (
    insert into escalations (number, ${[...lastingColumns, ...changingColumns].join(', ')})
    select last_number, ${[...lastingColumns, ...changingColumns].join(', ')}
      from numbered, jsonb_populate_record(null::escalations, $6)),
  ${consequences}
  select last_number as number, pg_notify('${outboxChannel}', '') from numbered`);

const changingStatement = statement<object>(`
  with changed as (
    update escalations e
       set ${changingColumns.map((column) => `${column} = c.${column}`).join(', ')},
           ${seldomColumns.map((column) => `${column} = coalesce(c.${column}, e.${column})`).join(', ')}
      from jsonb_populate_recordset(null::escalations, $5) c where e.id = c.id),
  settled as (
    update deadlines d set settled_at = s.settled_at
      from jsonb_populate_recordset(null::deadlines, $6) s
     where d.escalation_id = s.escalation_id and d.kind = s.kind and d.settled_at is null),
  heard as (${insert('inbox', ['team_id', 'key', 'at'], 7)}),
  ${consequences}
  select pg_notify('${outboxChannel}', '') where jsonb_array_length($4) > 0`);

/**
 * Writes an escalation that begins, in one statement that holds or fails as a whole, and answers the number that it got:
 * they count per workspace.
 * @throws when the request's key was used before.
 */
export async function saveOpening(db: Db, change: Change, requestKey: string, now: Instant): Promise<number> {
  const { state } = change;
  const record = { ...toLasting(state, requestKey), ...toChanging(state) };
  const rows = await openingStatement(db, ...toParameters([change], now), state.team, JSON.stringify(record));
  return only(rows).number;
}

/**
 * Writes what became of escalations, whose rows must be locked, in one statement; with the request that asked for it.
 * @throws when that request was taken before.
 */
export async function saveChanges(
  trx: Trx,
  changes: readonly Change[],
  now: Instant,
  request: RequestKey | null = null,
): Promise<void> {
  const changed = changes.flatMap(({ before, state, events }) =>
    events.length > 0 ? [{ id: state.id, ...toChanging(state), ...toSeldom(before, state) }] : [],
  );
  const settled = changes.flatMap(({ state, intents, due = [] }) =>
    [...new Set([...due, ...overBy(intents)])].map((kind) => ({
      escalation_id: state.id,
      kind,
      settled_at: new Date(now),
    })),
  );
  const heard = request ? [{ team_id: request.team, key: request.key, at: new Date(now) }] : [];
  const own = [changed, settled, heard].map((rows) => JSON.stringify(rows));
  await changingStatement(trx, ...toParameters(changes, now), ...own);
}

/** The first four parameters of either statement. */
function toParameters(changes: readonly Change[], now: Instant): readonly string[] {
  const rows = changes.map((change) => {
    return {
      pages: changedPages(change.before, change.state),
      timeline: toTimeline(change),
      armed: armedBy(change.state, change.intents),
      outbox: toOutbox(change.state, change.intents.filter(leaves), now),
    };
  });
  return [
    JSON.stringify(rows.flatMap(({ pages }) => pages)),
    JSON.stringify(rows.flatMap(({ timeline }) => timeline)),
    JSON.stringify(rows.flatMap(({ armed }) => armed)),
    JSON.stringify(rows.flatMap(({ outbox }) => outbox)),
  ];
}

/** The last event has the state's version as its seq. */
const toTimeline = ({ state, events }: Change) =>
  events.map((event, index) => ({
    team_id: state.team,
    escalation_id: state.id,
    seq: state.version - events.length + 1 + index,
    type: event.type,
    at: new Date(event.at),
    by: event.by,
    data: event,
  }));
