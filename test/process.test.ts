import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const module = new URL('../src/process.ts', import.meta.url).href;

/** A process of a few lines; how it ends, and what it said. */
async function run(
  lines: string,
  onSaid: (text: string, child: { kill(signal: 'SIGTERM' | 'SIGHUP'): boolean }) => void = () => {},
) {
  const source = `import { endOnStrayRejections, limitStart, reloadOnHangup, stopOnSignal } from ${JSON.stringify(module)}; ${lines}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      onSaid(text, child);
    });
  const [code]: unknown[] = await once(child, 'close');
  return { code, said };
}

const log = "endOnStrayRejections((error, survived) => console.log(error.message, survived ? 'survived' : 'ended'));";

test('an error that nobody awaited is logged, and ends the process', async () => {
  const { code, said } = await run(`${log} Promise.reject(new Error('stray')); setTimeout(() => {}, 60_000);`);
  expect([code, said]).toEqual([1, 'stray ended\n']);
});

test('one that Socket Mode leaves behind is logged and survived', async () => {
  const stray =
    "Object.assign(new Error('stray'), { stack: 'at x (/app/node_modules/@slack/socket-mode/dist/a.js:1:1)' })";
  const { code, said } = await run(`${log} Promise.reject(${stray}); setTimeout(() => console.log('goes on'), 50);`);
  expect([code, said]).toEqual([0, 'stray survived\ngoes on\n']);
});

const hear = (text: string, child: { kill(signal: 'SIGTERM'): boolean }) =>
  void (text.includes('ready') && child.kill('SIGTERM'));

test('a process that is told to stop ends when it has finished', async () => {
  const { code, said } = await run(
    "stopOnSignal(async () => console.log('finished')); setInterval(() => {}, 60_000); console.log('ready');",
    hear,
  );
  expect([code, said]).toEqual([0, 'ready\nfinished\n']);
});

test('one that does not finish within the grace time ends all the same, and says so', async () => {
  const { code, said } = await run(
    "stopOnSignal(() => new Promise(() => {}), 100); setInterval(() => {}, 60_000); console.log('ready');",
    hear,
  );
  expect(code).toBe(1);
  expect(said).toContain('Not everything was done within 0.1 s');
});

test('a process that does not get through its start ends, and says so', async () => {
  const { code, said } = await run('limitStart(100); setInterval(() => {}, 60_000);');
  expect(code).toBe(1);
  expect(said).toContain('Relevo has not started within 0.1 s and is ended');
});

test('one that has started goes on', async () => {
  const { code, said } = await run("limitStart(100)(); setTimeout(() => console.log('goes on'), 200);");
  expect([code, said]).toEqual([0, 'goes on\n']);
});

test('a process that is told to read its files again does so, and goes on', async () => {
  const { code, said } = await run(
    `reloadOnHangup(async () => console.log('reloaded')); stopOnSignal(async () => console.log('finished'));
     setInterval(() => {}, 60_000); console.log('ready');`,
    (text, child) => {
      if (text.includes('ready')) child.kill('SIGHUP');
      if (text.includes('reloaded')) child.kill('SIGTERM');
    },
  );
  expect([code, said]).toEqual([0, 'ready\nreloaded\nfinished\n']);
});
