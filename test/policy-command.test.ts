import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { wholePolicy } from './support/whole-policy.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relevo-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The entry as a process of its own, without any setting: what it says, and the code that it ends with. */
const run = (...words: readonly string[]) =>
  new Promise<{ out: string; error: string; code: unknown }>((done) => {
    execFile(process.execPath, ['src/main.ts', ...words], { env: {} }, (failed, out, error) =>
      done({ out, error, code: failed?.code ?? 0 }),
    );
  });

async function check(text: string) {
  const file = join(folder, 'policy.yml');
  await writeFile(file, text);
  const { out, error, code } = await run('policy', 'check', file);
  expect(error).toBe('');
  return { said: out.replaceAll(file, 'policy.yml').trimEnd().split('\n'), code };
}

test('calendars that are files are read, and what is wrong with them is said', async () => {
  const own = await readFile('src/default-policy.yml', 'utf8');
  const schedules = `schedules:\n  support:\n    timezone: UTC\n    ical: support.ics\n`;
  const policy = `${own.replace('escalation_paths:', `${schedules}escalation_paths:`)}`;
  const missing = await check(policy);
  expect(missing.code).toBe(1);
  expect(missing.said[0]).toMatch(/^policy\.yml:\d+:5: schedules\.support\.ical names a calendar .* can’t be read$/);
  await writeFile(join(folder, 'support.ics'), 'no calendar');
  expect((await check(policy)).said[0]).toMatch(/it is no iCalendar text$/);
  await writeFile(join(folder, 'support.ics'), 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n');
  expect((await check(policy)).code).toBe(0);
  const elsewhere = await check(policy.replace('support.ics', 'webcal://example.com/a.ics'));
  expect(elsewhere.said[0]).toMatch(/schedules\.support\.ical must be an address that begins with https:\/\//);
});

describe('policy check FILE', () => {
  test('says that a good one is good, and what it holds', async () => {
    expect(await check(wholePolicy)).toEqual({
      said: ['policy.yml is good: 1 severity, 2 escalation paths, 2 routing rules, 2 schedules'],
      code: 0,
    });
  });

  test('says all mistakes at once, each with its place, its path and what is allowed', async () => {
    const wrong = wholePolicy.replace('version: 1', 'version: 2').replace('repeat: 2', 'repeat: 99');
    const { said, code } = await check(wrong.replace('path: default', 'path: defalt'));
    expect(said).toEqual([
      'policy.yml:1:1: version must be 1',
      expect.stringMatching(/^policy\.yml:\d+:5: escalation_paths\.payments\.repeat must be 20 or less$/),
      expect.stringMatching(
        /^policy\.yml:\d+:5: routing\[1\]\.path is not in escalation_paths, which has payments, default$/,
      ),
      '3 mistakes',
    ]);
    expect(code).toBe(1);
  });

  test('warns of what is suspicious, and calls it good', async () => {
    const { said, code } = await check(wholePolicy.replace('    path: payments', '    path: default'));
    expect(said).toEqual([
      expect.stringMatching(/^policy\.yml:\d+:3: warning: escalation_paths\.payments is reached by no routing rule$/),
      expect.stringMatching(/^policy\.yml is good: .*, 1 warning$/),
    ]);
    expect(code).toBe(0);
  });

  test('ends with 2 where there is no file, and says so', async () => {
    const { out, error, code } = await run('policy', 'check', join(folder, 'none.yml'));
    expect([out, error, code]).toEqual(['', `${join(folder, 'none.yml')} can't be read: there is no such file\n`, 2]);
  });
});

test('policy schema prints the JSON Schema that is kept in docs/', async () => {
  const { out, code } = await run('policy', 'schema');
  expect(code).toBe(0);
  expect(out).toBe(await readFile('docs/policy.schema.json', 'utf8'));
});

test.each([[['policy']], [['policy', 'check']], [['policy', 'check', 'a.yml', 'b.yml']], [['policy', 'simulate']]])(
  '%j is answered with how it is used',
  async (words) => {
    const { error, code } = await run(...words);
    expect(error).toMatch(/^Usage:/);
    expect(code).toBe(2);
  },
);

test('a command that there is none of starts nothing', async () => {
  const { error, code } = await run('migrat');
  expect(error).toContain(
    'There is no command migrat: allowed are migrate, policy check FILE, policy simulate FILE and policy schema.',
  );
  expect(code).toBe(78);
});

describe('policy simulate FILE', () => {
  const file = 'test/support/simulated-policy.yml';
  const simulate = (...flags: readonly string[]) => run('policy', 'simulate', file, ...flags);
  const sunday = ['--at', '2026-11-29 03:00'];
  const unknownCovers = "covers made in Slack aren't known: DATABASE_URL is not given";

  test('says which rule takes it, with its line, and who is paged when, round by round', async () => {
    const facts = ['--severity', 'sev1', '--service', 'checkout', '--customer-tier', 'strategic'];
    const { out, error, code } = await simulate(...facts, ...sunday);
    expect({ error, code }).toEqual({ error: '', code: 0 });
    expect(out.trimEnd().split('\n')).toEqual([
      'SEV1 Critical, service checkout, customer tier strategic, opened Sun 29 Nov 03:00 (all times Europe/Madrid)',
      `${file}:51: routing[0] takes it, service is checkout or payments: path payments`,
      'Sun 29 Nov 03:00  round 1, tier 1, Front line: ana (schedule payments)',
      'Sun 29 Nov 03:05  round 1, tier 2, Specialists: usergroup experts',
      'Sun 29 Nov 03:15  round 1, tier 3, Management: dana, luis',
      'Sun 29 Nov 03:20  round 2, tier 1, Front line: ana (schedule payments)',
      'Sun 29 Nov 03:25  round 2, tier 2, Specialists: usergroup experts',
      'Sun 29 Nov 03:35  round 2, tier 3, Management: dana, luis',
      'Sun 29 Nov 03:40  nobody has answered: #leads is told',
      `Note: ${unknownCovers}`,
    ]);
  });

  test('takes weekdays in either language, and a route that says its kind', async () => {
    const { out } = await simulate('--severity', 'sev3', '--route', 'managerial', '--at', 'domingo 03:00');
    expect(out).toMatch(/^SEV3 Normal, hierarchical, managerial, opened Sun .* 03:00 /);
    expect(out).toContain('routing[2] takes it, as it takes everything: path default');
    expect(out).not.toContain('Note:');
  });

  test('gives the same to machines', async () => {
    const { out } = await simulate('--severity', 'sev1', '--service', 'checkout', ...sunday, '--json');
    expect(JSON.parse(out)).toMatchObject({
      severity: 'sev1',
      services: ['checkout'],
      opened_at: '2026-11-29T03:00:00.000+01:00',
      rule: { file, line: 51, index: 0, path: 'payments' },
      steps: [
        { round: 1, tier: 1, pages: [{ who: 'ana', via: 'schedule payments' }], left_out: [] },
        {},
        {},
        {},
        {},
        {},
      ],
      end: { at: '2026-11-29T03:40:00.000+01:00', channel: '#leads' },
      notes: [unknownCovers],
    });
  });

  test('says all that is wrong with what was asked, and what is allowed', async () => {
    const flags = ['--severity', 'sve1', '--service', 'chekout', '--customer-tier', 'gold', '--kind', 'functional'];
    const { out, error, code } = await simulate(...flags, '--route', 'managerial', '--at', 'sunday');
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(error.trimEnd().split('\n')).toEqual([
      '--severity sve1 is unknown; did you mean sev1? allowed are sev1, sev3',
      '--service chekout is unknown; did you mean checkout? allowed are checkout, payments, card readers',
      '--customer-tier gold is unknown; allowed are strategic, standard',
      '--kind functional does not go with --route managerial, which is hierarchical',
      "--at sunday is no moment; write '2026-11-29 03:00', 'sunday 03:00' or 03:00",
    ]);
    expect((await simulate()).error).toMatch(/^--severity is missing; allowed are sev1, sev3$/m);
    expect((await simulate('--severty', 'sev1')).error).toContain("Unknown option '--severty'");
  });

  test('says what is wrong with a file that can rule nothing', async () => {
    const bad = join(folder, 'bad.yml');
    await writeFile(bad, 'version: 2\n');
    expect(await run('policy', 'simulate', bad, '--severity', 'sev1')).toMatchObject({ code: 1 });
    expect(await run('policy', 'simulate', join(folder, 'none.yml'))).toMatchObject({ code: 2 });
  });
});
