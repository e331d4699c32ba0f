import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { learnAtStart, type Learning } from '../../src/inbound/slack/learn-at-start.ts';
import type { Whom } from '../../src/inbound/slack/learn-groups.ts';
import { silentLog } from '../support/log.ts';

let learning: Learning;
let asked: Whom[] = [];
afterEach(async () => {
  await learning.stop();
  asked = [];
});

type Answer = (whom: Whom, signal: AbortSignal) => Promise<unknown>;

const start = async (answer: Answer, withinMs?: number): Promise<void> => {
  const learn: Answer = (whom, signal) => {
    asked.push(whom);
    return answer(whom, signal);
  };
  learning = await learnAtStart({ learn, log: silentLog }, withinMs);
};

test('those who can not be paged yet are waited for, and everybody is asked for behind the start', async () => {
  const everybody = Promise.withResolvers<void>();
  await start((whom) => (whom === 'everybody' ? everybody.promise : Promise.resolve()));
  await vi.waitFor(() => expect(asked).toEqual(['newcomers', 'everybody']));
  everybody.resolve();
  await learning.run();
  await learning.run();
  expect(asked).toEqual(['newcomers', 'everybody']);
});

test('a start goes on where Slack tells nothing, and asks again', async () => {
  await start(() => (asked.length === 1 ? Promise.reject(new Error('Slack is away')) : Promise.resolve()));
  expect(asked).toEqual(['newcomers']);
  await learning.run();
  await learning.run();
  expect(asked).toEqual(['newcomers', 'newcomers', 'everybody']);
});

test('a start goes on where Slack has us wait for long, and stopping does not wait for it', async () => {
  await start((_, signal) => pause(3_600_000, undefined, { signal }), 10);
  await learning.stop();
  await learning.looked;
  expect(asked).toEqual(['newcomers']);
});
