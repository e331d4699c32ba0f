import type { KnownLack, LackNotice } from '../../domain/lacks.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { bold, line, lines, when } from './text.ts';

const mostShown = 12;

/** What is missing in the coming week, and what of it is mended or over by now. */
export function lacksMessage({ items }: Pick<LackNotice, 'items'>, language: Language): SlackMessage {
  const say = words(language).rota.lacks;
  const open = items.some(({ state }) => state === 'open');
  const mended = items.every(({ state }) => state === 'mended');
  const heading = open ? m`⚠️ ${bold(say.heading)}` : bold(mended ? m`✅ ${say.allMended}` : say.over);
  const hidden = items.length - mostShown;
  const text = lines(
    heading,
    ...items.slice(0, mostShown).map((item) => itemText(item, language)),
    hidden > 0 && words(language).terms.more(hidden),
  );
  return { text, blocks: [section(text), ...(open ? [context(say.whatToDo)] : [])] };
}

function itemText(item: KnownLack, language: Language): Markup {
  const say = words(language).rota.lacks;
  const what = whatText(item, language);
  switch (item.state) {
    case 'open':
      return m`•  ${what}`;
    case 'mended':
      return m`✅  ${say.mended(what)}`;
    case 'past':
      return m`•  ${say.past(what)}`;
  }
}

function whatText(item: KnownLack, language: Language): Markup {
  const say = words(language).rota.lacks;
  const moment = (at: number) => when(at, 'moment', language);
  switch (item.kind) {
    case 'gap':
      return say.gap(line(item.schedule, 40), moment(item.from), moment(item.to));
    case 'calendar':
      return say.calendar(line(item.schedule, 40), failureText(item.failure, language));
    case 'target':
      return say.target(line(item.name, 100));
  }
}

function failureText(failure: string, language: Language): Markup {
  const known: Readonly<Record<string, Markup>> = words(language).rota.lacks.failures;
  return known[failure] ?? line(failure, 60);
}
