import { en, type Words } from './en.ts';
import { es } from './es.ts';

export type Language = 'en' | 'es';

const dictionaries: Readonly<Record<Language, Words>> = { en, es };

export const words = (language: Language): Words => dictionaries[language];

/** A reader's Slack locale ('es-ES', 'en-GB', 'fr-FR' or none) as a language that we speak: English unless it is Spanish. */
export const languageOf = (locale: string | null | undefined): Language =>
  /^es(-|_|$)/i.test(locale ?? '') ? 'es' : 'en';
