import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The server that runs on the data now, and the Relevo that started it; the server itself where it was somebody else. */
export type Holder = { readonly pid: number; readonly owner: number };

/**
 * Who holds the data, by the server's own lock file. One that a crash left behind is taken away: the server itself would
 * believe it as soon as its number belongs to any process again, and in a container numbers repeat.
 */
export function holderOf(data: string): Holder | null {
  const lock = join(data, 'postmaster.pid');
  const pid = Number(read(lock)?.split('\n')[0]);
  // Windows doesn't say what a process runs; there the server's own judgement has to do.
  if (!Number.isInteger(pid) || pid <= 0 || process.platform === 'win32') return null;
  const command = commandOf(pid);
  if (!command.includes(data)) {
    rmSync(lock, { force: true });
    return null;
  }
  return { pid, owner: Number(/cluster_name=relevo-(\d+)/.exec(command)?.[1] ?? pid) };
}

/** Stops a server whose Relevo is gone: its data are ours again when it has ended. */
export async function stopOrphan(data: string, pid: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  signal(pid, 'SIGINT');
  while (holderOf(data)?.pid === pid) {
    if (Date.now() > deadline) throw new Error(`A PostgreSQL left behind on ${data} (process ${pid}) doesn't stop.`);
    await pause(25);
  }
}

/** Empty when there is no such process, or only the memory of one. */
function commandOf(pid: number): string {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`) ?? '';
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

export const isAlive = (pid: number): boolean => signal(pid, 0);

/** Whether there was such a process to signal, even one that isn't ours. */
function signal(pid: number, name: 'SIGINT' | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
