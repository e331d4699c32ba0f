type Fetch = typeof globalThis.fetch;

/** Slack counts these by channel; of every other method it counts all calls together. */
const countedByChannel = new Set(['chat.postMessage', 'chat.postEphemeral']);

/**
 * A `fetch` that keeps what Slack asks for with a 429: until Retry-After is over, the same method (on the same channel,
 * for posts) is answered with another 429 and Slack is left in peace; all else flows. A 429 that names no time means a
 * second. `now` is in milliseconds, and only asked while something is held.
 */
export function holdingFetch(now: () => Promise<number>): Fetch {
  const holds = new Map<string, number>();
  return async (input, init) => {
    const key = keyOf(input, init?.body);
    const until = holds.get(key);
    if (until !== undefined) {
      const left = until - (await now());
      if (left > 0) return tooMany(Math.ceil(left / 1_000));
      holds.delete(key);
    }
    const answer = await globalThis.fetch(input, init);
    if (answer.status !== 429) return answer;
    await answer.body?.cancel();
    const seconds = Math.max(1, Number.parseInt(answer.headers.get('retry-after') ?? '', 10) || 1);
    holds.set(key, (await now()) + seconds * 1_000);
    return tooMany(seconds);
  };
}

function keyOf(input: Parameters<Fetch>[0], body: unknown): string {
  const url = input instanceof Request ? input.url : String(input);
  const method = url.slice(url.lastIndexOf('/') + 1);
  if (!countedByChannel.has(method) || typeof body !== 'string') return method;
  return `${method} ${new URLSearchParams(body).get('channel')}`;
}

const tooMany = (seconds: number): Response =>
  Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': String(seconds) } });
