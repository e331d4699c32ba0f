import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startWorkspace } from '../../emulator/workspace.ts';
import { MANIFEST, echoBySocket } from './echo-app.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

it('tells the app who comes, who changes and who leaves', async () => {
  const echo = await echoBySocket();
  cleanUps.push(() => echo.stop());
  const heard: string[] = [];
  const note = (type: string, user: { name?: string; locale?: string; deleted?: boolean }) =>
    heard.push(`${type} ${user.name} ${user.locale}${user.deleted ? ' gone' : ''}`);
  echo.app.event('team_join', async ({ event }) => void note(event.type, event.user));
  echo.app.event('user_change', async ({ event }) => void note(event.type, event.user));
  const { workspace } = echo;
  workspace.hire({
    name: 'sofia',
    realName: 'Sofía Gil',
    email: 'sofia@example.com',
    locale: 'es-ES',
    tz: 'Europe/Madrid',
  });
  await workspace.settled();
  await workspace.as('sofia').setLocale({ locale: 'en-GB' });
  await workspace.settled();
  workspace.dismiss('sofia');
  await workspace.settled();
  expect(heard).toEqual(['team_join sofia es-ES', 'user_change sofia en-GB', 'user_change sofia en-GB gone']);
  expect(workspace.as('sofia').channels).toEqual([]);
});

it('tells the app who joins the channels it is in', async () => {
  const echo = await echoBySocket();
  cleanUps.push(() => echo.stop());
  const heard: string[] = [];
  echo.app.event(
    'member_joined_channel',
    async ({ event }) => void heard.push(`${event.user} by ${event.inviter ?? 'themselves'}`),
  );
  const { channel } = await echo.app.client.conversations.create({ name: 'room' });
  const [ana, bruno] = [echo.workspace.as('ana'), echo.workspace.as('bruno')];
  await echo.app.client.conversations.invite({ channel: channel?.id ?? '', users: ana.id });
  await bruno.in('room').join();
  await ana.in('payments').leave();
  await ana.in('payments').join();
  await echo.workspace.settled();
  const bot = (await echo.app.client.auth.test()).user_id;
  expect(heard).toEqual([`${ana.id} by ${bot}`, `${bruno.id} by themselves`]);
});

it('tells the app who has become a guest', async () => {
  const echo = await echoBySocket();
  cleanUps.push(() => echo.stop());
  echo.workspace.restrict('marta', true);
  const ask = async () =>
    (await echo.app.client.users.info({ user: echo.workspace.as('marta').id })).user?.is_restricted;
  expect(await ask()).toBe(true);
  echo.workspace.restrict('marta', false);
  expect(await ask()).toBe(false);
});

it('remembers everything across a restart when it has a file for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  const stateFile = join(folder, 'deep', 'workspace.json');
  const first = await startWorkspace({ manifest: MANIFEST, stateFile });
  const said = await first.as('ana').in('support').say('Remember me');
  await said.reply('I do');
  first.clock.advance(3_600_000);
  await first.stop();
  const second = await startWorkspace({ manifest: MANIFEST, stateFile });
  cleanUps.push(() => second.stop());
  const found = await second.as('bruno').sees('support', /Remember me/);
  expect(found.thread().map((reply) => reply.text)).toEqual(['I do']);
  expect(second.clock.offset()).toBe(3_600_000);
});
