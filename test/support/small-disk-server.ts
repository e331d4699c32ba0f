import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres, type LocalDatabase } from '../../local/postgres.ts';

/** A process in a mount namespace of its own: what it mounts on the given folder nobody else sees. */
const home = process.argv[2] ?? '';
const ballast = join(home, 'ballast');
let database: LocalDatabase | null = null;

const deeds: Readonly<Record<string, () => Promise<string>>> = {
  async start() {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=0755', 'relevo-test', home]);
    database = await startEmbeddedPostgres(home);
    return database.url;
  },
  async fill() {
    const file = openSync(ballast, 'w');
    for (const piece of [Buffer.alloc(1 << 20), Buffer.alloc(1 << 12)])
      try {
        for (;;) writeSync(file, piece);
      } catch {
        // No room for this one; perhaps for a smaller one.
      }
    closeSync(file);
    return 'full';
  },
  async free() {
    rmSync(ballast);
    return 'free';
  },
  async stop() {
    await database?.stop();
    return 'stopped';
  },
};

process.on('message', (what: string) => {
  void deeds[what]?.().then((said) => {
    process.send?.(said);
    if (what === 'stop') process.disconnect();
  });
});
