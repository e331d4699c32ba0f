import { night, type PageCount } from '../../domain/page-count.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { people } from './facts.ts';
import { commas, escape, line, sentences } from './text.ts';

/** Counts of pages, and the zone that says when it was night. */
export type PageCounts = { readonly counts: readonly PageCount[]; readonly zone: string };

/** How often somebody was paged themselves; null for whoever was not. */
export function ownPageCount({ counts: [own], zone }: PageCounts, language: Language): Markup | null {
  if (!own) return null;
  const say = words(language).answers.pageCount;
  return sentences(say.own(own.week, own.month), say.nights(own.nights, ...hours(zone)));
}

/** How often everybody was, for whoever answers for it; null where nobody was. */
export function pageCountsOf({ counts, zone }: PageCounts, language: Language): Markup | null {
  if (counts.length === 0) return null;
  const say = words(language).answers.pageCount;
  const each = counts.map(({ person, month, nights }) => say.one(people([person], language), month, nights));
  return sentences(say.all(commas(each)), say.night(...hours(zone)));
}

const hours = (zone: string): [Markup, Markup] => [escape(`${night.from}:00–${night.to}:00`), line(zone, 60)];
