import { sql, type Expression, type ExpressionBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Escalation } from '../domain/escalation.ts';
import type { ChannelId, EscalationId, TeamId, UserId } from '../domain/ids.ts';
import { toEscalation } from '../store/tables/row.ts';
import type { Db } from '../store/tables/db.ts';
import type { PagesTable } from '../store/tables/pages.ts';
import type { Schema } from '../store/tables/schema.ts';
import { listLimit } from './open.ts';

type Where = (eb: ExpressionBuilder<Schema, 'escalations'>) => Expression<SqlBool>;

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

async function select(db: Db, team: TeamId, where: Where, limit: number): Promise<readonly Escalation[]> {
  const rows = await db
    .selectFrom('escalations')
    .selectAll()
    .select(pagesOfIt.as('pages'))
    .where('team_id', '=', team)
    .where(where)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ pages, ...row }) => toEscalation(row, pages));
}
