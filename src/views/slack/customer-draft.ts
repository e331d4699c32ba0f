import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { clip, oneLine, utc } from './text.ts';

/** Characters: as many as a message shows whole. */
export const customerTextLimits = { text: 2500 } as const;

/**
 * What the record itself would tell a customer: what is wrong, that it is worked on, when they hear again, and their
 * reference; who works on it and how is not theirs to read. Plain text, for it goes into an input where people edit it.
 */
export function customerDraft(e: Escalation, language: Language): string {
  const say = words(language).customers.draft;
  const { title, services } = e.details;
  const at = (instant: number) => utc(instant, 'moment', language);
  return clip(
    [
      say.greeting,
      say.problem(clip(oneLine(title), 200)),
      [services.length > 0 && say.services(clip(oneLine(services.join(', ')), 200)), say.since(at(e.openedAt))],
      e.status === 'resolved'
        ? say.resolved(at(e.resolution.at))
        : [
            e.status === 'working' ? say.working : say.finding,
            e.nextUpdate ? say.nextBy(at(e.nextUpdate.by)) : say.next,
          ],
      [say.sorry, say.reference(reference(e.number))],
    ]
      .map((part) => (typeof part === 'string' ? part : part.filter(Boolean).join(' ')))
      .join('\n'),
    customerTextLimits.text,
  );
}
