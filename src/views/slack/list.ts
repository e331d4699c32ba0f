import type { Brief } from '../../domain/brief.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, context, section } from './blocks.ts';
import { headline, ref, title } from './facts.ts';
import { actionIds } from './ids.ts';
import { lineStanding } from './line.ts';
import type { SlackMessage } from './message.ts';
import { encodeTarget } from './target.ts';
import { dotted, lines } from './text.ts';

const mostShown = 12;

/** Escalations in two lines each, in the order that they are given in. `total`: how many there are, given or not. */
export function listAnswer(
  escalations: readonly Brief[],
  language: Language,
  total: number = escalations.length,
): SlackMessage {
  const say = words(language).answers.list;
  if (escalations.length === 0) return { text: say.empty, blocks: [section(say.empty)] };
  const shown = escalations.slice(0, mostShown);
  const hidden = total - shown.length;
  const summary = lines(say.count(total), ...shown.map((e) => dotted(ref(e), title(e))));
  return {
    text: summary,
    blocks: [
      section(say.count(total)),
      ...shown.map((e) => entry(e, language)),
      ...(hidden > 0 ? [context(say.more(hidden))] : []),
    ],
  };
}

export const entryText = (e: Brief, language: Language): Markup =>
  lines(headline(e, language), dotted(title(e), lineStanding(e, language)));

const entry = (e: Brief, language: Language) =>
  section(entryText(e, language), button(words(language).terms.buttons.details, actionIds.details, encodeTarget(e)));
