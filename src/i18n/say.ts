import { en, type Words } from './en.ts';
import { es } from './es.ts';

export type Language = 'en' | 'es';

const dictionaries: Readonly<Record<Language, Words>> = { en, es };

/** All that the product says in a language, by screen. */
export const words = (language: Language): Words => dictionaries[language];
