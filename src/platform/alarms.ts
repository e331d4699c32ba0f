import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  runMigrations,
  Worker,
  type BackendFactory,
  type IQueueBackend,
} from 'bullmq';
import pg from 'pg';
import { openRedis } from './redis.ts';

/**
 * Alarm clocks that wake somebody to look. An alarm may ring late, twice or never, so whoever sets one keeps the promise
 * elsewhere and looks for what is due by itself too.
 */
export type Alarms = {
  /**
   * Lets each `id` ring at its `at`, in epoch milliseconds on the clock that says it is `now`. What is set already is left
   * alone: asked twice, it changes nothing.
   */
  set(alarms: readonly { readonly id: string; readonly at: number }[], now: number): Promise<void>;
  /** @throws when the queue doesn't answer. */
  answers(): Promise<void>;
  /** How many are set. */
  count(): Promise<number>;
  /**
   * Starts to ring. What the handler throws is reported, and the alarm rings again a few times.
   * @throws when the queue in the database can't be reached.
   */
  onRing(handler: (id: string) => Promise<void>): Promise<void>;
  /** Waits for handlers that run. Alarms that are set stay set. */
  close(): Promise<void>;
};

export type AlarmOptions = {
  readonly databaseUrl: string;
  /** With a Redis the alarms live there, else in the database. */
  readonly redisUrl: string | null;
  /** Trouble that was survived: what a handler threw, a connection that broke. */
  readonly onError: (error: unknown) => void;
  /** The queue was away and is back: it may have lost what it held. */
  readonly onReturn?: () => void;
  readonly name?: string;
  readonly schema?: string;
  /** How long PostgreSQL may take for one statement, in milliseconds. */
  readonly patienceMs?: number;
};

type Alarm = { readonly id: string };
/** What of BullMQ is reached by a connection of its own. */
type Part = { waitUntilReady(): Promise<unknown>; close(): Promise<void> };

const jobOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 250 },
  removeOnComplete: true,
  removeOnFail: true,
};

/** A process that dies while a handler runs is noticed after twice this; BullMQ's own 30 s would be a minute's silence. */
const lostAfterMs = 5_000;
const workerOptions = {
  concurrency: 20,
  lockDuration: lostAfterMs,
  stalledInterval: lostAfterMs,
  // A job lost more often is given up; with BullMQ's own 1, two restarts in a row would lose an alarm.
  maxStalledCount: 10,
};

const statementWithinMs = 5_000;
const answerWithinMs = 2_000;
/** A thousand alarms at once, and a few such thousands at a time. */
const bulkWithinMs = 20_000;

/** The queue in PostgreSQL takes whole numbers only. */
const delayOf = (at: number, now: number): number => Math.max(0, Math.round(at - now));

/**
 * Opens the alarms on BullMQ: on Redis, or on a schema of its own in PostgreSQL, which is brought up to date first.
 * @throws when that can't be reached.
 */
export async function openAlarms(options: AlarmOptions): Promise<Alarms> {
  const { redisUrl, name = 'alarms', onError } = options;
  const { queue, startWorker, release, isThere, reached } =
    redisUrl === null ? await inPostgres(name, options) : await inRedis(name, redisUrl, options);
  queue.on('error', onError);
  if (redisUrl === null) await reached(queue);
  let worker: ReturnType<typeof startWorker> | undefined;
  const ringing = new Set<Promise<void>>();

  /** Asks nothing of a queue that is known to be away: whoever waited for it would do nothing else meanwhile. */
  async function ask<Value>(work: () => Promise<Value>, withinMs = answerWithinMs): Promise<Value> {
    if (!isThere()) throw new Error('The queue of alarms is away.');
    return answered(work(), withinMs);
  }

  return {
    async set(alarms, now) {
      const jobs = alarms.map(({ id, at }) => ({
        name: 'ring',
        data: { id },
        opts: { ...jobOptions, jobId: jobId(id), delay: delayOf(at, now) },
      }));
      await ask(() => queue.addBulk(jobs), bulkWithinMs);
    },
    async answers() {
      await ask(() => queue.getJob('none'));
    },
    count: () => ask(() => queue.getJobCountByTypes('delayed', 'waiting', 'active')),
    async onRing(handler) {
      worker = startWorker(async (job) => {
        const run = handler(job.data.id);
        ringing.add(run);
        await run.finally(() => ringing.delete(run));
      });
      worker.on('error', onError);
      worker.on('failed', (job, cause) => onError(new Error(`The alarm ${job?.data.id} rang in vain.`, { cause })));
      await reached(worker);
    },
    async close() {
      const closing = worker?.close();
      await Promise.allSettled(ringing);
      // A queue that is away can't be told; what it still holds is found by whoever opens it next.
      if (closing) await answered(closing).catch(onError);
      await answered(queue.close()).catch(onError);
      release();
    },
  };
}

