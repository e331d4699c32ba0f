import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBook } from '../../../emulator/faults/book.ts';
import { matchesGlob } from '../../../emulator/faults/glob.ts';
import type { Subject } from '../../../emulator/faults/match.ts';
import { startWorkspace, type Workspace } from '../../../emulator/workspace.ts';
import { MANIFEST } from '../echo-app.ts';

const book = () =>
  createBook({ methods: ['chat.postMessage'], now: () => 0, transport: () => 'socket', aside: (wait) => wait });
const call: Subject = {
  kind: 'call',
  teams: [],
  name: 'chat.postMessage',
  args: {},
  channels: () => [],
  people: () => [],
};

/** Which of so many calls are struck, under a rule. */
function run(count: number, when: { probability?: number; seed?: number; nth?: number }, times: number | 'always') {
  const faults = book();
  faults.add({ method: 'chat.*', when, times, outcome: { do: 'refuse' } });
  return Array.from({ length: count }, () => faults.onCall(call) !== null);
}

describe('how often a rule strikes', () => {
  it('from the nth that it concerns, and as many times as ordered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (nth, times) => {
        const struck = run(60, { nth }, times);
        expect(struck).toEqual(struck.map((_hit, index) => index >= nth - 1 && index < nth - 1 + times));
      }),
    );
  });

  it('the same seed is the same run, whatever other rules there are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, probability) => {
        const alone = run(50, { seed, probability }, 'always');
        const faults = book();
        faults.add({ method: 'chat.*', when: { nth: 3 }, times: 5, outcome: { do: 'hang' } });
        const { id } = faults.add({
          method: 'chat.*',
          when: { seed, probability },
          times: 'always',
          outcome: { do: 'refuse' },
        });
        const among = alone.map(() => faults.onCall(call));
        const free = among.flatMap((fault, index) =>
          fault?.outcome.do === 'hang' ? [] : [[fault?.id === id, alone[index]]],
        );
        expect(free.map(([struck]) => struck)).toEqual(free.map(([, expected]) => expected));
      }),
    );
  });

  it('about as often as its probability says, and another seed is another run', () => {
    const runs = [1, 2, 3].map((seed) => run(2000, { seed, probability: 0.3 }, 'always'));
    for (const struck of runs) {
      const share = struck.filter(Boolean).length / struck.length;
      expect(share).toBeGreaterThan(0.26);
      expect(share).toBeLessThan(0.34);
    }
    expect(new Set(runs.map((struck) => struck.join())).size).toBe(3);
    expect(run(100, { probability: 0 }, 'always')).not.toContain(true);
  });
});

it('a star stands for anything, and all else for itself', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
  fc.assert(
    fc.property(
      letters,
      letters.map((text) => text.replaceAll('*', '')),
      (glob, name) => {
        const pattern = glob
          .split('*')
          .map((part) => part.replaceAll('.', '\\.'))
          .join('.*');
        expect(matchesGlob(glob, name)).toBe(new RegExp(`^${pattern}$`).test(name));
      },
    ),
  );
});

describe('over HTTP', () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await startWorkspace({ manifest: MANIFEST });
  });
  afterEach(() => workspace.stop());

  const ask = async (method: string, body?: unknown, more: { query?: string; headers?: object } = {}) => {
    const response = await fetch(`${workspace.url}/_local/faults${more.query ?? ''}`, {
      method,
      headers: { 'content-type': 'application/json', ...more.headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { id?: string; remaining?: unknown; problems?: string[] };
    return { status: response.status, body: answer };
  };
  const authTest = () =>
    fetch(`${workspace.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}` },
    });

  it('a fault is ordered, strikes, is shown, and is taken back', async () => {
    const rule = { method: 'auth.test', times: 'always', outcome: { do: 'http', status: 503 } };
    expect(await ask('POST', rule)).toEqual({ status: 201, body: { id: 'F1' } });
    expect((await authTest()).status).toBe(503);
    const shown = await ask('GET');
    expect(shown.body.remaining).toMatchObject([{ id: 'F1', rule, concerned: 1, struck: 1 }]);
    expect(workspace.faults.remaining).toEqual(shown.body.remaining);
    await ask('POST', { delivery: '*', outcome: { do: 'drop' } });
    expect((await ask('DELETE', undefined, { query: '?id=F1' })).body.remaining).toMatchObject([{ id: 'F2' }]);
    expect((await authTest()).status).toBe(200);
    expect(await ask('DELETE')).toEqual({ status: 200, body: { remaining: [] } });
  });

  it('no other site can order one', async () => {
    const rule = { method: 'auth.test', outcome: { do: 'refuse' } };
    expect((await ask('POST', rule, { headers: { origin: 'https://example.com' } })).status).toBe(403);
    expect((await ask('POST', rule, { headers: { 'content-type': 'text/plain' } })).status).toBe(403);
    expect((await ask('PUT', rule)).status).toBe(405);
    expect(workspace.faults.remaining).toEqual([]);
  });

  it.each([
    [[], /A rule is an object/],
    [{ outcome: { do: 'refuse' } }, /either a method or a delivery/],
    [{ method: 'auth.test', delivery: '*', outcome: { do: 'refuse' } }, /either a method or a delivery/],
    [{ method: 'chat.postMesage', outcome: { do: 'refuse' } }, /chat\.postMesage matches no method/],
    [{ delivery: 'clicks', outcome: { do: 'drop' } }, /matches no delivery \(there are events_api, slash_commands/],
    [{ method: 'auth.test' }, /outcome: .*expected object/],
    [{ method: 'auth.test', outcome: { do: 'drop' } }, /outcome\.do: .*'rate-limited' \| 'http'/],
    [{ delivery: '*', outcome: { do: 'http', status: 500 } }, /outcome\.do: .*'drop' \| 'repeat'/],
    [{ method: 'auth.test', outcome: { do: 'http', status: 302 } }, /outcome\.status: must be 200, or 400 to 599/],
    [{ method: 'auth.test', outcome: { do: 'http', status: 200 } }, /outcome: a 200 has a body/],
    [{ method: 'auth.test', outcome: { do: 'slow' } }, /outcome\.ms: .*expected number/],
    [{ method: 'auth.test', outcome: { do: 'error', code: 'Not so' } }, /outcome\.code: is no word of Slack’s/],
    [{ method: 'auth.test', outcome: { do: 'hang', ms: 5 } }, /outcome: Unrecognized key: "ms"/],
    [{ method: 'auth.test', times: 'twice', outcome: { do: 'hang' } }, /times: must be 1 or more, or "always"/],
    [{ method: 'auth.test', when: { probability: 2 }, outcome: { do: 'hang' } }, /when\.probability: .*<=1/],
    [{ method: 'auth.test', when: { args: { text: { matches: '(' } } }, outcome: { do: 'hang' } }, /when\.args\.text/],
    [{ method: 'auth.test', when: { chanel: 'x' }, outcome: { do: 'hang' } }, /when: Unrecognized key: "chanel"/],
  ])('%j is refused, with what is wrong', async (rule, problem) => {
    const { status, body } = await ask('POST', rule);
    expect(status).toBe(400);
    expect(body.problems?.join('\n')).toMatch(problem);
    expect(() => workspace.faults.add(rule as never)).toThrow(problem);
  });
});
