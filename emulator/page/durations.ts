export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: Record<string, number> = { s: 1000, m: MINUTE, h: HOUR, d: DAY };

/** "90s", "45m", "2h 30m", "1d", or bare minutes, in milliseconds; null for anything else, and for nothing. */
export function parseDuration(typed: string): number | null {
  const words = typed.trim().toLowerCase();
  if (/^\d+$/.test(words)) return Number(words) * MINUTE || null;
  const pattern = /(\d+(?:[.,]\d+)?)\s*(d|h|m|s)(?:ays?|ours?|in(?:utes?|s)?|ec(?:onds?|s)?)?\s*/g;
  if (words.replace(pattern, '') !== '') return null;
  let total = 0;
  for (const [, amount = '', unit = ''] of words.matchAll(pattern))
    total += Number(amount.replace(',', '.')) * (UNITS[unit] ?? 0);
  return total > 0 ? Math.round(total) : null;
}

/** "1 h 5 min", for how far the clock was moved. */
export function spokenDuration(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / DAY), 'd'],
    [Math.floor((ms % DAY) / HOUR), 'h'],
    [Math.floor((ms % HOUR) / MINUTE), 'min'],
    [Math.floor((ms % MINUTE) / 1000), 's'],
  ];
  return (
    parts
      .filter(([amount]) => amount > 0)
      .map(([amount, unit]) => `${amount} ${unit}`)
      .join(' ') || '0 s'
  );
}
