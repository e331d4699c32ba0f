import type { Feedback } from './feedback.ts';
import type { CustomerText } from './customer-text.ts';
import type { ChannelId, EscalationId, TeamId, UserId } from './ids.ts';
import type { Way } from './reach.ts';
import type { Details, Source } from './record.ts';
import type { Roles } from './roles.ts';
import type { Terms } from './terms.ts';
import type { Instant } from './time.ts';

/**
 *   paging ──acknowledge──► working ──resolve──► resolved
 *     │ ▲                      ▲                     │
 *     │ └─ page next, expire   └──────reopen─────────┤
 *     └──last round over──► unanswered ──acknowledge─┘ (→ working)      reopened unanswered ─► paging, one round on
 *
 * tier   who is paged together, counted from 1 in the order of the path
 * round  one pass through all tiers, counted from 1
 * page   one message to one person for one tier and round
 */
export type Escalation = Case & Progress;

/** What is known in every state. */
export type Case = {
  readonly id: EscalationId;
  readonly team: TeamId;
  readonly number: number;
  /** How many events made this state; the last one's `seq` in the timeline. */
  readonly version: number;
  readonly details: Details;
  readonly source: Source;
  readonly openedBy: UserId;
  readonly openedAt: Instant;
  readonly terms: Terms;
  readonly roles: Roles;
  readonly pages: readonly Page[];
  readonly room: Room;
  readonly firstUpdate: FirstUpdate;
  /** The update that is promised after the first was settled. */
  readonly nextUpdate: NextUpdate | null;
  /** When it is to be resolved; null where nothing is promised, or not any more. */
  readonly resolveBy: Instant | null;
  /** Who was brought in because it was not. */
  readonly involved: Involved | null;
  /** What customers are told; null where the policy named nobody who approves it. */
  readonly customerText: CustomerText | null;
  readonly rca: Rca | null;
  /** Those who were asked how it went. */
  readonly feedback: readonly Feedback[];
  /** People who joined instead of opening a duplicate. */
  readonly joined: readonly UserId[];
};

/** `pagedAt`: when the present tier was paged. Tier and round stay known in every state, so that a reopened escalation can go on where it was. */
export type Progress = { readonly tier: number; readonly round: number } & (
  | { readonly status: 'paging'; readonly pagedAt: Instant; readonly answerBy: Instant }
  | { readonly status: 'unanswered'; readonly since: Instant }
  | { readonly status: 'working'; readonly acknowledged: Acknowledgement; readonly lead: UserId }
  | { readonly status: 'resolved'; readonly acknowledged: Acknowledgement | null; readonly resolution: Resolution }
);
export type Status = Progress['status'];

export type Acknowledgement = { readonly by: UserId; readonly at: Instant };
export type Resolution = { readonly by: UserId; readonly at: Instant; readonly fix: string };

/**
 * waiting: may still be answered in time · expired: its tier's time is over, yet an answer is still welcome ·
 * relieved: somebody else acknowledged, or it was resolved · the rest is what the person or Slack said.
 */
export type PageState = 'waiting' | 'expired' | 'acknowledged' | 'declined' | 'undeliverable' | 'relieved';
export type Page = {
  readonly tier: number;
  readonly round: number;
  readonly person: UserId;
  readonly state: PageState;
  readonly reason: string | null;
  /** What became of it on its other ways to the person, where it went any. */
  readonly ways?: Readonly<Partial<Record<Way, 'told' | 'failed'>>>;
};

export type Room =
  | { readonly status: 'none' }
  | { readonly status: 'requested' }
  /** `until`: it stays at least so long, whenever it was resolved. */
  | { readonly status: 'open'; readonly channel: ChannelId; readonly name: string; readonly until?: Instant }
  | { readonly status: 'archived'; readonly channel: ChannelId; readonly name: string }
  | { readonly status: 'failed'; readonly error: string };

/** The promise that internal stakeholders are told within the first hour (process.md §2). */
export type FirstUpdate =
  | { readonly status: 'due'; readonly by: Instant }
  | { readonly status: 'drafted'; readonly by: Instant; readonly text: string }
  | { readonly status: 'posted'; readonly at: Instant; readonly automatic: boolean }
  | { readonly status: 'skipped'; readonly why: string };

/** `text`: the draft with which somebody was reminded of it, null while nobody was. */
export type NextUpdate = { readonly by: Instant; readonly text: string | null };
export type Involved = { readonly at: Instant; readonly people: readonly UserId[] };

export type Rca = {
  readonly owner: UserId;
  readonly dueAt: Instant;
  readonly requestedBy: UserId;
  readonly requestedAt: Instant;
};
