import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { minute, second } from '../../src/domain/time.ts';
import { answerWithinMs, seed } from '../chaos/cast.ts';
import { startChild, type Child } from '../support/children.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let workspace: Workspace;
let children: readonly Child[];

/** Machines whose clocks are ten minutes wrong, in both directions; the database's is right. */
const machines = [
  { role: 'listen', skewMs: 10 * minute },
  { role: 'send', skewMs: 10 * minute },
  { role: 'send', skewMs: -10 * minute },
] as const;

beforeAll(async () => {
  database = await freshDatabase();
  workspace = await startWorkspace({ seed });
  children = machines.map(({ role, skewMs }) =>
    startChild(
      {
        RELEVO_ROLE: role,
        RELEVO_POLICY: join(import.meta.dirname, '../chaos/policy.yml'),
        DATABASE_URL: database.url,
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_APP_TOKEN: workspace.appToken,
        SLACK_API_URL: workspace.apiUrl,
      },
      skewMs,
    ),
  );
  await Promise.all(children.map(({ ready }) => ready));
}, 30_000);
afterAll(async () => {
  await Promise.all(children.map((child) => child.end()));
  await workspace.stop();
  await database.drop();
});

const pagesTo = (person: string) =>
  workspace
    .as(person)
    .dms()
    .filter(({ text }) => /Clocks astray/.test(text));
/** When somebody's pages arrived, by Slack's clock. */
const pagedAt = (person: string): readonly number[] => pagesTo(person).map(({ ts }) => Number(ts) * second);

it('clocks ten minutes wrong make no page early, none late and none double', { timeout: 30_000 }, async () => {
  const opener = workspace.as('opener-0');
  await opener.in('support').command('/escalate sev1 Clocks astray');
  const form = await opener.modal(/Paged at once/);
  expect(await form.fill({ 'What is happening?': 'It began a minute ago.' }).submit()).toBe('closed');
  await vi.waitFor(() => expect(pagedAt('tier2-a')).toHaveLength(1), { timeout: 20_000, interval: 50 });
  const [first = 0] = pagedAt('tier1-a');
  const [next = 0] = pagedAt('tier2-a');
  expect(next - first).toBeGreaterThan(answerWithinMs - 500);
  expect(next - first).toBeLessThan(answerWithinMs + 15 * second);
  for (const { text } of ['tier1-a', 'tier1-b', 'tier2-a'].flatMap(pagesTo))
    expect(text).not.toMatch(/could not be sent in time/);
  await (await workspace.as('tier2-a').dm(/Clocks astray/)).button('Acknowledge').click();
  await vi.waitFor(async () => expect((await workspace.as('tier2-a').dm(/Clocks astray/)).text).toMatch(/You lead it/));
  expect(['tier1-a', 'tier1-b', 'tier2-a', 'tier3-a'].map((person) => pagedAt(person).length)).toEqual([1, 1, 1, 0]);
});
