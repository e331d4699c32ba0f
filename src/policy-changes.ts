import { isDeepStrictEqual } from 'node:util';
import type { Policy } from './domain/policy.ts';

/** How many entries of a section differ. A list that holds the same in another order differs in nothing but that. */
export type SectionChange = { readonly added: number; readonly removed: number; readonly changed: number };

/** What differs, by section of the policy; empty when nothing that rules is different (comments and order of keys don't). */
export function changesBetween(before: Policy, after: Policy): Readonly<Record<string, SectionChange>> {
  const then = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after)
      .filter(([section, value]) => !isDeepStrictEqual(then.get(section), value))
      .map(([section, value]) => [section, difference(entriesOf(then.get(section)), entriesOf(value))]),
  );
}

function difference(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): SectionChange {
  const kept = [...after].filter(([name]) => before.has(name));
  return {
    added: after.size - kept.length,
    removed: before.size - kept.length,
    changed: kept.filter(([name, value]) => !isDeepStrictEqual(before.get(name), value)).length,
  };
}

/** Entries by name. Those of a list without names are known by what they hold, so that one put first moves none. */
function entriesOf(section: unknown): ReadonlyMap<string, unknown> {
  if (Array.isArray(section)) return new Map(section.map((entry: unknown) => [nameOf(entry), entry]));
  if (typeof section === 'object' && section !== null) return new Map(Object.entries(section));
  return new Map([['', section]]);
}

const nameOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null && 'key' in entry && typeof entry.key === 'string'
    ? entry.key
    : JSON.stringify(entry);
