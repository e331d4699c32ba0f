import type { Shift } from './rota.ts';
import type { Instant } from './time.ts';

/**
 * Shifts one after the other, of entries that may overlap: whoever began last has it, and of those who began together the
 * one whose entry ends first, which is the more particular.
 */
export function inTurn(entries: readonly Shift[]): readonly Shift[] {
  const edges = [...new Set(entries.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  const beginning = entries.toSorted((a, b) => a.from - b.from || b.to - a.to || (a.person < b.person ? -1 : 1));
  const shifts: Shift[] = [];
  let running: Shift[] = [];
  let next = 0;
  for (const [index, from] of edges.entries()) {
    for (let entry = beginning[next]; entry && entry.from <= from; entry = beginning[next]) {
      running.push(entry);
      next += 1;
    }
    running = running.filter(({ to }) => to > from);
    const [ruling, to] = [running.at(-1), edges[index + 1]];
    if (!ruling || to === undefined) continue;
    const last = shifts.at(-1);
    if (last && last.person === ruling.person && last.to === from) shifts[shifts.length - 1] = { ...last, to };
    else shifts.push({ person: ruling.person, from, to });
  }
  return shifts;
}

/** Who has it at a moment, null for nobody, and when that ends. `shifts` are one after the other. */
export function shiftAt(
  shifts: readonly Shift[],
  at: Instant,
): { readonly person: string | null; readonly until: Instant } {
  let [low, high] = [0, shifts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.to ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const next = shifts[low];
  if (!next) return { person: null, until: Infinity };
  return at < next.from ? { person: null, until: next.from } : { person: next.person, until: next.to };
}
