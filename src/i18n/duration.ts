const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/**
 * A length of time in milliseconds as its two greatest units: "5 min", "2 h 10 min", "1 d 4 h"; under a minute "40 s".
 * The units' signs are those of SI and its companions, so both languages write them alike.
 */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  let rest = Math.round(seconds / 60) * 60_000;
  const parts = units.flatMap(([sign, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${sign}`] : [];
  });
  return parts.slice(0, 2).join(' ');
}
