import { randomUUID } from 'node:crypto';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import type { SlackStub } from './slack-stub.ts';

/** Others who wake at a time, as their users would set them up: they post when a job is due. Answer how late each was, in ms. */
export type Peer = (url: string, slack: SlackStub, due: readonly number[]) => Promise<number[]>;

const channelOf = (name: string): string => `C-${name.toUpperCase()}`;

/** Posts from the handler, and measures where the post arrives. */
function measured(name: string, slack: SlackStub, count: number) {
  const late: number[] = [];
  const finished = Promise.withResolvers<number[]>();
  slack.onPost((channel, dueAt) => {
    if (channel !== channelOf(name)) return;
    late.push(Date.now() - Number(dueAt));
    if (late.length === count) finished.resolve(late);
  });
  const post = async (dueAt: number): Promise<void> => {
    await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ channel: channelOf(name), text: String(dueAt) }),
    });
  };
  return { post, all: finished.promise };
}

export const graphileWorker: Peer = async (url, slack, due) => {
  const { post, all } = measured('graphile', slack, due.length);
  const logger = new Logger(() => () => {});
  const schema = 'graphile_worker';
  const utils = await makeWorkerUtils({ connectionString: url, logger, schema });
  await utils.migrate();
  await utils.addJobs(due.map((at) => ({ identifier: 'page', payload: { at }, runAt: new Date(at) })));
  const runner = await run({
    connectionString: url,
    schema,
    logger,
    concurrency: 10,
    noHandleSignals: true,
    taskList: { page: async (payload) => post((payload as { at: number }).at) },
  });
  const late = await all;
  await runner.stop();
  await utils.release();
  return late;
};

export const pgBoss: Peer = async (url, slack, due) => {
  const { post, all } = measured('pgboss', slack, due.length);
  const boss = new PgBoss(url);
  boss.on('error', () => {});
  await boss.start();
  const queue = `page-${randomUUID()}`;
  await boss.createQueue(queue);
  await boss.insert(
    queue,
    due.map((at) => ({ data: { at }, startAfter: new Date(at) })),
  );
  await boss.work<{ at: number }>(queue, { batchSize: 100 }, async (jobs) => {
    await Promise.all(jobs.map(({ data }) => post(data.at)));
  });
  const late = await all;
  await boss.stop({ graceful: false });
  return late;
};
