/** As many keys as are kept apart; more of them than that are no people. */
const mostKeys = 10_000;

/** Answers for each call whether it is one of the first `most` under its key within `withinMs`. For this process only. */
export function rateBound(most: number, withinMs: number, now: () => number = () => performance.now()) {
  const times = new Map<string, readonly number[]>();
  return (key: string): boolean => {
    const since = now() - withinMs;
    const recent = (times.get(key) ?? []).filter((at) => at > since);
    if (recent.length >= most) return false;
    if (times.size >= mostKeys) times.clear();
    times.set(key, [...recent, now()]);
    return true;
  };
}
