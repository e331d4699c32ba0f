import { asUserId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { people, start } from '../support/domain.ts';

export const refusals: readonly Refusal[] = [
  { code: 'not_found' },
  { code: 'not_allowed' },
  { code: 'already_acknowledged', by: people.ana, at: start },
  { code: 'already_resolved', by: people.ana, at: start },
  { code: 'not_resolved' },
  { code: 'not_paged' },
  { code: 'tier_moved_on', tier: 2, round: 1 },
  { code: 'update_already_settled' },
  { code: 'room_exists' },
  { code: 'already_joined' },
  { code: 'rca_already_requested', owner: asUserId('U1'), dueAt: start },
  { code: 'due_in_the_past' },
  { code: 'person_cannot_be_paged' },
  { code: 'unknown_severity' },
  { code: 'no_approvers' },
  { code: 'customer_text_changed' },
  { code: 'customer_text_is_own' },
  { code: 'customer_text_not_approved' },
  { code: 'customer_text_approved', by: people.ana, at: start },
  { code: 'customer_text_sent_back', by: people.ana },
  { code: 'customer_told', by: people.ana, at: start },
];
