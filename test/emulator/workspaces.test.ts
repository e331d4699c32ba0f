import { mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { seedOf } from '../../emulator/seed.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../emulator/workspace.ts';
import { clientWith } from './oauth-flow.ts';
import { errorOf, WIDE_MANIFEST } from './wide-app.ts';

let workspace: Workspace;
afterEach(() => workspace.stop());

async function open(more: WorkspaceOptions = {}) {
  workspace = await startWorkspace({ manifest: WIDE_MANIFEST, others: [seedOf('globex')], ...more });
  const globex = workspace.team('globex');
  return { globex, acme: clientWith(workspace, workspace.botToken) };
}

/** The same, with the app installed in both. */
async function both(more: WorkspaceOptions = {}) {
  const { globex, acme } = await open(more);
  return { globex, acme, other: clientWith(workspace, globex.install().botToken) };
}

type Client = ReturnType<typeof clientWith>;
const idOf = async (client: Client, name: string) =>
  (await client.conversations.list()).channels?.find((channel) => channel.name === name)?.id ?? '';
const act = async (body: object): Promise<unknown> =>
  (
    await fetch(`${workspace.url}/_local/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json();
const local = (path: string) => fetch(`${workspace.url}/_local/${path}`);
const snapshot = async (query: string): Promise<Record<string, unknown>> =>
  (await (await local(`state?${query}`)).json()) as Record<string, unknown>;

describe('several workspaces', () => {
  it('begin with the app in the first only', async () => {
    const { globex, acme } = await open();
    expect((await acme.auth.test()).team).toBe('Acme');
    expect(globex.botToken).toBeNull();
    expect(globex.teamId).not.toBe(workspace.teamId);
    await expect(globex.as('hana').in('general').command('/wide')).rejects.toThrow('not a valid command');
    await expect(globex.as('hana').home()).rejects.toThrow('not installed here');
    expect(() => workspace.team('initech')).toThrow('There is no workspace initech: acme, globex.');
  });

  it('must have domains of their own', async () => {
    await open();
    await expect(startWorkspace({ others: [seedOf('acme')] })).rejects.toThrow('Two workspaces have the domain acme.');
  });

  it('have bots, people and channels of their own, however they are called', async () => {
    const { acme, other } = await both();
    const [here, there] = [await acme.auth.test(), await other.auth.test()];
    expect(there).toMatchObject({ team: 'Globex', user: here.user });
    expect(there.user_id).not.toBe(here.user_id);
    expect(there.bot_id).not.toBe(here.bot_id);
    expect(await idOf(acme, 'general')).not.toBe(await idOf(other, 'general'));
    const [own, strange] = [await idOf(acme, 'support'), await idOf(other, 'support')];
    await acme.conversations.join({ channel: own });
    expect((await acme.chat.postMessage({ channel: own, text: 'Hello' })).ok).toBe(true);
    for (const asked of [
      acme.chat.postMessage({ channel: strange, text: 'Hello' }),
      acme.conversations.history({ channel: strange }),
      acme.conversations.join({ channel: strange }),
    ])
      expect(await errorOf(asked)).toBe('channel_not_found');
    expect(await errorOf(acme.users.info({ user: workspace.team('globex').as('hana').id }))).toBe('user_not_found');
    expect(await errorOf(clientWith(workspace, 'xoxb-of-nobody').auth.test())).toBe('invalid_auth');
  });

  it('keep files, views and triggers apart', async () => {
    const { acme, other, globex } = await both();
    const given = await other.files.getUploadURLExternal({ filename: 'a.txt', length: 2 });
    await fetch(given.upload_url ?? '', { method: 'POST', body: 'hi' });
    const { files = [] } = await other.files.completeUploadExternal({ files: [{ id: given.file_id ?? '' }] });
    expect(await errorOf(acme.files.info({ file: given.file_id ?? '' }))).toBe('file_not_found');
    const { file } = await other.files.info({ file: files[0]?.id ?? '' });
    const read = (token: string) => fetch(file?.url_private ?? '', { headers: { authorization: `Bearer ${token}` } });
    expect(await (await read(globex.botToken ?? '')).text()).toBe('hi');
    expect((await read(workspace.botToken)).status).toBe(404);

    const view = { type: 'home' as const, blocks: [] };
    const hana = globex.as('hana').id;
    const published = await other.views.publish({ user_id: hana, view });
    expect(await errorOf(acme.views.update({ view_id: published.view?.id ?? '', view }))).toBe('not_found');
    expect(await errorOf(acme.views.publish({ user_id: hana, view }))).toBe('invalid_arguments');
  });

  it('count their calls apart', async () => {
    const { other } = await both();
    const hasty = new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl, rejectRateLimitedCalls: true });
    const untilRefused = async (): Promise<void> => ((await hasty.users.list({})).ok ? untilRefused() : undefined);
    await expect(untilRefused()).rejects.toThrow('rate-limit');
    expect((await other.users.list({})).ok).toBe(true);
  });

  it('fail one by one when a fault names one of them', async () => {
    const { acme, other } = await both();
    workspace.faults.add({
      method: 'users.list',
      when: { team: 'globex' },
      outcome: { do: 'error', code: 'fatal_error' },
    });
    expect((await acme.users.list({})).ok).toBe(true);
    expect(await errorOf(other.users.list({}))).toBe('fatal_error');
  });

  it('share one log, in which entries say where they belong', async () => {
    const { acme, other, globex } = await both();
    await acme.api.test();
    await other.api.test();
    await errorOf(clientWith(workspace, 'xoxb-of-nobody').api.test());
    const teams = workspace.log.filter((entry) => entry.kind === 'call' && entry.method === 'api.test');
    expect(teams.map((entry) => entry.team)).toEqual([workspace.teamId, globex.teamId, undefined]);
    expect(JSON.stringify(workspace.log)).not.toContain(globex.botToken);
    const { entries } = (await (await local('log')).json()) as { entries: { team?: string }[] };
    expect(entries.at(-2)?.team).toBe(globex.teamId);
  });

  it('go back to their first day together', async () => {
    const { globex, other } = await both();
    await globex.as('hana').in('general').say('Hello');
    await act({ do: 'reset' });
    expect(globex.botToken).toBeNull();
    expect(await errorOf(other.auth.test())).toBe('invalid_auth');
    expect(globex.as('hana').messages('general')).toHaveLength(1);
    expect((await clientWith(workspace, workspace.botToken).auth.test()).ok).toBe(true);
  });
});

describe('the page', () => {
  it('shows the workspace that is named, or the one of whoever looks', async () => {
    const { globex } = await open();
    const hana = globex.as('hana').id;
    const names = ['Acme', 'Globex'];
    for (const [query, name] of [
      ['', 'Acme'],
      ['team=globex', 'Globex'],
      [`team=${globex.teamId}`, 'Globex'],
      [`as=${hana}`, 'Globex'],
    ] as const) {
      const shown = await snapshot(query);
      expect(shown).toMatchObject({ team: { name }, teams: names.map((each) => ({ name: each })) });
      expect(shown['apps']).toHaveLength(name === 'Acme' ? 1 : 0);
    }
    expect((await local('state?team=initech')).status).toBe(404);
    expect((await local(`state?team=acme&as=${hana}`)).status).toBe(404);
  });

  it('acts in the workspace of whoever acts', async () => {
    const { globex } = await open();
    const hana = globex.as('hana');
    const { channels } = await snapshot('team=globex');
    const [channel] = (channels as { id: string; name: string }[]).filter((each) => each.name === 'general');
    expect(await act({ do: 'say', as: hana.id, channel: channel?.id, text: 'Good morning' })).toMatchObject({
      ok: true,
    });
    await hana.sees('general', /Good morning/);
    const ana = workspace.as('ana').id;
    expect(await act({ do: 'say', as: ana, channel: channel?.id, text: 'Let me in' })).toMatchObject({ ok: false });
  });

  it('hears of its own workspace only, and of the whole log', async () => {
    const { acme, globex } = await open();
    const stop = new AbortController();
    const ana = workspace.as('ana').id;
    const response = await fetch(`${workspace.url}/_local/stream?as=${ana}&log=1`, { signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await globex.as('hana').in('general').say('Hello');
    await clientWith(workspace, globex.install().botToken).auth.test();
    let heard = '';
    while (!heard.includes('"log"')) heard += (await reader?.read())?.value ?? '';
    expect(heard.match(/"type":"\w+"/g)).toEqual(['"type":"log"']);
    expect((await acme.auth.test()).ok).toBe(true);
    stop.abort();
  });

  it('lists nothing of an app that was taken out', async () => {
    const { globex } = await both();
    const shown = () => snapshot(`as=${globex.as('hana').id}`);
    await globex.as('hana').in('general').join();
    expect((await shown())['apps']).toHaveLength(1);
    globex.uninstall();
    expect(await shown()).toMatchObject({ apps: [], home: null });
    expect((await snapshot('team=acme'))['apps']).toHaveLength(1);
  });
});

describe('the state file', () => {
  it('keeps every workspace, and one of a single workspace can still be read', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'workspaces-')), 'state.json');
    const { globex } = await open({ stateFile });
    await globex.as('hana').in('general').say('From Globex');
    await workspace.as('ana').in('general').say('From Acme');
    await workspace.stop();

    const again = await open({ stateFile });
    await again.globex.as('hana').sees('general', /From Globex/);
    await workspace.as('ana').sees('general', /From Acme/);
    await workspace.stop();

    const { others: _others, ...old } = JSON.parse(await readFile(stateFile, 'utf8')) as Record<string, unknown>;
    await writeFile(stateFile, JSON.stringify(old));
    const last = await open({ stateFile });
    await workspace.as('ana').sees('general', /From Acme/);
    expect(last.globex.as('hana').messages('general')).toHaveLength(1);
  });
});
