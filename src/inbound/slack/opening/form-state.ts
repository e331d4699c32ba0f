import type { Escalation } from '../../../domain/escalation.ts';
import type { Policy } from '../../../domain/policy.ts';
import { kindOf } from '../../../domain/record.ts';
import { findDuplicates } from '../../../queries/duplicates.ts';
import { simulateFor } from '../../../queries/terms.ts';
import type { OpenFormDraft, OpenFormState } from '../../../views/slack/open-form.ts';
import type { Inbound } from '../../context.ts';
import { writeMetadata, type Metadata } from './metadata.ts';

/** The form for what was typed so far: with who would be paged for it, and what may be the same case already. */
export async function openFormState(
  inbound: Inbound,
  draft: OpenFormDraft,
  metadata: Metadata,
): Promise<OpenFormState> {
  inbound.groups.freshen();
  const policy = inbound.policy();
  const [preview, duplicates] = await Promise.all([previewOf(inbound, policy, draft), duplicatesOf(inbound, draft)]);
  return {
    draft,
    severities: policy.severities,
    services: policy.services,
    customerTiers: policy.customers.tiers,
    preview,
    duplicates,
    metadata: writeMetadata(metadata),
    askedAboutDuplicates: metadata.asked,
  };
}

async function previewOf({ desk, team }: Inbound, policy: Policy, draft: OpenFormDraft) {
  if (!draft.severity) return null;
  const facts = {
    severity: draft.severity,
    kind: draft.route ? kindOf(draft.route) : null,
    route: draft.route ?? null,
    customerTier: draft.customerTier ?? (draft.customerName ? policy.customers.defaultTier : null),
    services: draft.services ?? [],
  };
  return simulateFor(desk.db, team, policy, facts, await desk.clock.now(desk.db));
}

async function duplicatesOf({ desk, team }: Inbound, { title = '', customerName }: OpenFormDraft) {
  if (title === '' && !customerName) return [];
  const like = { title, customer: customerName ?? null };
  const found = await findDuplicates(desk.db, team, like, await desk.clock.now(desk.db));
  return found.map(toDuplicate);
}

const toDuplicate = ({ id, number, details, status, openedAt }: Escalation): OpenFormState['duplicates'][number] => ({
  id,
  number,
  title: details.title,
  status,
  openedAt,
  customer: details.customer?.name ?? null,
});
