import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';

/** What somebody's webhook gets when they try it out. */
export const testCall = (language: Language) =>
  ({ type: 'test', language, title: 'Relevo', message: words(language).settings.testCall }) as const;
