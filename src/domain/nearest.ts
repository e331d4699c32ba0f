/** The known word that a slip or two of the finger away is from what was typed, or null when none is near. */
export function nearest(typed: string, known: readonly string[]): string | null {
  const [best] = known
    .map((word) => ({ word, steps: edits(plain(typed), plain(word)) }))
    .toSorted((a, b) => a.steps - b.steps);
  return best && best.steps <= Math.max(1, Math.floor(typed.length / 3)) ? best.word : null;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_\s]/g, '');

/**
 * How many letters must be added, taken away, changed or swapped with their neighbour to come from one word to the other
 * (optimal string alignment).
 */
export function edits(from: string, to: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped =
        from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swapped));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
