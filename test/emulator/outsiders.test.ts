import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED, type Seed, type SeedPerson } from '../../emulator/seed.ts';
import { errorOf, eventsOf, refusal, wideBySocket, type Wide } from './wide-app.ts';

const someone = (name: string, more: Partial<SeedPerson>): SeedPerson => ({
  name,
  realName: name,
  email: `${name}@example.net`,
  locale: 'en-US',
  tz: 'Etc/UTC',
  ...more,
});

const SEED: Seed = {
  ...DEFAULT_SEED,
  people: [
    ...DEFAULT_SEED.people,
    someone('gus', { guest: 'single' }),
    someone('mia', { guest: 'multi' }),
    someone('otto', { deactivated: true }),
    someone('robot', { bot: true }),
    someone('nora', { company: 'Northwind' }),
    someone('nils', { company: 'Northwind' }),
    someone('nemo', { company: 'Northwind' }),
  ],
  channels: [
    ...DEFAULT_SEED.channels,
    { name: 'project', members: ['ana', 'gus', 'mia'] },
    { name: 'with-northwind', members: ['ana', 'nora'] },
    { name: 'quiet-deal', private: true, members: ['ana', 'nils'] },
  ],
};

let app: Wide & Awaited<ReturnType<typeof wideBySocket>>;
const ids = new Map<string, string>();
beforeAll(async () => {
  app = await wideBySocket({ seed: SEED });
  for (const { name } of SEED.people) ids.set(name, app.workspace.as(name).id);
  await app.slack.conversations.join({ channel: app.id('with-northwind') });
});
afterAll(() => app.stop());

const idOf = (name: string) => ids.get(name) ?? '';
const infoOf = async (name: string) => (await app.slack.users.info({ user: idOf(name) })).user;

describe('a guest', () => {
  it('says so of themselves', async () => {
    expect(await infoOf('gus')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await infoOf('mia')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(await infoOf('ana')).toMatchObject({ is_restricted: false, is_ultra_restricted: false });
  });

  it('sees only the channels they were let into, and joins none', async () => {
    expect(app.workspace.as('gus').channels).toEqual(['project']);
    await expect(app.workspace.as('gus').in('support').join()).rejects.toThrow('sees no channel called support');
    await app.workspace.as('gus').in('project').say('Hello');
    const state = await fetch(`${app.workspace.url}/_local/state?as=${idOf('gus')}`);
    const { channels } = (await state.json()) as { channels: { name: string }[] };
    expect(channels.map((channel) => channel.name)).toEqual(['project']);
  });

  it('is let in by people, not by apps', async () => {
    const { channel } = await app.slack.conversations.create({ name: 'for-guests' });
    const room = channel?.id ?? '';
    const invite = (...names: string[]) =>
      refusal(app.slack.conversations.invite({ channel: room, users: names.map(idOf).join(',') }));
    expect(await invite('gus')).toMatchObject({ error: 'ura_max_channels' });
    expect(await invite('ana', 'mia')).toMatchObject({
      error: 'user_is_restricted',
      errors: [{ user: idOf('mia'), ok: false, error: 'user_is_restricted' }],
    });
    const users = ['ana', 'mia', 'otto'].map(idOf).join(',');
    const forced = await app.slack.conversations.invite({ channel: room, users, force: true });
    expect(forced).toMatchObject({ ok: true, errors: [{ error: 'user_is_restricted' }, { error: 'cant_invite' }] });
    const { user_id: self = '' } = await app.slack.auth.test();
    expect(await errorOf(app.slack.conversations.invite({ channel: room, users: self }))).toBe('cant_invite_self');
  });

  it('is hired as one, and in no channel at first', async () => {
    const id = app.workspace.hire(someone('gina', { guest: 'single' }));
    expect((await app.slack.users.info({ user: id })).user).toMatchObject({ is_ultra_restricted: true });
    expect(app.workspace.as('gina').channels).toEqual([]);
    app.workspace.restrict('gina', false);
    expect((await app.slack.users.info({ user: id })).user).toMatchObject({ is_restricted: false });
    app.workspace.restrict('gina', true);
    expect((await app.slack.users.info({ user: id })).user).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: false,
    });
  });
});

describe('somebody who has left', () => {
  it('is still listed, without name, zone and role outside of the profile', async () => {
    const otto = await infoOf('otto');
    expect(otto).toMatchObject({ deleted: true, profile: { real_name: 'otto' } });
    for (const key of ['real_name', 'tz', 'tz_offset', 'is_admin', 'is_restricted'])
      expect(otto).not.toHaveProperty(key);
    expect(await errorOf(app.slack.conversations.open({ users: idOf('otto') }))).toBe('user_disabled');
  });
});

