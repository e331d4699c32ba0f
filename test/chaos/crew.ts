import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Crash } from './plan.ts';

export type Crew = {
  kill(which: number): void;
  crash(which: number, crash: Crash): void;
  /** How often a process had to be started again. */
  readonly restarts: number;
  /** The last that a process said before it ended by itself, for the report. */
  readonly lastWords: readonly string[];
  stop(): Promise<void>;
};

const entry = join(import.meta.dirname, 'child.ts');

/** Starts the processes, and starts each again as soon as it ends: as a process manager would. Resolves when all are ready. */
export async function startCrew(roles: readonly string[], env: NodeJS.ProcessEnv): Promise<Crew> {
  const children: ChildProcess[] = [];
  const lastWords: string[] = [];
  let restarts = 0;
  let stopping = false;

  function hire(which: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const child = fork(entry, [], {
      env: { ...env, RELEVO_ROLE: roles[which], PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-1_000);
    });
    child.once('message', () => resolve());
    child.once('exit', (code) => {
      if (stopping) return;
      if (code !== null) lastWords.push(`${roles[which]} ended with ${code}: ${said.trim()}`);
      restarts += 1;
      // A process that can't start, because the database is cut off, is started again a little later.
      setTimeout(() => void (stopping || hire(which)), code === null ? 0 : 500);
    });
    children[which] = child;
    return promise;
  }
  await Promise.all(roles.map((_, which) => hire(which)));

  return {
    kill: (which) => void children[which]?.kill('SIGKILL'),
    crash(which, crash) {
      // One that was killed a moment ago is not reached any more, and needs no order.
      if (children[which]?.connected) children[which].send(crash, () => {});
    },
    get restarts() {
      return restarts;
    },
    lastWords,
    async stop() {
      stopping = true;
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const gone = new Promise((resolve) => child.once('exit', resolve));
          child.kill('SIGTERM');
          const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
          await gone;
          clearTimeout(impatience);
        }),
      );
    },
  };
}
