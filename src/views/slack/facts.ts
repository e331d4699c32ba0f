import type { Brief } from '../../domain/brief.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { reference, type UserId } from '../../domain/ids.ts';
import type { Language, Terms } from '../../domain/terms.ts';
import { currentPages } from '../../domain/tiers.ts';
import type { Instant } from '../../domain/time.ts';
import { duration } from '../../i18n/duration.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { dueTime, lengthOf, tierClock } from './clocks.ts';
import { bold, channelLink, channelRef, commas, dotted, escape, line, mention } from './text.ts';

/** Fragments that many screens say in the same words. */

export const ref = (e: Pick<Brief, 'number'>): Markup => escape(reference(e.number));
export const length = (ms: number): Markup => escape(duration(ms));
export const title = (e: Pick<Brief, 'number' | 'details'>): Markup => line(e.details.title, 200) || ref(e);

/** Red for the worst severity, orange for the next, yellow for the rest; a check mark once it is resolved. */
export function marker(e: Brief): Markup {
  if (e.status === 'resolved') return m`✅`;
  return severityMark(e.terms.severity.rank);
}
const severityMark = (rank: number): Markup => (rank === 0 ? m`🔴` : rank === 1 ? m`🟠` : m`🟡`);

/** The key is what people say aloud, the label is what it means: "SEV1 Critical". */
export function severity({ severity: { key, label } }: Pick<Terms, 'severity'>, language: Language): Markup {
  const [name, said] = [line(key.toUpperCase(), 24), line(label[language], 40)];
  return name.toLowerCase() === said.toLowerCase() || said === '' ? name : m`${name} ${said}`;
}

export function customer(of: Brief['details']['customer']): Markup | null {
  const name = of ? line(of.name, 80) : '';
  if (!of || name === '') return null;
  return of.tier ? m`${name} (${line(of.tier, 40)})` : name;
}

/** The first line of everything that tells about one escalation. */
export const headline = (e: Brief, language: Language, mark: Markup = marker(e)): Markup =>
  dotted(m`${mark} ${bold(dotted(ref(e), severity(e.terms, language)))}`, customer(e.details.customer));

/** Mentions, `most` of them, and how many more there are; "nobody" for none. */
export function people(list: readonly UserId[], language: Language, most = 6): Markup {
  const { terms } = words(language);
  if (list.length === 0) return terms.nobody;
  const shown = list.slice(0, most).map(mention);
  const hidden = list.length - shown.length;
  return hidden > 0 ? m`${commas(shown)} ${terms.more(hidden)}` : commas(shown);
}

/** "tier 2, Specialists", counted from 1. */
export function tierName(terms: Pick<Brief['terms'], 'tiers'>, number: number, language: Language): Markup {
  const tier = terms.tiers[number - 1];
  return words(language).terms.tier(number, tier ? line(tier.name[language], 60) : words(language).terms.nobody);
}

/** Who is paged when a tier is: all of them, or one of them. */
export function asked(
  { people: list, turn }: { readonly people: readonly UserId[]; readonly turn?: string | undefined },
  language: Language,
): Markup {
  const all = people(list, language);
  return turn !== undefined && list.length > 1 ? words(language).terms.oneOf(all) : all;
}

/** Those of the present tier who may still answer. */
export const stillAsked = (e: Escalation): readonly UserId[] =>
  currentPages(e).flatMap((page) => (page.state === 'waiting' ? [page.person] : []));

export const fallback = (terms: Pick<Terms, 'fallbackChannel'>): Markup => channelRef(terms.fallbackChannel);
/** Where updates go, and which of them are told in short. */
export function audience({ stakeholderChannels, executiveChannels = [] }: Terms, language: Language): Markup {
  const { inShort, timelineOnly } = words(language).terms;
  return (
    commas([
      ...stakeholderChannels.slice(0, 8).map(channelRef),
      ...executiveChannels.slice(0, 4).map((channel) => inShort(channelRef(channel))),
    ]) || timelineOnly
  );
}

export const roomLink = (e: Escalation): Markup | null =>
  e.room.status === 'open' ? channelLink(e.room.channel) : null;
/** The same, also of one that is archived and can only be read. */
export function roomStanding(e: Escalation, language: Language): Markup | null {
  if (e.room.status !== 'archived') return roomLink(e);
  return m`${channelLink(e.room.channel)} (${words(language).terms.archived})`;
}
/** Opens the channel in whatever Slack the reader has; what was said in an archived one can still be read. */
export const roomUrl = (e: Escalation): string | null =>
  e.room.status === 'open' || e.room.status === 'archived'
    ? `https://slack.com/app_redirect?channel=${e.room.channel}&team=${e.team}`
    : null;

export const isOpen = (e: Escalation): boolean => e.status !== 'resolved';
/** Nobody has taken it: an acknowledgement is what it needs. */
export const isUntaken = (e: Escalation): boolean => e.status === 'paging' || e.status === 'unanswered';

/** Until when the tier that is paged now has to answer, and how long that is, unless somebody else had a part of it. */
export function answerBefore(e: Escalation & { readonly status: 'paging' }, language: Language): Markup {
  const { card, page } = words(language);
  const time = answerBy(e, e.terms, language);
  if (e.terms.tiers[e.tier - 1]?.turn !== undefined && currentPages(e).length > 1) return card.answerBefore(time);
  return page.answerBefore(time, lengthOf(e.terms, tierClock(e.terms, e.tier, e.answerBy), language));
}

/** Until when a tier has to answer. */
export const answerBy = (
  { tier, answerBy: due }: { readonly tier: number; readonly answerBy: Instant },
  terms: Terms,
  language: Language,
): Markup => dueTime(terms, tierClock(terms, tier, due), language);