describe('a bot of another app', () => {
  it('has its own bot_id, and no direct messages', async () => {
    const robot = await infoOf('robot');
    expect(robot).toMatchObject({ is_bot: true, profile: { bot_id: expect.stringMatching(/^B/) } });
    expect(robot?.profile?.bot_id).not.toBe((await app.slack.auth.test()).bot_id);
    expect(await errorOf(app.slack.conversations.open({ users: idOf('robot') }))).toBe('cannot_dm_bot');
  });
});

describe('somebody of another company', () => {
  it('has a team of their own, and is a stranger where the app sees no channel with them', async () => {
    const nora = await infoOf('nora');
    expect(nora).toMatchObject({ team_id: expect.stringMatching(/^T/), is_stranger: false });
    expect(nora?.team_id).not.toBe(app.workspace.teamId);
    expect(nora?.profile).not.toHaveProperty('email');
    const nils = await infoOf('nils');
    expect(nils).toMatchObject({ is_stranger: true });
    expect(nils).not.toHaveProperty('tz');
    expect(await errorOf(app.slack.users.info({ user: idOf('nemo') }))).toBe('user_not_visible');
    expect(await errorOf(app.slack.conversations.open({ users: idOf('nils') }))).toBe('user_not_visible');
    expect(await errorOf(app.slack.chat.postMessage({ channel: idOf('nils'), text: 'x' }))).toBe('channel_not_found');
    const { members = [] } = await app.slack.users.list({});
    expect(members.map((member) => member.name)).toEqual(expect.arrayContaining(['nora', 'otto']));
    expect(members.map((member) => member.name)).not.toContain('nils');
    const lookup = app.slack.users.lookupByEmail({ email: 'nora@example.net' });
    expect(await errorOf(lookup)).toBe('users_not_found');
  });

  it('makes a channel a shared one', async () => {
    const nora = await infoOf('nora');
    const { channel } = await app.slack.conversations.info({ channel: app.id('with-northwind') });
    expect(channel).toMatchObject({
      is_shared: true,
      is_ext_shared: true,
      shared_team_ids: [app.workspace.teamId, nora?.team_id],
    });
    const { channel: own } = await app.slack.conversations.info({ channel: app.id('support') });
    expect(own).toMatchObject({ is_shared: false, is_ext_shared: false, shared_team_ids: [app.workspace.teamId] });
  });

  it('comes into no channel that their team does not share', async () => {
    const invite = (channel: string, name: string) =>
      errorOf(app.slack.conversations.invite({ channel, users: idOf(name) }));
    expect(await invite(app.id('support'), 'nora')).toBe('no_external_invite_permission');
    expect(await invite(app.id('with-northwind'), 'nils')).toBe('user_not_found');
  });

  it('clicks with their own team in the payload, and has no commands and shortcuts', async () => {
    const teams: unknown[] = [];
    app.app.action('go', async ({ ack, body }) => {
      teams.push(body.user.team_id, body.team?.id);
      await ack();
    });
    const button = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Go' } };
    const channel = app.id('with-northwind');
    await app.slack.chat.postMessage({ channel, text: 'x', blocks: [{ type: 'actions', elements: [button] }] });
    const nora = app.workspace.as('nora');
    await (await nora.sees('with-northwind', /Go/)).button('Go').click();
    expect(teams).toEqual([(await infoOf('nora'))?.team_id, app.workspace.teamId]);
    await expect(nora.in('with-northwind').command('/wide')).rejects.toThrow('/wide is not a valid command.');
    await expect(nora.shortcut('Widen')).rejects.toThrow('There is no such shortcut.');
  });

  it('writes with their own team, in an event that says the channel is shared', async () => {
    await app.workspace.as('nora').in('with-northwind').say('From outside');
    const team = (await infoOf('nora'))?.team_id;
    const events = await eventsOf(app.workspace);
    expect(events.findLast((event) => event['text'] === 'From outside')).toMatchObject({
      team,
      user_team: team,
      source_team: team,
    });
    const delivery = app.workspace.log.findLast((entry) => entry.kind === 'delivery' && entry.type === 'events_api');
    expect(delivery).toMatchObject({ payload: { is_ext_shared_channel: true } });
  });
});
