import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../local/free-port.ts';

export type TestRedis = { readonly url: string; stop(): Promise<void> };

/** The Redis of REDIS_URL, else one of our own from a `redis-server` on the PATH, else null. */
export async function findRedis(): Promise<TestRedis | null> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, stop: async () => {} };
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--hz', '100'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  if (!(await isReady(server))) return null;
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
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
