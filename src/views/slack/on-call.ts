import type { Holder, OnCall } from '../../domain/on-call.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { bold, line, lines, mention, when } from './text.ts';

/** As many as fit into one block, with room to spare. */
const mostShown = 10;

/** Who has each schedule, until when, and who is next; null where the policy has no schedule. */
export function onCallText(onCall: readonly OnCall[], language: Language): Markup | null {
  if (onCall.length === 0) return null;
  const say = words(language).answers.onCall;
  const hidden = onCall.length - mostShown;
  return lines(
    bold(say.heading),
    ...onCall.slice(0, mostShown).map((each) => entry(each, language)),
    hidden > 0 && say.more(hidden),
  );
}

function entry({ schedule, holder, next }: OnCall, language: Language): Markup {
  const say = words(language).answers.onCall;
  const mark = holder?.id ? m`•` : m`⚠️`;
  const [name, now] = [line(schedule, 40), holderText(holder, language)];
  if (!next) return m`${mark}  ${say.always(name, now)}`;
  return m`${mark}  ${say.until(name, now, when(next.at, 'moment', language), holderText(next.holder, language))}`;
}

function holderText(holder: Holder | null, language: Language): Markup {
  if (!holder) return words(language).terms.nobody;
  return holder.id ? mention(holder.id) : words(language).answers.onCall.unknown(line(holder.name, 50));
}
