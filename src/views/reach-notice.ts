import type { Escalation } from '../domain/escalation.ts';
import { reference } from '../domain/ids.ts';
import type { Language } from '../domain/terms.ts';
import { pageAt, type PageKey } from '../domain/tiers.ts';
import { minute } from '../domain/time.ts';
import { duration } from '../i18n/duration.ts';
import { words } from '../i18n/say.ts';
import { plainTier } from './plain-text.ts';

/** A page on another way: which one, and for how many milliseconds it has waited for an answer. */
export type ReachNotice = {
  readonly key: PageKey & { readonly after: number };
  readonly waited: number;
  /** Acknowledges it without Slack; null where no link can be offered. */
  readonly link: string | null;
  readonly language: Language;
};

/** What mails and calls say alike: who was paged, how it stands, how to answer, and why it comes this way. */
export function reachWords(e: Escalation, { key, waited, language }: ReachNotice) {
  const say = words(language).reach;
  return {
    paged: say.paged(tierOf(e, key.tier, language), duration(waited)),
    standing: standing(e, key, language),
    answer: say.inSlack(reference(e.number)),
    why: say.footer(duration(key.after * minute)),
  };
}

function standing(e: Escalation, key: PageKey, language: Language): string {
  const say = words(language).reach;
  if (e.status !== 'paging') return say.unanswered;
  return pageAt(e, key)?.state === 'waiting' ? say.waiting : say.pagingNow(tierOf(e, e.tier, language));
}

const tierOf = (e: Escalation, number: number, language: Language): string =>
  words(language).reach.tier(number, plainTier(e.terms, number, language));
