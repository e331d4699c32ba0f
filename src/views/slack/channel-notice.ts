import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { customer, length, marker, people, ref, roomLink, severity, title } from './facts.ts';
import { lineStanding } from './line.ts';
import type { SlackMessage } from './message.ts';
import { noted } from './sending-notes.ts';
import { story } from './story.ts';
import { bold, capital, channelRef, dotted, line, lines, quote, when } from './text.ts';
import { unansweredNotice } from './unanswered-notice.ts';

/** What a channel is told once, when it happens. `event` decides what is said, `e` how it stands by now. */
export function channelNotice(e: Escalation, event: Event, language: Language): SlackMessage {
  if (event.type === 'unanswered') return unansweredNotice(e, event, language);
  const told = partsOf(e, event, language);
  const top = dotted(
    m`${told.mark ?? marker(e)} ${bold(told.heading)}`,
    severity(e.terms, language),
    customer(e.details.customer),
  );
  return {
    text: lines(dotted(top, title(e)), told.body),
    blocks: [
      section(lines(top, bold(title(e)))),
      ...(told.body === '' ? [] : [section(told.body)]),
      context(capital(dotted(told.foot, roomLink(e)))),
      ...(e.status === 'resolved' ? [] : buttons(buttonsOf(e, language).details)),
    ],
  };
}

/**
 * What a channel was to be told, for somebody who is told instead: `error` is why Slack would not take it there, null when
 * Slack did not say whether it did.
 */
export function misdirectedNotice(
  notice: SlackMessage,
  refused: { readonly channel: string; readonly error: string | null },
  language: Language,
): SlackMessage {
  const say = words(language).notices.channel;
  const channel = channelRef(refused.channel);
  const why = refused.error === null ? say.unconfirmed(channel) : say.notTaken(channel, line(refused.error, 80));
  return noted(notice, why);
}

type Parts = { readonly mark?: Markup; readonly heading: Markup; readonly body: Markup; readonly foot: Markup };

function partsOf(e: Escalation, event: Event, language: Language): Parts {
  const say = words(language).notices.channel;
  const at = when(event.at, 'moment', language);
  if (event.type === 'update-posted')
    return {
      heading: say.update(ref(e)),
      body: quote(event.text, 2600),
      foot: dotted(
        event.by ? say.postedBy(people([event.by], language), at) : say.automatic(at),
        lineStanding(e, language),
      ),
    };
  if (event.type === 'resolved')
    return {
      mark: m`✅`,
      heading: say.resolved(ref(e)),
      body: quote(event.fix, 2000),
      foot: say.resolvedBy(people([event.by], language), length(event.at - e.openedAt)),
    };
  if (event.type === 'reopened')
    return {
      mark: m`🔁`,
      heading: say.reopened(ref(e)),
      body: quote(event.why, 2000),
      foot: dotted(say.reopenedBy(people([event.by], language), at), lineStanding(e, language)),
    };
  return { heading: ref(e), body: story(e, event, language), foot: at };
}
