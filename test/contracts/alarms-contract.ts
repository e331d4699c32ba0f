import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Alarms } from '../../src/platform/alarms.ts';

/** Opens alarms; the same name finds the same alarms again. */
export type MakeAlarms = (name: string) => Promise<Alarms>;

/** What alarms promise, whatever they are kept in. Real time passes here: the delays are as short as can be told apart. */
export function describeAlarms(where: string, make: MakeAlarms) {
  describe(`alarms in ${where}`, () => {
    const opened: Alarms[] = [];
    async function open(name = `test-${randomUUID()}`): Promise<Alarms> {
      const alarms = await make(name);
      opened.push(alarms);
      return alarms;
    }
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((alarms) => alarms.close()));
    });

    function record() {
      const rung: string[] = [];
      return {
        rung,
        hear: async (id: string) => {
          rung.push(id);
        },
        until: (ids: string[]) => vi.waitFor(() => expect(rung).toEqual(ids), { timeout: 10_000, interval: 5 }),
      };
    }

    test('an alarm rings when it is due, not before', async () => {
      const alarms = await open();
      const { promise: rang, resolve } = Promise.withResolvers<number>();
      await alarms.onRing(async () => resolve(Date.now()));
      const due = Date.now() + 60;
      await alarms.set([{ id: 'a', at: due }], Date.now());
      // The queue counts whole milliseconds on its own.
      expect(await rang).toBeGreaterThanOrEqual(due - 2);
    });

    test('an alarm whose time is over rings at once', async () => {
      const alarms = await open();
      const { rung, hear, until } = record();
      await alarms.onRing(hear);
      await alarms.set([{ id: 'late', at: 1_000 }], 5_000);
      await until(['late']);
      expect(rung).toEqual(['late']);
    });

    test('it is the given clock that counts, even one with fractions of a millisecond', async () => {
      const alarms = await open();
      const { hear, until } = record();
      await alarms.onRing(hear);
      await alarms.set([{ id: 'moved clock', at: 9e12 + 20.4 }], 9e12 + 0.7);
      await until(['moved clock']);
    });

    test('alarms ring in the order in which they are due, whatever the order in which they were set', async () => {
      const alarms = await open();
      const { hear, until } = record();
      const now = Date.now();
      await alarms.set([{ id: 'third', at: now + 450 }], now);
      await alarms.set([{ id: 'first', at: now + 150 }], now);
      await alarms.set([{ id: 'second', at: now + 300 }], now);
      await alarms.onRing(hear);
      await until(['first', 'second', 'third']);
    });

    test('an alarm that is set twice rings once', async () => {
      const alarms = await open();
      const { hear, until } = record();
      const now = Date.now();
      await alarms.set([{ id: 'twice', at: now + 20 }], now);
      await alarms.set([{ id: 'twice', at: now + 20 }], now);
      await alarms.set([{ id: 'after', at: now + 150 }], now);
      await alarms.onRing(hear);
      await until(['twice', 'after']);
    });

    test.each(['42', '0', '0:1', 'a:b', 'ESC-142/tier 2 & más', 'x'.repeat(200)])(
      '%s is an id like any other',
      async (id) => {
        const alarms = await open();
        const { hear, until } = record();
        await alarms.onRing(hear);
        await alarms.set([{ id, at: 0 }], 0);
        await until([id]);
      },
    );

    test('many are set at once, and those that are set already are left alone', async () => {
      const alarms = await open();
      const { rung, hear, until } = record();
      const now = Date.now();
      await alarms.set([{ id: 'kept', at: now + 250 }], now);
      const promised = [
        { id: 'new', at: now + 100 },
        { id: 'kept', at: now + 1 },
        { id: 'far', at: now + 3_600_000 },
      ];
      await alarms.set(promised, now);
      await alarms.set(promised, now);
      expect(await alarms.count()).toBe(3);
      await alarms.onRing(hear);
      await until(['new', 'kept']);
      expect(rung).toHaveLength(2);
    });

    test('a queue that is there answers', async () => {
      await expect((await open()).answers()).resolves.toBeUndefined();
    });

    test('an alarm survives those who set it, and rings for those who open next', async () => {
      const name = `test-${randomUUID()}`;
      const before = await make(name);
      const now = Date.now();
      await before.set([{ id: 'pending', at: now + 50 }], now);
      await before.close();
      const { hear, until } = record();
      const after = await open(name);
      await after.onRing(hear);
      await until(['pending']);
    });

    test('a handler that throws is asked again', async () => {
      const alarms = await open();
      const { rung, hear, until } = record();
      await alarms.onRing(async (id) => {
        await hear(id);
        if (rung.length === 1) throw new Error('the database was away');
      });
      await alarms.set([{ id: 'a', at: 0 }], 0);
      await until(['a', 'a']);
    });

    test('closing waits for the handler that runs', async () => {
      const alarms = await make(`test-${randomUUID()}`);
      const started = Promise.withResolvers<void>();
      const mayEnd = Promise.withResolvers<void>();
      const order: string[] = [];
      await alarms.onRing(async () => {
        started.resolve();
        await mayEnd.promise;
        order.push('the handler ended');
      });
      await alarms.set([{ id: 'a', at: 0 }], 0);
      await started.promise;
      const closed = alarms.close().then(() => order.push('closed'));
      // Others are opened and closed meanwhile: as long as closing takes when nothing runs.
      await (await make(`test-${randomUUID()}`)).close();
      mayEnd.resolve();
      await closed;
      expect(order).toEqual(['the handler ended', 'closed']);
    });
  });
}
