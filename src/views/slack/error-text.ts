import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';

export type ErrorKind = 'not_saved' | 'slack_failed' | 'unknown_person' | 'not_a_member';

/** What was not done, that nothing was lost, and what to do. */
export function errorText(kind: ErrorKind, language: Language): Markup {
  const say = words(language).answers.errors;
  const texts = {
    not_saved: say.notSaved,
    slack_failed: say.slackFailed,
    unknown_person: say.unknownPerson,
    not_a_member: say.notAMember,
  } satisfies Record<ErrorKind, Markup>;
  return texts[kind];
}
