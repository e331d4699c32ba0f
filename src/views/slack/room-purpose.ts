import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { customer, ref, title } from './facts.ts';
import { clip } from './text.ts';

/** What the room is for; at most 250 characters. */
export function purposeText(e: Escalation, language: Language): string {
  const whose = customer(e.details.customer);
  return clip(words(language).purpose(ref(e), whose ? m` · ${whose}` : m``, title(e)), 250);
}
