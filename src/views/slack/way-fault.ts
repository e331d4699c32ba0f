import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';

/** What kept something from arriving by mail or webhook, in words; the code itself where there are none for it. */
export function wayFault(code: string, language: Language): string {
  const { faults } = words(language).settings;
  const [, smtp] = /^smtp_(\d{3})$/.exec(code) ?? [];
  const [, http] = /^http_(\d{1,3})$/.exec(code) ?? [];
  if (smtp) return faults.smtp(smtp);
  if (http) return faults.http(http);
  const known = new Map<string, unknown>(Object.entries(faults)).get(code);
  return typeof known === 'string' ? known : code;
}
