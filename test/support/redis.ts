import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../local/free-port.ts';

export type TestRedis = { readonly url: string; readonly port: number; stop(): Promise<void> };

/** The Redis of REDIS_URL, else one of our own, else null. */
export async function findRedis(): Promise<Pick<TestRedis, 'url' | 'stop'> | null> {
  const given = process.env['REDIS_URL'];
  return given ? { url: given, stop: async () => {} } : startRedis();
}

/**
 * A Redis of our own, empty, which may be stopped and started again on its port; null without a `redis-server` on the PATH.
 * `settings` as on its command line.
 */
export async function startRedis(
  given: number | null = null,
  settings: readonly string[] = [],
): Promise<TestRedis | null> {
  const port = given ?? (await freePort());
  const fixed = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--hz', '100'];
  const server = spawn('redis-server', [...fixed, ...settings], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (!(await isReady(server))) return null;
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}

function isReady(server: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready to accept connections')) resolve(true);
    });
    server.once('error', () => resolve(false));
    server.once('exit', () => resolve(false));
  });
}
