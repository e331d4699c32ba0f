import type { Rating } from './feedback.ts';
import type { CustomerHappening } from './customer-text.ts';
import type { ChannelId, UserId } from './ids.ts';
import type { Way } from './reach.ts';
import type { Details, Source } from './record.ts';
import type { Roles } from './roles.ts';
import type { SeverityTerms, Terms } from './terms.ts';
import type { Instant } from './time.ts';

/** Why somebody can't take a page: one tap, so the list is short. */
export const declineReasons = ['busy', 'wrong_team', 'off_shift'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What made the next tier be paged. */
export type PageCause = 'opened' | 'expired' | 'declined' | 'asked' | 'undeliverable' | 'reopened';

/** What happened, as the timeline keeps it. `by` is null where nobody but time or Slack did it. */
export type Happening =
  | CustomerHappening
  | {
      readonly type: 'opened';
      readonly by: UserId;
      readonly details: Details;
      readonly source: Source;
      readonly terms: Terms;
    }
  | {
      readonly type: 'paged';
      readonly by: UserId | null;
      readonly cause: PageCause;
      readonly tier: number;
      readonly round: number;
      readonly people: readonly UserId[];
      readonly answerBy: Instant;
      /** By how many milliseconds it was paged later than it was promised, where that is worth a word. */
      readonly lateBy?: number;
    }
  | {
      /** A tier whose turn it was has nobody to page, and here is why; the next is paged in its place. */
      readonly type: 'passed-over';
      readonly by: null;
      readonly tier: number;
      readonly round: number;
      readonly missing: readonly string[];
      readonly nobodyOnCall: readonly string[];
      /** Those of it whom the round had paged already. */
      readonly asked: readonly UserId[];
    }
  | { readonly type: 'unanswered'; readonly by: UserId | null; readonly tier: number; readonly round: number }
  | {
      readonly type: 'severity-changed';
      readonly by: UserId;
      readonly from: Terms['severity'];
      readonly to: SeverityTerms;
      /** Until when the present tier has to answer now; null where nobody is waited for. */
      readonly answerBy: Instant | null;
      /** Until when the first update is promised now; null where it is promised no more. */
      readonly updateBy: Instant | null;
      /** The same of the update after it, and of the resolution. */
      readonly nextUpdateBy: Instant | null;
      readonly resolveBy: Instant | null;
      /** The same of when customers are to have heard; left out where nothing is promised to them. */
      readonly customerBy?: Instant;
    }
  | { readonly type: 'roles-given'; readonly by: UserId; readonly roles: Roles }
  | { readonly type: 'acknowledged'; readonly by: UserId }
  | {
      readonly type: 'declined';
      readonly by: UserId;
      readonly tier: number;
      readonly round: number;
      readonly reason: DeclineReason;
    }
  | {
      readonly type: 'page-undeliverable';
      readonly by: null;
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly error: string;
    }
  | {
      /** A page that was not answered went another way, too. */
      readonly type: 'reached';
      readonly by: null;
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly way: Way;
    }
  | {
      readonly type: 'not-reached';
      readonly by: null;
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly way: Way;
      readonly error: string;
    }
  /** `anew`: the one that it had is archived. */
  | { readonly type: 'room-requested'; readonly by: UserId | null; readonly anew?: true }
  | { readonly type: 'room-opened'; readonly by: null; readonly channel: ChannelId; readonly name: string }
  | { readonly type: 'room-failed'; readonly by: null; readonly error: string }
  /** Its time is over: it says goodbye and is archived, unless somebody still writes there. */
  | { readonly type: 'room-closing'; readonly by: null }
  | { readonly type: 'room-kept'; readonly by: null; readonly until: Instant }
  | { readonly type: 'room-archived'; readonly by: null }
  | { readonly type: 'room-not-archived'; readonly by: null; readonly error: string }
  | { readonly type: 'joined'; readonly by: UserId }
  | { readonly type: 'update-drafted'; readonly by: UserId | null; readonly text: string }
  | { readonly type: 'update-posted'; readonly by: UserId | null; readonly text: string }
  | { readonly type: 'update-skipped'; readonly by: UserId; readonly why: string }
  | {
      /** Nobody has posted the update that was promised. */
      readonly type: 'update-reminded';
      readonly by: null;
      readonly text: string;
      /** When they are reminded again if nobody has posted one by then. */
      readonly nextBy: Instant;
    }
  | {
      /** It is not resolved in time; these are brought in, and these could not be found. */
      readonly type: 'overdue';
      readonly by: null;
      readonly people: readonly UserId[];
      readonly missing: readonly string[];
    }
  | { readonly type: 'resolved'; readonly by: UserId; readonly fix: string }
  | { readonly type: 'reopened'; readonly by: UserId; readonly why: string }
  | {
      readonly type: 'rca-requested';
      readonly by: UserId;
      readonly owner: UserId;
      readonly dueAt: Instant;
      /** The severity calls for one, and `by` resolved it without asking anybody. */
      readonly calledFor?: true;
    }
  | { readonly type: 'rca-reminded'; readonly by: null }
  | { readonly type: 'feedback-asked'; readonly by: null; readonly people: readonly UserId[] }
  | { readonly type: 'feedback-given'; readonly by: UserId; readonly rating: Rating; readonly comment: string };

export type Event = Happening & { readonly at: Instant };
export type EventType = Event['type'];
