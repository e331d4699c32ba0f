import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** What must hold before a change lands and takes seconds to check. */
const checks: Record<string, string> = {
  types: 'tsc -p .',
  'types of the page': 'tsc -p emulator/page',
  format: 'oxfmt --check',
  lint: 'oxlint',
  'dead code': 'knip --no-progress',
  'architecture, lint rules, deployment':
    'vitest run test/architecture test/lint-rules test/manifests test/slack-manifest',
};

const env = { ...process.env, PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}` };

async function passes([name, command]: [string, string]): Promise<boolean> {
  const start = performance.now();
  const child = spawn(command, { shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(code === 0 ? `✓ ${name} (${took})` : `✗ ${name} (${took}): ${command}\n\n${output}${errors}`);
  return code === 0;
}

const results = await Promise.all(Object.entries(checks).map(passes));
process.exitCode = results.every(Boolean) ? 0 : 1;
