import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import { headline, length, people, ref, title } from './facts.ts';
import { feedbackStanding } from './feedback.ts';
import type { SlackMessage } from './message.ts';
import { bold, dotted, lines, quote, when } from './text.ts';

/** The last message of a room: what it was about, who did it, how long it took, what fixed it, what is still to come, and how it went. */
export function goodbyeMessage(e: Escalation, language: Language): SlackMessage {
  const say = words(language).goodbye;
  const { facts } = words(language).terms;
  const heading = m`👋 ${say.heading(ref(e))}`;
  const what = lines(headline(e, language), bold(title(e)), took(e, language), rca(e, language), feedback(e, language));
  const fix = e.status === 'resolved' && lines(bold(facts.fix), quote(e.resolution.fix, 2000));
  return {
    text: lines(heading, what),
    blocks: [section(lines(bold(heading), what)), ...(fix ? [section(fix)] : []), context(say.readable)],
  };
}

function took(e: Escalation, language: Language): Markup | null {
  if (e.status !== 'resolved') return null;
  const say = words(language).goodbye;
  return dotted(
    say.resolved(people([e.resolution.by], language), length(e.resolution.at - e.openedAt)),
    e.acknowledged && say.led(people([e.acknowledged.by], language)),
    words(language).line.openedBy(people([e.openedBy], language)),
  );
}

function rca({ rca: asked }: Escalation, language: Language): Markup {
  const say = words(language).goodbye;
  return asked ? say.rca(people([asked.owner], language), when(asked.dueAt, 'day', language)) : say.noRca;
}

function feedback(e: Escalation, language: Language): Markup | null {
  const said = feedbackStanding(e, language);
  return said && m`${words(language).terms.facts.feedback}: ${said}`;
}
