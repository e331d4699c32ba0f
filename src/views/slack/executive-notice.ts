import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { dueTime } from './clocks.ts';
import { customer, length, marker, people, ref, severity, title } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { bold, capital, dotted, line, lines, when } from './text.ts';

/**
 * What a channel of executives is told when others are told more: what it means for customers, who leads, and when they
 * hear again. Nothing of what people wrote for those who work on it.
 */
export function executiveNotice(e: Escalation, event: Event, language: Language): SlackMessage {
  const { mark = marker(e), heading } = headingOf(e, event, language);
  const top = dotted(m`${mark} ${bold(heading)}`, severity(e.terms, language), customer(e.details.customer));
  const body = lines(impact(e, event, language), lead(e, language), next(e, language));
  return {
    text: lines(dotted(top, title(e)), body),
    blocks: [
      section(lines(top, bold(title(e)))),
      section(body),
      context(capital(foot(e, event, language))),
      ...(e.status === 'resolved' ? [] : buttons(buttonsOf(e, language).details)),
    ],
  };
}

function headingOf(e: Escalation, event: Event, language: Language): { mark?: Markup; heading: Markup } {
  const { channel, executives } = words(language).notices;
  if (event.type === 'resolved') return { mark: m`✅`, heading: channel.resolved(ref(e)) };
  if (event.type === 'reopened') return { mark: m`🔁`, heading: channel.reopened(ref(e)) };
  return { heading: executives.update(ref(e)) };
}

/** In the policy's words for the severity, and the services that are hit; null where there is neither. */
function impact({ terms, details }: Escalation, event: Event, language: Language): Markup | null {
  const say = words(language).notices.executives;
  const what = dotted(line(terms.severity.means[language], 200), line(details.services.join(', '), 200));
  if (what === '') return null;
  return event.type === 'resolved' ? say.impactWas(what) : say.impact(what);
}

function lead(e: Escalation, language: Language): Markup {
  const leads = e.status === 'working' ? e.lead : e.status === 'resolved' ? e.acknowledged?.by : null;
  return words(language).notices.executives.lead(leads ? people([leads], language) : words(language).terms.nobodyYet);
}

function next({ status, terms, nextUpdate }: Escalation, language: Language): Markup {
  const say = words(language).notices.executives;
  if (status === 'resolved') return say.nextNone;
  if (!nextUpdate) return say.nextWhenNew;
  return say.nextBy(dueTime(terms, { ms: terms.updateEveryMs ?? 0, due: nextUpdate.by }, language));
}

function foot(e: Escalation, event: Event, language: Language): Markup {
  const { channel, executives } = words(language).notices;
  const after = length(event.at - e.openedAt);
  return event.type === 'resolved'
    ? dotted(
        channel.resolvedBy(people([event.by], language), after),
        e.rca && executives.rca(when(e.rca.dueAt, 'day', language)),
      )
    : dotted(executives.openFor(after), when(event.at, 'moment', language));
}
