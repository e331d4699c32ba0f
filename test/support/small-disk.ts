import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  readonly url: string;
  /** Leaves no room on it. */
  fill(): Promise<void>;
  /** Gives the room back. */
  free(): Promise<void>;
  stop(): Promise<void>;
};

const server = join(import.meta.dirname, 'small-disk-server.ts');

/** Whether this machine lets us mount a disk that nobody else sees: Linux, as root. */
export const canMount = (): boolean => {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'relevo-test', tmpdir()], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
};

/** A PostgreSQL of its own on a disk of its own, in memory; both are gone with the process that holds them. */
export async function startOnSmallDisk(): Promise<SmallDisk> {
  const home = mkdtempSync(join(tmpdir(), 'relevo-small-disk-'));
  const holder = fork(server, [home], {
    execPath: 'unshare',
    execArgv: ['--mount', process.execPath],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ask = async (what: string): Promise<string> => {
    const answered = once(holder, 'message');
    holder.send(what);
    return String((await answered)[0]);
  };
  return {
    url: await ask('start'),
    fill: async () => void (await ask('fill')),
    free: async () => void (await ask('free')),
    async stop() {
      const gone = once(holder, 'exit');
      await ask('stop');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
