import { pausedUntil, standsStillUntil, type Language, type Terms } from '../../domain/terms.ts';
import { hour, type Instant } from '../../domain/time.ts';
import { duration } from '../../i18n/duration.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { commas, countdown, escape, utc, when } from './text.ts';

/** A clock that runs, or ran: of how many milliseconds, and when it runs out. */
export type Clock = { readonly ms: number; readonly due: Instant };

/** When it runs out: the hour says it, and where that may be another day's, the day as well. */
export const dueTime = (terms: Terms, clock: Clock, language: Language): Markup =>
  when(clock.due, format(terms, clock), language);

/** The same with what is left of it, which the reader's own Slack counts down. */
export const dueTimeLeft = (terms: Terms, clock: Clock, language: Language): Markup =>
  m`${dueTime(terms, clock, language)}${countdown(clock.due, language)}`;

/** The same where no reader's own zone can be shown. */
export const dueTimeUtc = (terms: Terms, clock: Clock, language: Language): Markup =>
  utc(clock.due, format(terms, clock), language);

/** How long it is, and until when it stands still while nothing is open. */
export const lengthOf = (terms: Terms, clock: Clock, language: Language): Markup =>
  withPause(terms, clock, escape(duration(clock.ms)), language);

/** `text`, and until when the clock that it tells of stands still, if it does. */
export function withPause(terms: Terms, { due, ms }: Clock, text: Markup, language: Language): Markup {
  const until = standsStillUntil(terms, due, ms);
  return until === null ? text : commas([text, words(language).terms.pauses(when(until, 'moment', language))]);
}

/** The clock of the first update. */
export const updateClock = ({ firstUpdate }: Terms, due: Instant): Clock => ({ ms: firstUpdate.withinMs, due });

/** The clock of a tier that was paged. */
export const tierClock = (terms: Terms, tier: number, due: Instant): Clock => ({
  ms: terms.tiers[tier - 1]?.acknowledgeWithinMs ?? 0,
  due,
});

const format = (terms: Terms, { due, ms }: Clock) =>
  ms < 12 * hour && pausedUntil(terms, due, ms) === null ? 'time' : 'moment';
