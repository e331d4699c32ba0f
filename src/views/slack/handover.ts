import type { Escalation } from '../../domain/escalation.ts';
import type { Handover } from '../../domain/handover.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { minute, type Instant } from '../../domain/time.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, context, section } from './blocks.ts';
import { ref, title } from './facts.ts';
import { actionIds } from './ids.ts';
import { entryText } from './list.ts';
import type { SlackMessage } from './message.ts';
import { encodeTarget } from './target.ts';
import { bold, dotted, line, lines, mention, sentences, when } from './text.ts';

/** As many as a person reads at a handover; the rest is counted. */
const mostShown = 8;
/** From when on it is said that it was earlier. */
const lateMs = 10 * minute;

export type HandoverFacts = {
  /** What whoever leaves has in hand. */
  readonly open: readonly Escalation[];
  /** Until when whoever comes has it; null when nothing changes within a year, or it is over. */
  readonly until: Instant | null;
  readonly now: Instant;
  /** Whether the reader did not want to hear it sooner. */
  readonly waited: boolean;
};

/** What whoever leaves, or comes, is told at a handover, with what is still open with whoever leaves. */
export function handoverMessage(
  { schedule, leaving, coming, at }: Handover,
  reader: UserId,
  { open, until, now, waited }: HandoverFacts,
  language: Language,
): SlackMessage {
  const say = words(language).rota.handover;
  const name = bold(line(schedule, 40));
  const comes = reader === coming;
  const what = comes
    ? sentences(
        m`📟 ${until === null ? say.onCall(name) : say.onCallUntil(name, when(until, 'moment', language))}`,
        leaving ? say.takenOverFrom(mention(leaving)) : say.fromNobody,
      )
    : sentences(say.offCall(name), coming ? say.handedTo(mention(coming)) : m`⚠️ ${say.toNobody}`);
  const since = waited ? say.since : say.sinceLate;
  const late = now - at > lateMs && since(when(at, 'moment', language));
  const owner = comes ? (leaving ? say.openWith(mention(leaving)) : null) : say.openWithYou;
  const shown = owner ? open.slice(0, mostShown) : [];
  const hidden = owner ? open.length - shown.length : 0;
  const heading = owner && (shown.length > 0 ? owner : say.nothingOpen);
  return {
    text: lines(what, late, heading, ...shown.map((e) => dotted(ref(e), title(e)))),
    blocks: [
      section(lines(what, late, heading)),
      ...shown.map((e) =>
        section(
          entryText(e, language),
          button(words(language).terms.buttons.details, actionIds.details, encodeTarget(e)),
        ),
      ),
      ...(hidden > 0 ? [context(words(language).answers.home.more(hidden))] : []),
    ],
  };
}
