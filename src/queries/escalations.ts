import { sql, type Expression, type ExpressionBuilder, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Escalation } from '../domain/escalation.ts';
import type { ChannelId, EscalationId, TeamId, UserId } from '../domain/ids.ts';
import { toEscalation } from '../store/tables/row.ts';
import type { Db } from '../store/tables/db.ts';
import type { PagesTable } from '../store/tables/pages.ts';
import type { Schema } from '../store/tables/schema.ts';

type Where = (eb: ExpressionBuilder<Schema, 'escalations'>) => Expression<SqlBool>;

/** How many a list shows at most: a screen, not an archive. */
const listLimit = 20;

const newestFirst = sql`opened_at desc`;
const worstFirst = sql`(terms #>> '{severity,rank}')::int, opened_at`;

const pagesOfIt = sql<Selectable<PagesTable>[]>`(
  select coalesce(json_agg(p order by p.position), '[]') from pages p where p.escalation_id = escalations.id)`;

/** A constant text, so that its index is found when the statement is prepared. */
const open: Where = () => sql<SqlBool>`status <> 'resolved'`;

/** By its id; undefined for none in this workspace. */
export const findById = async (db: Db, team: TeamId, id: EscalationId) =>
  (await select(db, team, (eb) => eb('id', '=', id), 1))[0];

/** By the number in its reference, which counts per workspace. */
export const findByNumber = async (db: Db, team: TeamId, number: number) =>
  (await select(db, team, (eb) => eb('number', '=', number), 1))[0];

/** The escalation whose war room this channel is. */
export const findByRoom = async (db: Db, team: TeamId, channel: ChannelId) =>
  (await select(db, team, () => sql<SqlBool>`room ->> 'channel' = ${channel}`, 1))[0];

/** What a request opened: a form's id names it. */
export const findByRequest = async (db: Db, team: TeamId, requestKey: string) =>
  (await select(db, team, (eb) => eb('request_key', '=', requestKey), 1))[0];

/** What is open, worst and oldest first: what a long list leaves out is the least of it. */
export const listOpen = (db: Db, team: TeamId) => select(db, team, open, listLimit, worstFirst);

/** How many are open, however many of them a list shows. */
async function countOpen(db: Db, team: TeamId): Promise<number> {
  const row = await db
    .selectFrom('escalations')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('team_id', '=', team)
    .where(open)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many are open of each severity, the worst first. */
export async function countOpenBySeverity(
  db: Db,
  team: TeamId,
): Promise<readonly { readonly severity: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('escalations')
    .select(({ fn }) => [
      'severity',
      fn.countAll<number>().as('count'),
      sql<number>`min(terms #>> '{severity,rank}')`.as('rank'),
    ])
    .where('team_id', '=', team)
    .where(open)
    .groupBy('severity')
    .execute();
  return rows
    .toSorted((a, b) => Number(a.rank) - Number(b.rank))
    .map(({ severity, count }) => ({ severity, count: Number(count) }));
}

/** What a list of all that is open shows, and how many there are: counted only where it does not hold all of them. */
export async function listOpenWithTotal(db: Db, team: TeamId): Promise<{ open: readonly Escalation[]; total: number }> {
  const open = await listOpen(db, team);
  return { open, total: open.length < listLimit ? open.length : await countOpen(db, team) };
}

/** Open ones that a person opened, leads or joined. */
export const listMine = (db: Db, team: TeamId, person: UserId) =>
  select(
    db,
    team,
    (eb) =>
      eb.and([
        open(eb),
        eb.or([eb('opened_by', '=', person), eb('lead', '=', person), sql<SqlBool>`${person} = any(joined)`]),
      ]),
    listLimit,
  );

/** Open ones in which a page to this person still wants an answer. */
export const listPagesTo = (db: Db, team: TeamId, person: UserId) =>
  select(
    db,
    team,
    (eb) =>
      eb.and([
        eb('status', 'in', ['paging', 'unanswered']),
        eb.exists(
          eb
            .selectFrom('pages')
            .select('person')
            .whereRef('pages.escalation_id', '=', 'escalations.id')
            .where('person', '=', person)
            .where('state', 'in', ['waiting', 'expired']),
        ),
      ]),
    listLimit,
  );

/** RCAs that a person owes. */
export const listRcasOf = (db: Db, team: TeamId, person: UserId) =>
  select(db, team, () => sql<SqlBool>`rca ->> 'owner' = ${person}`, listLimit);

/** Those whose words for customers wait for this person: to approve them, or to tell them. */
export const listCustomerTextsFor = (db: Db, team: TeamId, person: UserId) => {
  const toApprove = JSON.stringify({ standing: { status: 'waiting' }, asked: [{ people: [person] }] });
  const toTell = JSON.stringify({ standing: { status: 'approved', teller: person } });
  return select(
    db,
    team,
    () => sql<SqlBool>`customer_text #>> '{standing,status}' in ('waiting', 'approved')
      and (customer_text @> ${toApprove}::jsonb or customer_text @> ${toTell}::jsonb)`,
    listLimit,
  );
};

/** What was opened or is open since `since`, newest first: where a duplicate is looked for. */
export const listRecent = (db: Db, team: TeamId, since: Date) =>
  select(db, team, (eb) => eb.or([open(eb), eb('opened_at', '>=', since)]), 200);

async function select(
  db: Db,
  team: TeamId,
  where: Where,
  limit: number,
  order: RawBuilder<unknown> = newestFirst,
): Promise<readonly Escalation[]> {
  const rows = await db
    .selectFrom('escalations')
    .selectAll()
    .select(pagesOfIt.as('pages'))
    .where('team_id', '=', team)
    .where(where)
    .orderBy(order)
    .limit(limit)
    .execute();
  return rows.map(({ pages, ...row }) => toEscalation(row, pages));
}
