import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { start, type Relevo } from '../../src/build.ts';
import { configFrom, loadPolicy } from '../../src/launch.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import { silentLog } from '../support/log.ts';
import { canMount, startOnSmallDisk, type SmallDisk } from '../support/small-disk.ts';

const mostUpdates = 60;

describe.skipIf(!canMount())('a disk that is full', () => {
  let disk: SmallDisk;
  let workspace: Workspace;
  let relevo: Relevo;
  beforeAll(async () => {
    disk = await startOnSmallDisk();
    workspace = await startWorkspace({ rateLimits: false });
    const config = configFrom({
      DATABASE_URL: disk.url,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      PORT: '0',
    });
    relevo = await start({ config, policy: await loadPolicy(null), log: silentLog });
  }, 60_000);
  afterAll(async () => {
    await relevo.stop();
    await workspace.stop();
    await disk.stop();
  }, 30_000);

  const said = (pattern: RegExp) =>
    workspace
      .as('ana')
      .messages('support')
      .filter(({ text }) => pattern.test(text)).length;
  const update = async (text: string) => {
    await workspace.as('ana').in('support').command(`/escalate update ESC-1 ${text}`);
    await workspace.settled();
  };
  const written = async () => {
    const db = openDatabase<unknown>(disk.url, silentLog);
    const { rows } = await sql<{ text: string }>`
      select data ->> 'text' as text from timeline where type = 'update-posted' order by seq`.execute(db);
    await db.destroy();
    return rows.map(({ text }) => text);
  };

  it(
    'refuses aloud what it can not keep, keeps what it said it kept, and goes on when there is room',
    { timeout: 60_000 },
    async () => {
      const ana = workspace.as('ana');
      await ana.in('support').command('/escalate sev1 No room');
      const form = await ana.modal(/Se avisa enseguida/);
      expect(await form.fill({ '¿Qué ocurre?': 'Se llena.' }).submit()).toBe('closed');
      await relevo.settle();

      await disk.fill();
      const kept: string[] = [];
      const refused = /no se pudo guardar/i;
      for (let each = 0; each < mostUpdates && said(refused) === 0; each += 1) {
        // What was written before has left some room in the last page of each table.
        const text = `Paso ${each} ${'x'.repeat(2_000)}`;
        await update(text);
        if (said(refused) === 0) kept.push(text);
      }
      expect(said(refused)).toBe(1);

      await disk.free();
      await update('Hay sitio otra vez');
      await relevo.settle();
      expect(await written()).toEqual([...kept, 'Hay sitio otra vez']);
      const told = () =>
        workspace
          .as('marta')
          .messages('support-updates')
          .filter(({ text }) => /Hay sitio otra vez/.test(text));
      // An update whose receipt did not fit is looked for before the next one goes out: a lease and two looks at the most.
      await vi.waitFor(() => expect(told()).not.toHaveLength(0), { timeout: 45_000, interval: 100 });
      await relevo.settle();
      expect(told()).toHaveLength(1);
    },
  );
});
