import type { Standing } from './can.ts';
import type { Verb } from './commands.ts';
import type { EscalationId, UserId } from './ids.ts';
import type { Terms } from './terms.ts';
import type { Instant } from './time.ts';

/** Every "no" that a person can get. A new code doesn't compile until it has words in both languages. */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_allowed' }
  | { readonly code: 'already_acknowledged'; readonly by: UserId; readonly at: Instant }
  | { readonly code: 'already_resolved'; readonly by: UserId; readonly at: Instant }
  | { readonly code: 'not_resolved' }
  | { readonly code: 'not_paged' }
  | { readonly code: 'tier_moved_on'; readonly tier: number; readonly round: number }
  | { readonly code: 'update_already_settled' }
  | { readonly code: 'room_exists' }
  | { readonly code: 'already_joined' }
  | { readonly code: 'rca_already_requested'; readonly owner: UserId; readonly dueAt: Instant }
  | { readonly code: 'due_in_the_past' }
  | { readonly code: 'person_cannot_be_paged' }
  | { readonly code: 'unknown_severity' }
  | { readonly code: 'no_approvers' }
  | { readonly code: 'customer_text_changed' }
  | { readonly code: 'customer_text_is_own' }
  | { readonly code: 'customer_text_not_approved' }
  | { readonly code: 'customer_text_approved'; readonly by: UserId; readonly at: Instant }
  | { readonly code: 'customer_text_sent_back'; readonly by: UserId }
  | { readonly code: 'customer_told'; readonly by: UserId; readonly at: Instant }
  | { readonly code: 'severity_is_so'; readonly severity: Terms['severity'] };

/** Somebody was not allowed what they asked for: a change, or to look at something; `about` which escalation. */
export type Denial = {
  readonly by: UserId;
  readonly standing: Standing;
  readonly asked: Verb | 'look';
  readonly about: EscalationId | null;
};

/** The same as it was kept: how often on one day, and when last. */
export type KeptDenial = Omit<Denial, 'about'> & { readonly times: number; readonly lastAt: Instant };

export const alreadyResolved = ({ by, at }: { readonly by: UserId; readonly at: Instant }): Refusal => ({
  code: 'already_resolved',
  by,
  at,
});
