import pg from 'pg';
import { configFrom, launch } from '../../src/launch.ts';
import { fail, stopOnSignal } from '../../src/process.ts';
import type { Crash } from './plan.ts';

/** What changes something: a statement that commits by itself, or the commit of several. */
const writes = /^\s*(commit|insert|update|delete|with)\b/i;
const sends = /\/api\/(chat|conversations)\.\w+$/;

let armed: Crash | null = null;
let seen = 0;

/** Ends the process as a power cut would, at the `nth` time that it comes by this point. */
function pass(point: Crash['point'], about: string): void {
  if (armed?.point !== point || !about.includes(armed.of ?? '')) return;
  seen += 1;
  if (seen >= armed.nth) process.kill(process.pid, 'SIGKILL');
}

async function around<Value>(what: 'commit' | 'call', about: string, work: () => Promise<Value>): Promise<Value> {
  pass(`before-${what}`, about);
  const value = await work();
  pass(`after-${what}`, about);
  return value;
}

/** Every statement and every call passes here; the product itself knows nothing of it. */
function listenAtTheDoors(): void {
  const query: (...args: unknown[]) => unknown = pg.Client.prototype.query;
  const watched = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    const text = typeof first === 'string' ? first : Object(first).text;
    const run = () => query.apply(this, args);
    // With a callback, the pool's own doing, there is nothing to wait for.
    if (typeof text !== 'string' || !writes.test(text) || args.some((each) => typeof each === 'function')) return run();
    return around('commit', text, async () => run());
  };
  Object.assign(pg.Client.prototype, { query: watched });
  const call = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return sends.test(address) ? around('call', address, () => call(input, init)) : call(input, init);
  };
}

async function main(): Promise<void> {
  listenAtTheDoors();
  process.on('message', (crash: Crash) => {
    [armed, seen] = [crash, 0];
  });
  // Whoever started it is gone: nobody would end it otherwise.
  process.once('disconnect', () => process.exit(0));
  const relevo = await launch(configFrom(process.env));
  stopOnSignal(relevo.stop);
  process.send?.('ready');
}

await main().catch(fail);
