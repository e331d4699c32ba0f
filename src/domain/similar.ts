/**
 * How alike two titles are, from 0 to 1: the share of words that they have in common (Dice's coefficient),
 * whatever their case, accents and order. Words of one letter say nothing.
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return (2 * common) / (left.size + right.size);
}

/** From here on a title counts as a possible duplicate: half of the words are the same. */
export const similarEnough = 0.5;

function words(text: string): Set<string> {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]{2,}/gu) ?? []);
}
