import type { Escalation } from '../domain/escalation.ts';
import { reference } from '../domain/ids.ts';
import type { Customer } from '../domain/record.ts';
import type { Language, Terms } from '../domain/terms.ts';
import { clean, clip, oneLine } from './slack/text.ts';

/** The facts of an escalation for mails and pages: plain text, which whoever shows it has to escape. */

export const plainLine = (text: string, max: number): string => clip(oneLine(text), max);

export const plainProse = (text: string, max: number): string => clip(clean(text).replaceAll(/\n{3,}/g, '\n\n'), max);

export const plainTitle = (e: Escalation): string => plainLine(e.details.title, 200) || reference(e.number);

/** "SEV1 Critical". */
function plainSeverity({ severity: { key, label } }: Terms, language: Language): string {
  const [name, said] = [plainLine(key.toUpperCase(), 24), plainLine(label[language], 40)];
  return said === '' || name.toLowerCase() === said.toLowerCase() ? name : `${name} ${said}`;
}

/** "Acme Corp (strategic)"; '' where no customer is named. */
export function plainCustomer(of: Customer | null): string {
  const name = of ? plainLine(of.name, 80) : '';
  return of?.tier && name !== '' ? `${name} (${plainLine(of.tier, 40)})` : name;
}

/** "ESC-142 · SEV1 Critical · Acme Corp (strategic)". */
export const plainHeadline = (e: Escalation, language: Language): string =>
  [reference(e.number), plainSeverity(e.terms, language), plainCustomer(e.details.customer)]
    .filter((part) => part !== '')
    .join(' · ');

/** The name of a tier, counted from 1; '' where it has none. */
export const plainTier = (terms: Terms, number: number, language: Language): string =>
  plainLine(terms.tiers[number - 1]?.name[language] ?? '', 60);