/** BullMQ accepts neither whole numbers nor colons as ids. */
const jobId = (id: string): string => `alarm-${encodeURIComponent(id)}`;

async function inPostgres(name: string, options: AlarmOptions) {
  const { databaseUrl, schema = 'bullmq', patienceMs = statementWithinMs, onError } = options;
  const common = { connectionString: databaseUrl, application_name: 'relevo alarms', keepAlive: true };
  // The first time, its functions are made: a hundred in one statement.
  await bringUpToDate({ ...common, ...bounds(2 * patienceMs) }, schema, onError);
  const connection = { ...common, ...bounds(patienceMs), schema, max: 4 };
  const parts = over(name, createPostgresBackend, { ...connection }, { ...connection });
  return { ...parts, release() {}, isThere: () => true, reached: reachOrClose };
}

/**
 * Every wait has an end, on both sides: whoever goes silent while they bring the queue up to date would keep everybody else
 * from it for good, and a worker whose connections are half-open would hear no alarm any more.
 */
const bounds = (patienceMs: number) => ({
  connectionTimeoutMillis: patienceMs,
  statement_timeout: patienceMs,
  lock_timeout: patienceMs,
  // Whoever waits for a lock must see the end of who holds it.
  idle_in_transaction_session_timeout: patienceMs / 2,
  query_timeout: patienceMs * 1.2,
});

async function bringUpToDate(connection: pg.ClientConfig, schema: string, onError: (error: unknown) => void) {
  const client = new pg.Client(connection);
  client.on('error', onError);
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    // One that does not answer doesn't say goodbye either.
    await answered(client.end()).catch(onError);
  }
}

/**
 * BullMQ 6.7 remembers for good that its first connection to PostgreSQL failed: who goes on with it hears no alarm any more,
 * and asks for work in a loop that leaves no time for anything else.
 */
async function reachOrClose(part: Part): Promise<void> {
  try {
    await answered(part.waitUntilReady(), bulkWithinMs);
  } catch (error) {
    await answered(part.close()).catch(() => {});
    throw error;
  }
}

async function inRedis(name: string, redisUrl: string, options: Pick<AlarmOptions, 'onError' | 'onReturn'>) {
  const { setter, ringer, isThere, release } = await openRedis(redisUrl, options);
  // Closed while it connects, BullMQ's worker would leave its connection open; a Redis that is away comes back by itself.
  const reached = (part: Part) => answered(part.waitUntilReady().then(() => {})).catch(options.onError);
  return { ...over(name, createRedisBackend, setter, ringer), isThere, release, reached };
}

function over<Backend extends IQueueBackend, Connection>(
  name: string,
  backend: BackendFactory<Backend, Connection>,
  setter: NoInfer<Connection>,
  ringer: NoInfer<Connection>,
) {
  return {
    queue: new Queue<Alarm, void, string, Alarm, void, string, Backend, Connection>(
      name,
      { connection: setter },
      backend,
    ),
    startWorker: (run: (job: { data: Alarm }) => Promise<void>) =>
      new Worker<Alarm, void, string, Backend, number, Connection>(
        name,
        run,
        { connection: ringer, ...workerOptions },
        backend,
      ),
  };
}

/** Redis that is away lets a command wait for ever; whoever sets an alarm must get on. */
async function answered<Value>(work: Promise<Value>, withinMs = answerWithinMs): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The queue of alarms does not answer.')), withinMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
