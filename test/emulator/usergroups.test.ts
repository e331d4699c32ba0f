import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { errorOf, eventsOf, wide, type Wide } from './wide-app.ts';

let app: Wide;
beforeAll(async () => {
  const visitor = { name: 'nora', realName: 'Nora West', email: 'nora@example.net', locale: 'en-US', tz: 'Etc/UTC' };
  const [support] = DEFAULT_SEED.channels.filter((channel) => channel.name === 'support');
  const channels = DEFAULT_SEED.channels.filter((channel) => channel !== support);
  app = await wide({
    seed: {
      ...DEFAULT_SEED,
      people: [...DEFAULT_SEED.people, { ...visitor, company: 'Northwind' }],
      channels: [...channels, { name: 'support', members: ['ana', 'nora'] }],
    },
  });
});
afterAll(() => app.stop());

it('a group is made, changed, switched off and on again', async () => {
  const { slack } = app;
  const { usergroup } = await slack.usergroups.create({
    name: 'On call',
    description: 'Whoever is',
    channels: app.id('support'),
  });
  expect(usergroup).toMatchObject({
    handle: 'on-call',
    description: 'Whoever is',
    prefs: { channels: [app.id('support')] },
  });
  const id = usergroup?.id ?? '';
  const users = `${app.id('@ana')},${app.id('@luis')}`;
  expect((await slack.usergroups.users.update({ usergroup: id, users })).usergroup?.users).toEqual(users.split(','));
  await slack.usergroups.update({ usergroup: id, handle: 'oncall' });
  const said = await app.workspace.as('ana').in('support').say('Help @oncall');
  expect((await app.slack.conversations.history({ channel: said.channel, limit: 1 })).messages?.[0]?.text).toBe(
    `Help <!subteam^${id}|@oncall>`,
  );
  await slack.usergroups.disable({ usergroup: id });
  const listed = async (include_disabled: boolean) =>
    ((await slack.usergroups.list({ include_disabled })).usergroups ?? []).some((group) => group.id === id);
  expect([await listed(false), await listed(true)]).toEqual([false, true]);
  expect((await slack.usergroups.enable({ usergroup: id })).usergroup?.date_delete).toBe(0);
  expect(await listed(false)).toBe(true);
  expect((await eventsOf(app.workspace)).map((event) => event['type'])).toEqual(
    expect.arrayContaining(['subteam_created', 'subteam_members_changed', 'subteam_updated']),
  );
});

it('its people are brought into its channels, and stay there when they leave it', async () => {
  const { slack } = app;
  const room = (await slack.conversations.create({ name: 'shift' })).channel?.id ?? '';
  const hidden = (await slack.conversations.create({ name: 'shift-leads', is_private: true })).channel?.id ?? '';
  const asked = { name: 'Shift', handle: 'on-shift', channels: room, enable_section: true };
  await slack.apiCall('usergroups.create', asked);
  const { usergroups = [] } = await slack.usergroups.list({});
  const usergroup = usergroups.find((each) => each.handle === 'on-shift');
  const id = usergroup?.id ?? '';
  expect(usergroup).toMatchObject({ is_section: true, prefs: { channels: [room], groups: [] } });
  const [ana, luis] = [app.workspace.as('ana'), app.workspace.as('luis')];
  await slack.usergroups.users.update({ usergroup: id, users: `${ana.id},${luis.id}` });
  expect([ana.channels, luis.channels]).toEqual([expect.arrayContaining(['shift']), expect.arrayContaining(['shift'])]);
  await slack.usergroups.users.update({ usergroup: id, users: luis.id });
  await slack.usergroups.update({ usergroup: id, channels: `${room},${hidden}` });
  expect(ana.channels).toContain('shift');
  expect(ana.channels).not.toContain('shift-leads');
  expect(luis.channels).toContain('shift-leads');
  const joined = (await eventsOf(app.workspace)).filter((event) => event['type'] === 'member_joined_channel');
  expect(joined.at(-1)).toMatchObject({ user: luis.id, channel: hidden, inviter: app.id('@wide') });
});

it('names and handles are taken once, and a handle by nobody else either', async () => {
  const create = (name: string, handle?: string) =>
    app.slack.usergroups.create({ name, ...(handle ? { handle } : {}) });
  expect(await errorOf(create('Payments experts'))).toBe('name_already_exists');
  expect(await errorOf(create('Other', 'payments-experts'))).toBe('handle_already_exists');
  expect(await errorOf(create('Other', 'ana'))).toBe('handle_already_exists');
  expect(await errorOf(create('Other', 'payments'))).toBe('handle_already_exists');
  expect(await errorOf(create('Other', 'Not so'))).toBe('bad_handle');
  expect(await errorOf(create('Other', 'here'))).toBe('forbidden_handle');
  expect(await errorOf(create(''))).toBe('missing_subteam_name');
  const inChannel = app.slack.usergroups.create({ name: 'Other', channels: 'C0NOPE' });
  expect(await errorOf(inChannel)).toBe('invalid_channel_provided');
});

it('its people are colleagues that exist', async () => {
  const [group] = (await app.slack.usergroups.list({})).usergroups ?? [];
  const update = (users: string) => app.slack.usergroups.users.update({ usergroup: group?.id ?? '', users });
  expect(await errorOf(update(''))).toBe('no_users_provided');
  expect(await errorOf(update(`${app.id('@ana')},U0NOBODY`))).toBe('invalid_users');
  expect(await errorOf(update(app.id('@nora')))).toBe('failed_for_some_users');
  expect(await errorOf(app.slack.usergroups.users.list({ usergroup: 'S0NOPE' }))).toBe('no_such_subteam');
});
