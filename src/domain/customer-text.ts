import type { Escalation } from './escalation.ts';
import type { Event } from './events.ts';
import type { UserId } from './ids.ts';
import type { Details } from './record.ts';
import { dueAfter, type Terms } from './terms.ts';
import type { Instant } from './time.ts';

/**
 * What customers are told. A person writes it, or the record where nobody did in time; somebody else, whom the policy
 * names, approves these very words; and a person tells them.
 *
 *   none ──write──► waiting ──approve──► approved ──tell──► told
 *                    ▲   └──send back──► sent-back              │
 *                    └───── write: any change voids what was ───┘
 */
export type CustomerText = {
  /** Until when customers are to have heard of it; null where the record names none. */
  readonly by: Instant | null;
  /** When they first did. */
  readonly firstToldAt: Instant | null;
  /** Who was asked about the present text. */
  readonly asked: readonly Asked[];
  readonly standing: CustomerStanding;
};

/** `seq`: the entry of the timeline that asked them. Approvers are asked to approve, and then one person to tell. */
export type Asked = { readonly seq: number; readonly people: readonly UserId[]; readonly to: 'approve' | 'tell' };

/** `hash` names the exact words; `author` is null where the record wrote them. */
export type Wording = { readonly words: string; readonly hash: string; readonly author: UserId | null };

export type CustomerStanding =
  | { readonly status: 'none' }
  | { readonly status: 'waiting'; readonly wording: Wording }
  | { readonly status: 'sent-back'; readonly wording: Wording; readonly by: UserId; readonly why: string }
  | {
      readonly status: 'approved';
      readonly wording: Wording;
      readonly by: UserId;
      readonly at: Instant;
      readonly teller: UserId;
    }
  | {
      readonly status: 'told';
      readonly wording: Wording;
      readonly by: UserId;
      readonly at: Instant;
      readonly whom: string;
    };

/** The part of what happens that is about it. */
export type CustomerHappening =
  | {
      /** `ask`: who may approve it and is asked to; `missing`: whom of those nobody stands behind. */
      readonly type: 'customer-text-written';
      readonly by: UserId | null;
      readonly wording: Wording;
      readonly ask: readonly UserId[];
      readonly missing: readonly string[];
    }
  | { readonly type: 'customer-text-approved'; readonly by: UserId; readonly hash: string; readonly teller: UserId }
  | { readonly type: 'customer-text-sent-back'; readonly by: UserId; readonly hash: string; readonly why: string }
  | { readonly type: 'customer-told'; readonly by: UserId; readonly hash: string; readonly whom: string }
  | {
      /** The time in which customers were to hear is over: whoever holds it up is asked again. */
      readonly type: 'customer-text-overdue';
      readonly by: null;
      readonly ask: readonly UserId[];
      readonly missing: readonly string[];
    };

/** Null where the policy names nobody who approves: then nothing of it is offered. */
export const customerTextAtFirst = (details: Details, terms: Terms, openedAt: Instant): CustomerText | null =>
  terms.approvers
    ? {
        by: details.customer ? dueAfter(terms, openedAt, terms.firstUpdate.withinMs) : null,
        firstToldAt: null,
        asked: [],
        standing: { status: 'none' },
      }
    : null;

/** The words that there are, whatever became of them. */
export const wordingOf = ({ standing }: CustomerText): Wording | null =>
  standing.status === 'none' ? null : standing.wording;

/** Whether customers are still to hear of it for the first time. */
export const owesCustomers = ({ customerText }: Escalation): boolean =>
  customerText !== null && customerText.by !== null && customerText.firstToldAt === null;

type CustomerEvent = Extract<Event, { type: CustomerHappening['type'] }>;

/** `seq`: of the event. */
export function customerTextAfter(before: CustomerText, event: CustomerEvent, seq: number): CustomerText {
  const { asked } = before;
  const wording = wordingOf(before);
  if (event.type === 'customer-text-written') {
    const ask = { seq, people: event.ask, to: 'approve' } as const;
    return { ...before, asked: [ask], standing: { status: 'waiting', wording: event.wording } };
  }
  if (!wording) return before;
  switch (event.type) {
    case 'customer-text-approved': {
      const { by, at, teller } = event;
      const tell = { seq, people: [teller], to: 'tell' } as const;
      return { ...before, asked: [...asked, tell], standing: { status: 'approved', wording, by, at, teller } };
    }
    case 'customer-text-sent-back':
      return { ...before, standing: { status: 'sent-back', wording, by: event.by, why: event.why } };
    case 'customer-text-overdue': {
      const to = before.standing.status === 'approved' ? 'tell' : 'approve';
      return { ...before, asked: [...asked, { seq, people: event.ask, to }] };
    }
    case 'customer-told': {
      const { by, at, whom } = event;
      return { ...before, firstToldAt: before.firstToldAt ?? at, standing: { status: 'told', wording, by, at, whom } };
    }
  }
}
