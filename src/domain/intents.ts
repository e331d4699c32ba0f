import type { UserId } from './ids.ts';
import type { Instant } from './time.ts';

/**
 * A message or a setting in Slack that shows the present and is kept current: posted once, edited after that.
 * It is a logical address; where it stands in Slack is the outbound side's business.
 *
 *   card       the pinned message of the room          line   the one line where it came from, or to its opener
 *   topic      the room's topic                        draft  the first update's draft, in the room or to the lead
 *   goodbye    the summary with which the room ends
 *   feedback/U1   the question to U1 how it went
 *   unanswered    the notice to the fallback channel: told anew each time, and the last one kept current
 *   page/2/1/U1   the page to U1 for tier 2, round 1
 *   customer/9/U1 what the timeline's ninth entry asked U1 about the words for customers
 */
export type Slot =
  | 'card'
  | 'line'
  | 'topic'
  | 'draft'
  | 'goodbye'
  | 'unanswered'
  | `feedback/${string}`
  | PageSlot
  | CustomerSlot;
export type PageSlot = `page/${number}/${number}/${string}`;
export type CustomerSlot = `customer/${number}/${string}`;

/** Where a page stands: also the stream of its sending, so that what it shows later never overtakes it. */
export const pageSlot = (page: { tier: number; round: number; person: UserId }): PageSlot =>
  `page/${page.tier}/${page.round}/${page.person}`;

export const customerSlot = ({ seq, person }: { seq: number; person: UserId }): CustomerSlot =>
  `customer/${seq}/${person}`;

export const deadlineKinds = [
  'acknowledge',
  'draft-update',
  'first-update',
  'next-update',
  'customer-text',
  'resolve',
  'rca-reminder',
  'close-room',
  'ask-feedback',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A promise with a clock; armed again, it takes another time. `tier` and `round` are 0 where they say nothing. */
export type Deadline = {
  readonly kind: DeadlineKind;
  readonly tier: number;
  readonly round: number;
  readonly dueAt: Instant;
};

/**
 * All that can be asked of the world. `show` is level-triggered: rendered from the present when it is sent, and the
 * newest wins. The others happen once each; `seq` names the timeline entry that they tell. A page goes out in Slack at
 * once, and by its person's other ways when they have not answered in the time that they chose.
 */
export type Intent =
  | {
      readonly type: 'page';
      readonly tier: number;
      readonly round: number;
      readonly person: UserId;
      /** How late it was already when it was asked for. */
      readonly lateBy?: number;
    }
  | { readonly type: 'show'; readonly slot: Slot }
  | { readonly type: 'note'; readonly seq: number }
  | { readonly type: 'open-room' }
  | { readonly type: 'furnish-room' }
  | { readonly type: 'close-room' }
  | { readonly type: 'invite'; readonly people: readonly UserId[] }
  | {
      readonly type: 'tell-channel';
      readonly channel: string;
      readonly seq: number;
      /** Told in words of their own. */
      readonly audience?: 'executives';
    }
  | { readonly type: 'tell-person'; readonly person: UserId; readonly seq: number }
  | { readonly type: 'thread-source' }
  | { readonly type: 'arm'; readonly deadline: Deadline }
  | { readonly type: 'cancel'; readonly kinds: readonly DeadlineKind[] };
