import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Crash } from './plan.ts';

export type Crew = {
  kill(which: number): void;
  crash(which: number, crash: Crash): void;
  /** When which process ended, and was started again. */
  readonly endings: readonly Ending[];
  /** The last that a process said before it ended by itself, for the report. */
  readonly lastWords: readonly string[];
  stop(): Promise<void>;
};

/** `killed`: as by a power cut, and not by the product's own decision. */
export type Ending = { readonly at: number; readonly which: number; readonly killed: boolean };

const entry = join(import.meta.dirname, 'child.ts');

/**
 * Starts the processes, and starts each again as soon as it ends: as a process manager would. Resolves when all are ready.
 * `now` says at what time they end.
 */
export async function startCrew(roles: readonly string[], env: NodeJS.ProcessEnv, now: () => number): Promise<Crew> {
  const children: ChildProcess[] = [];
  const lastWords: string[] = [];
  const endings: Ending[] = [];
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
      endings.push({ at: now(), which, killed: code === null });
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
    endings,
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
