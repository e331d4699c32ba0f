import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { duration } from '../../i18n/duration.ts';
import { words } from '../../i18n/say.ts';
import { clean, clip, oneLine, utc } from './text.ts';
import { updateFormLimits } from './update-form.ts';

/**
 * The first update as the record would tell it, no longer than its form takes. Plain text, for it goes into an input where
 * people edit it and is escaped when it is shown: so no mentions, and the one time in it is UTC. Title, customer, who
 * leads and when it opened, in each reader's zone, stand around it in the notice.
 */
export function firstUpdateText(e: Escalation, language: Language): string {
  const say = words(language).firstUpdate;
  const { description, services } = e.details;
  return clip(
    [
      clip(clean(description), 1200),
      [
        services.length > 0 && say.services(clip(oneLine(services.join(', ')), 200)),
        say.since(utc(e.openedAt, 'moment', language)),
      ],
      [who(e, language), e.status !== 'resolved' && say.next],
    ]
      .map((part) => (typeof part === 'string' ? part : part.filter(Boolean).join(' ')))
      .filter((part) => part !== '')
      .join('\n'),
    updateFormLimits.text,
  );
}

function who(e: Escalation, language: Language): string {
  const say = words(language).firstUpdate;
  const nameOf = (tier: number) => clip(oneLine(e.terms.tiers[tier - 1]?.name[language] ?? ''), 60);
  switch (e.status) {
    case 'paging':
      return say.paging(nameOf(e.tier));
    case 'unanswered':
      return say.unanswered;
    case 'working': {
      const after = duration(e.acknowledged.at - e.openedAt);
      const page = e.pages.find((each) => each.state === 'acknowledged' && each.person === e.acknowledged.by);
      return page ? say.working(nameOf(page.tier), after) : say.taken(after);
    }
    case 'resolved':
      return say.resolved(clip(oneLine(e.resolution.fix), 600));
  }
}
