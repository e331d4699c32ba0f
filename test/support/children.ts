import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Crash } from '../chaos/plan.ts';

const entry = join(import.meta.dirname, '../chaos/child.ts');
const skewed = join(import.meta.dirname, 'skewed-clock.ts');

export type Child = {
  /** Resolves when it can page, or listens. */
  readonly ready: Promise<unknown>;
  /** Has it kill itself at that point. */
  crash(at: Crash): void;
  /** Resolves with the signal that ended it. */
  readonly gone: Promise<string | null>;
  end(): Promise<void>;
};

/** A process of the product's own; `skewMs`: by how much its machine's clock is wrong. */
export function startChild(env: NodeJS.ProcessEnv, skewMs = 0): Child {
  const child: ChildProcess = fork(entry, [], {
    execArgv: skewMs === 0 ? [] : ['--import', skewed],
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'fatal', SKEW_MS: String(skewMs), ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(([, signal]) => (typeof signal === 'string' ? signal : null));
  const ready = Promise.race([
    once(child, 'message'),
    gone.then(() => Promise.reject(new Error('it ended too early'))),
  ]);
  // Not everybody waits for it: some are meant to end before.
  ready.catch(() => {});
  return {
    ready,
    crash: (at) => void child.send(at),
    gone,
    async end() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
