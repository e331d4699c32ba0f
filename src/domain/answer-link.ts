import type { Escalation } from './escalation.ts';
import { asEscalationId, asUserId, type EscalationId, type UserId } from './ids.ts';
import { latestPageTo, pageAt } from './tiers.ts';
import { day, type Instant } from './time.ts';

/** What a link names that acknowledges one page without Slack; it may be used until it ends. */
export type AnswerLink = {
  readonly escalation: EscalationId;
  readonly tier: number;
  readonly round: number;
  readonly person: UserId;
  readonly ends: Instant;
};

/** No longer than a request is remembered: one that was used stays used. */
export const linkLastsMs = day;

export const encodeAnswerLink = ({ escalation, tier, round, person, ends }: AnswerLink): string =>
  [escalation, tier, round, person, ends].join('.');

/** Null for whatever `encodeAnswerLink` did not write. */
export function parseAnswerLink(text: string): AnswerLink | null {
  const match = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.(\d{1,6})\.(\d{1,6})\.(\w{1,64})\.(\d{1,16})$/.exec(text);
  const [, escalation, tier, round, person, ends] = match ?? [];
  if (!escalation || !person) return null;
  return {
    escalation: asEscalationId(escalation),
    tier: Number(tier),
    round: Number(round),
    person: asUserId(person),
    ends: Number(ends),
  };
}

/** How it stands with what a link asks for. `ago`: milliseconds since somebody else settled it. */
export type LinkStanding =
  | { readonly type: 'expired' }
  | { readonly type: 'open' | 'yours' | 'superseded' }
  | { readonly type: 'taken' | 'resolved'; readonly by: UserId; readonly ago: number };

/** A link answers its own page only: a newer one to the same person brings a link of its own. */
export function standingOf(escalation: Escalation, link: AnswerLink, now: Instant): LinkStanding {
  if (now >= link.ends) return { type: 'expired' };
  switch (escalation.status) {
    case 'resolved':
      return { type: 'resolved', by: escalation.resolution.by, ago: now - escalation.resolution.at };
    case 'working':
      if (escalation.lead === link.person) return { type: 'yours' };
      return { type: 'taken', by: escalation.lead, ago: now - escalation.acknowledged.at };
    case 'paging':
    case 'unanswered': {
      const page = pageAt(escalation, link);
      return { type: page && latestPageTo(escalation, link.person) === page ? 'open' : 'superseded' };
    }
  }
}
