import { reference } from '../../domain/ids.ts';
import type { DeadlineKind } from '../../domain/intents.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { bold, escape, line, lines, when } from './text.ts';

/** What is late, as the notice tells it: a promise by its kind, or an errand by its type; `number` is null for schedules. */
export type Late = { readonly number: number | null; readonly since: Instant } & (
  | { readonly kind: 'overdue'; readonly promise: DeadlineKind }
  | { readonly kind: 'stuck'; readonly errand: string }
  | { readonly kind: 'given-up'; readonly errand: string; readonly failure: string }
);

const mostShown = 12;

/** To the fallback channel: what should have happened and did not, since when, and what to do meanwhile. */
export function troubleNotice(late: readonly Late[], language: Language): SlackMessage {
  const say = words(language).notices.trouble;
  const heading = m`🚨 ${bold(say.heading)}`;
  const items = late.slice(0, mostShown).map((each) => {
    const parts = [
      each.number === null ? say.schedules : escape(reference(each.number)),
      whatIsLate(each, language),
      when(each.since, 'moment', language),
    ] as const;
    return m`•  ${say.item(...parts)}`;
  });
  const more = late.length > mostShown && say.more(late.length - mostShown);
  return {
    text: lines(heading, ...items, more),
    blocks: [section(lines(heading, ...items, more)), context(say.whatToDo)],
  };
}

/** To the same channel, when none of it is so any more. */
export const troubleIsOver = (language: Language): SlackMessage => said(m`✅ ${words(language).notices.trouble.over}`);

/** Slack delivers no more events for a while; nothing here can change that. */
export const eventsLimited = (language: Language): SlackMessage =>
  said(m`⚠️ ${words(language).notices.trouble.eventsLimited}`);

const said = (text: Markup): SlackMessage => ({ text, blocks: [section(text)] });

function whatIsLate(late: Late, language: Language): Markup {
  const say = words(language).notices.trouble;
  if (late.kind === 'overdue') return say.promises[late.promise];
  const known: Readonly<Record<string, Markup>> = say.errands;
  const what = known[late.errand] ?? say.errands.other;
  return late.kind === 'stuck' ? what : say.givenUp(what, line(late.failure, 60));
}
