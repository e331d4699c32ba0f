import type { Selectable } from 'kysely';
import type { Escalation, Page, Progress } from '../../domain/escalation.ts';
import type { EscalationsTable } from './escalations.ts';
import type { PagesTable } from './pages.ts';

export type EscalationRow = Selectable<EscalationsTable>;

/** The row and its pages (in the order in which they were made) as the domain's state. */
export function toEscalation(row: EscalationRow, pages: readonly Selectable<PagesTable>[]): Escalation {
  return {
    id: row.id,
    team: row.team_id,
    number: row.number,
    version: row.version,
    details: {
      title: row.title,
      description: row.description,
      severity: row.severity,
      kind: row.kind,
      route: row.route,
      customer:
        row.customer_name === null
          ? null
          : { name: row.customer_name, tier: row.customer_tier, contact: row.customer_contact },
      services: row.services,
      criteria: row.criteria,
      triage: { tried: row.tried, whyNotHere: row.why_not_here },
      links: row.links,
    },
    source: row.source,
    terms: row.terms,
    roles: row.roles ?? {},
    openedBy: row.opened_by,
    openedAt: row.opened_at.getTime(),
    pages: pages.map(toPage),
    room: row.room,
    firstUpdate: row.first_update,
    nextUpdate: row.next_update,
    resolveBy: row.resolve_by?.getTime() ?? null,
    involved: row.involved,
    customerText: row.customer_text,
    rca: row.rca,
    feedback: row.feedback ?? [],
    joined: row.joined,
    ...toProgress(row),
  };
}

const toPage = ({ tier, round, person, state, reason, ways }: Selectable<PagesTable>): Page =>
  ways ? { tier, round, person, state, reason, ways } : { tier, round, person, state, reason };

function toProgress(row: EscalationRow): Progress {
  const step = { tier: row.tier, round: row.round };
  const acknowledged =
    row.acknowledged_by && row.acknowledged_at ? { by: row.acknowledged_by, at: row.acknowledged_at.getTime() } : null;
  if (row.status === 'paging' && row.answer_by) {
    const answerBy = row.answer_by.getTime();
    // Rows of the release before don't say when their tier was paged.
    const pagedAt = row.paged_at?.getTime() ?? answerBy - (row.terms.tiers[row.tier - 1]?.acknowledgeWithinMs ?? 0);
    return { ...step, status: 'paging', pagedAt, answerBy };
  }
  if (row.status === 'unanswered' && row.unanswered_since)
    return { ...step, status: 'unanswered', since: row.unanswered_since.getTime() };
  if (row.status === 'working' && acknowledged && row.lead)
    return { ...step, status: 'working', acknowledged, lead: row.lead };
  if (row.status === 'resolved' && row.resolved_by && row.resolved_at && row.fix !== null) {
    const resolution = { by: row.resolved_by, at: row.resolved_at.getTime(), fix: row.fix };
    return { ...step, status: 'resolved', acknowledged, resolution };
  }
  throw new Error(`escalation ${row.id} says "${row.status}" but lacks what belongs to it`);
}

/** The columns that events change. What was written at opening never changes, and is not here. */
export const changingColumns = [
  'version',
  'joined',
  'status',
  'tier',
  'round',
  'paged_at',
  'answer_by',
  'unanswered_since',
  'acknowledged_by',
  'acknowledged_at',
  'lead',
  'resolved_by',
  'resolved_at',
  'fix',
  'roles',
  'room',
  'first_update',
  'next_update',
  'resolve_by',
  'involved',
  'customer_text',
  'rca',
  'feedback',
] as const;

/** The columns that are written once. The number is given by the database. */
export const lastingColumns = [
  'id',
  'team_id',
  'title',
  'description',
  'severity',
  'kind',
  'route',
  'customer_name',
  'customer_tier',
  'customer_contact',
  'services',
  'criteria',
  'tried',
  'why_not_here',
  'links',
  'source',
  'terms',
  'opened_by',
  'opened_at',
  'request_key',
] as const;

export function toChanging(state: Escalation): Pick<EscalationRow, (typeof changingColumns)[number]> {
  const date = (at: number) => new Date(at);
  const acknowledged = 'acknowledged' in state ? state.acknowledged : null;
  const resolution = state.status === 'resolved' ? state.resolution : null;
  return {
    version: state.version,
    joined: [...state.joined],
    status: state.status,
    tier: state.tier,
    round: state.round,
    paged_at: state.status === 'paging' ? date(state.pagedAt) : null,
    answer_by: state.status === 'paging' ? date(state.answerBy) : null,
    unanswered_since: state.status === 'unanswered' ? date(state.since) : null,
    acknowledged_by: acknowledged?.by ?? null,
    acknowledged_at: acknowledged ? date(acknowledged.at) : null,
    lead: state.status === 'working' ? state.lead : null,
    resolved_by: resolution?.by ?? null,
    resolved_at: resolution ? date(resolution.at) : null,
    fix: resolution?.fix ?? null,
    roles: state.roles,
    room: state.room,
    first_update: state.firstUpdate,
    next_update: state.nextUpdate,
    resolve_by: state.resolveBy === null ? null : date(state.resolveBy),
    involved: state.involved,
    customer_text: state.customerText,
    rca: state.rca,
    feedback: [...state.feedback],
  };
}

/** Columns that hardly ever change, and are long: written when they have. */
export const seldomColumns = ['severity', 'terms'] as const;

export const toSeldom = (before: Escalation | null, { terms, details }: Escalation) =>
  before?.terms === terms ? {} : { terms, severity: details.severity };

export function toLasting(
  { id, team, details, source, terms, openedBy, openedAt }: Escalation,
  requestKey: string,
): Pick<EscalationRow, (typeof lastingColumns)[number]> {
  return {
    id,
    team_id: team,
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
    source,
    terms,
    opened_by: openedBy,
    opened_at: new Date(openedAt),
    request_key: requestKey,
  };
}
