import type { Escalation } from '../domain/escalation.ts';
import type { EscalationId, TeamId } from '../domain/ids.ts';
import { changingColumns, toEscalation } from './tables/row.ts';
import type { Trx } from './tables/db.ts';

/** The next number of a workspace. The row stays locked until commit, so no two escalations get the same. */
export async function nextNumber(trx: Trx, team: TeamId): Promise<number> {
  const row = await trx
    .insertInto('teams')
    .values({ team_id: team, last_number: 1 })
    .onConflict((conflict) =>
      conflict.column('team_id').doUpdateSet((eb) => ({ last_number: eb('teams.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

/** What an earlier submission of the same form opened, if any. */
export async function findByRequest(trx: Trx, team: TeamId, requestKey: string) {
  const row = await trx
    .selectFrom('escalations')
    .selectAll()
    .where('team_id', '=', team)
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row && toEscalation(row, await pagesOf(trx, row.id));
}

/** Locked until commit: two people who answer at once are put in order here, and the second sees what the first did. */
export async function lock(trx: Trx, team: TeamId, id: EscalationId): Promise<Escalation | undefined> {
  const row = await trx
    .selectFrom('escalations')
    .selectAll()
    .where('team_id', '=', team)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toEscalation(row, await pagesOf(trx, id));
}

const pagesOf = (trx: Trx, id: EscalationId) =>
  trx.selectFrom('pages').selectAll().where('escalation_id', '=', id).orderBy('position').execute();

/** @throws when the request's key was used before. */
export async function insert(trx: Trx, state: Escalation, requestKey: string): Promise<void> {
  const { details, source, terms } = state;
  await trx
    .insertInto('escalations')
    .values({
      id: state.id,
      team_id: state.team,
      number: state.number,
      title: details.title,
      description: details.description,
      severity: details.severity,
      kind: details.kind,
      route: details.route,
      customer_name: details.customer?.name ?? null,
      customer_tier: details.customer?.tier ?? null,
      customer_contact: details.customer?.contact ?? null,
      services: [...details.services],
      criteria: [...details.criteria],
      tried: details.triage.tried,
      why_not_here: details.triage.whyNotHere,
      links: [...details.links],
      source: JSON.stringify(source),
      terms: JSON.stringify(terms),
      opened_by: state.openedBy,
      opened_at: new Date(state.openedAt),
      request_key: requestKey,
      ...changingColumns(state),
    })
    .execute();
  await savePages(trx, state);
}

/** Writes what events change; the row must be locked. */
export async function update(trx: Trx, state: Escalation): Promise<void> {
  await trx.updateTable('escalations').set(changingColumns(state)).where('id', '=', state.id).execute();
  await savePages(trx, state);
}

/** A page's key is (escalation, tier, round, person): it can be made once only, whoever tries. */
async function savePages(trx: Trx, state: Escalation): Promise<void> {
  if (state.pages.length === 0) return;
  await trx
    .insertInto('pages')
    .values(state.pages.map((page, position) => ({ team_id: state.team, escalation_id: state.id, ...page, position })))
    .onConflict((conflict) =>
      conflict.columns(['escalation_id', 'tier', 'round', 'person']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        reason: eb.ref('excluded.reason'),
      })),
    )
    .execute();
}
