import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const watchdog = new URL('../../src/platform/watchdog.ts', import.meta.url).href;

/** A process that is watched for stalls of 400 ms and does `work`; how it ends, and what it said. */
async function watched(work: string) {
  const source = `import { startWatchdog } from ${JSON.stringify(watchdog)}; const dog = startWatchdog(400); ${work}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code, signal]: unknown[] = await once(child, 'close');
  return { code, signal, said };
}

test('a process whose event loop stands still is ended', async () => {
  const { signal, said } = await watched('for (;;);');
  expect(signal).toBe('SIGKILL');
  expect(said).toContain('stood still');
});

test('a process whose event loop turns is left alone, however long it lives, and may end', async () => {
  const { code, said } = await watched("setTimeout(() => console.log('worked'), 1_500);");
  expect([code, said]).toEqual([0, 'worked\n']);
});
