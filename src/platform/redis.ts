import { Redis } from 'ioredis';

/** The code of an error that says: this Redis throws keys away when its memory is short. */
export const evicts = 'REDIS_EVICTS';

const firstAnswerWithinMs = 2_000;

export type RedisLinks = {
  readonly setter: Redis;
  readonly ringer: Redis;
  isThere(): boolean;
  release(): void;
};

type RedisEvents = { readonly onError: (error: unknown) => void; readonly onReturn?: () => void };

/**
 * One connection for whoever sets alarms, and one for whoever waits for them. A Redis that is away at the start is waited
 * for a moment and then left to come back.
 * @throws an error with the code `evicts` when it is there, and may throw alarms away.
 */
export async function openRedis(url: string, { onError, onReturn }: RedisEvents): Promise<RedisLinks> {
  const setter = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 5_000, keepAlive: 10_000 });
  // Whoever waits for an alarm to be due waits as long as it takes, through a restart of Redis as well.
  const ringer = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, keepAlive: 10_000 });
  for (const redis of [setter, ringer]) redis.on('error', onError);
  const release = () => {
    setter.disconnect();
    ringer.disconnect();
  };
  try {
    if (await isReady(setter)) await refuseEviction(setter, onError);
  } catch (error) {
    release();
    throw error;
  }
  setter.on('ready', () => {
    // Another server may have taken its place: it can't be refused any more, only named.
    refuseEviction(setter, onError).catch(onError);
    onReturn?.();
  });
  return { setter, ringer, isThere: () => setter.status === 'ready', release };
}

function isReady(redis: Redis): Promise<boolean> {
  if (redis.status === 'ready') return Promise.resolve(true);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const ready = () => resolve(true);
  redis.once('ready', ready);
  const timer = setTimeout(() => resolve(false), firstAnswerWithinMs);
  redis.once('close', () => resolve(false));
  return promise.finally(() => {
    clearTimeout(timer);
    redis.off('ready', ready);
  });
}

async function refuseEviction(redis: Redis, onError: (error: unknown) => void): Promise<void> {
  const policy = await evictionPolicy(redis);
  if (policy === null)
    return onError(new Error("Redis doesn't tell its maxmemory-policy: see to it that it is noeviction."));
  if (policy !== 'noeviction')
    throw Object.assign(new Error(`Redis has the maxmemory-policy ${policy}; alarms need noeviction.`), {
      code: evicts,
    });
}

/** Managed services forbid CONFIG; what INFO says of the memory is open to more. */
async function evictionPolicy(redis: Redis): Promise<string | null> {
  const info = await redis.info('memory').catch(() => '');
  const said = /^maxmemory_policy:([\w-]+)/m.exec(info)?.[1];
  if (said !== undefined) return said;
  const answer: unknown = await redis.config('GET', 'maxmemory-policy').catch(() => null);
  return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : null;
}
