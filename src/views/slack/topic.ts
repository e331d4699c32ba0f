import type { Escalation } from '../../domain/escalation.ts';
import { owed } from '../../domain/first-update.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { dueTimeUtc, updateClock } from './clocks.ts';
import { marker, people, severity } from './facts.ts';
import { clip, dotted, sentences, utc } from './text.ts';

/**
 * The room's topic: severity, status, who leads, what was promised next; at most 250 characters. Topics draw mentions
 * but no date tokens, so its times are in UTC and say so.
 */
export function topicText(e: Escalation, language: Language): string {
  const say = words(language);
  return clip(
    dotted(
      sentences(marker(e), severity(e.terms, language)),
      say.terms.status[e.status],
      e.status === 'working' && say.topic.lead(people([e.lead], language)),
      promise(e, language),
    ),
    250,
  );
}

function promise(e: Escalation, language: Language): Markup | null {
  const say = words(language).topic;
  if (e.status === 'resolved')
    return e.rca && say.rcaBy(people([e.rca.owner], language), utc(e.rca.dueAt, 'day', language));
  const promised = owed(e.firstUpdate);
  return promised && say.updateBy(dueTimeUtc(e.terms, updateClock(e.terms, promised.by), language));
}
