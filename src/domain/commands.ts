import type { DeclineReason } from './events.ts';
import type { Rating } from './feedback.ts';
import type { ChannelId, UserId } from './ids.ts';
import type { Way } from './reach.ts';
import type { Roles } from './roles.ts';
import type { SeverityTerms } from './terms.ts';
import type { Instant } from './time.ts';

/** Who is to write the root-cause analysis, and by when. */
export type RcaWish = { readonly owner: UserId; readonly dueAt: Instant };

/**
 * What can be asked of an open escalation. `by` is the person who asks; commands without one come from a deadline
 * or from a delivery that ended. `tier` and `round` are what the asker saw: when the escalation has moved on since,
 * the command is refused instead of applied to something else.
 */
export type PersonsCommand =
  | { readonly type: 'acknowledge'; readonly by: UserId }
  | {
      readonly type: 'decline';
      readonly by: UserId;
      readonly tier: number;
      readonly round: number;
      readonly reason: DeclineReason;
    }
  | { readonly type: 'page-next'; readonly by: UserId; readonly tier: number; readonly round: number }
  | { readonly type: 'change-severity'; readonly by: UserId; readonly to: SeverityTerms }
  | { readonly type: 'give-roles'; readonly by: UserId; readonly to: Roles }
  | { readonly type: 'open-room'; readonly by: UserId }
  | { readonly type: 'join'; readonly by: UserId }
  | { readonly type: 'draft-update'; readonly by: UserId; readonly text: string }
  | { readonly type: 'post-draft'; readonly by: UserId }
  | { readonly type: 'post-update'; readonly by: UserId; readonly text: string }
  | { readonly type: 'skip-update'; readonly by: UserId; readonly why: string }
  /** `hash` names the exact words: of what is written, and of what whoever asks has read. */
  | { readonly type: 'write-customer-text'; readonly by: UserId; readonly text: string; readonly hash: string }
  | { readonly type: 'approve-customer-text'; readonly by: UserId; readonly hash: string }
  | { readonly type: 'send-back-customer-text'; readonly by: UserId; readonly hash: string; readonly why: string }
  | { readonly type: 'tell-customer'; readonly by: UserId; readonly hash: string; readonly whom: string }
  | { readonly type: 'resolve'; readonly by: UserId; readonly fix: string; readonly rca?: RcaWish }
  | { readonly type: 'reopen'; readonly by: UserId; readonly why: string }
  | ({ readonly type: 'request-rca'; readonly by: UserId } & RcaWish)
  | { readonly type: 'give-feedback'; readonly by: UserId; readonly rating: Rating; readonly comment?: string };

/** `text` of the update commands is what to say when nobody wrote anything: composed from the record by the caller. */
export type WorldsCommand =
  | { readonly type: 'expire-tier'; readonly tier: number; readonly round: number }
  | { readonly type: 'offer-draft'; readonly text: string }
  | { readonly type: 'first-update-due'; readonly text: string }
  | { readonly type: 'next-update-due'; readonly text: string }
  | { readonly type: 'customer-text-due'; readonly text: string; readonly hash: string }
  | { readonly type: 'resolve-due' }
  | { readonly type: 'remind-rca' }
  | { readonly type: 'close-room-due' }
  | { readonly type: 'feedback-due' }
  | {
      readonly type: 'report-undeliverable';
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly error: string;
    }
  | {
      readonly type: 'report-reached';
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly way: Way;
    }
  | {
      readonly type: 'report-not-reached';
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly way: Way;
      readonly error: string;
    }
  | { readonly type: 'report-room'; readonly channel: ChannelId; readonly name: string }
  | { readonly type: 'report-room-failed'; readonly error: string }
  | { readonly type: 'report-room-in-use'; readonly until: Instant }
  | { readonly type: 'report-room-archived' }
  | { readonly type: 'report-room-not-archived'; readonly error: string };

/** What a delivery brings back. */
export type Report = Extract<WorldsCommand, { readonly type: `report-${string}` }>;

export type Command = PersonsCommand | WorldsCommand;
export type Verb = PersonsCommand['type'] | 'open';
