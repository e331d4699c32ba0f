import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { MANIFEST } from './echo-app.ts';
import { errorOf, eventsOf, refusal, wide, wideBySocket, type Wide } from './wide-app.ts';

const person = (name: string) => ({
  name,
  realName: `${name} West`,
  email: `${name}@example.net`,
  locale: 'en-US',
  tz: 'Etc/UTC',
});

let app: Wide;
beforeAll(async () => {
  app = await wide({
    seed: {
      ...DEFAULT_SEED,
      people: [
        ...DEFAULT_SEED.people,
        ...['p1', 'p2', 'p3', 'p4'].map(person),
        { ...person('nora'), company: 'Northwind' },
        { ...person('ole'), company: 'Oslo Ship' },
      ],
      channels: [
        ...DEFAULT_SEED.channels,
        { name: 'with-northwind', members: ['ana', 'nora'] },
        { name: 'with-oslo', members: ['ana', 'ole'] },
      ],
    },
  });
});
afterAll(() => app.stop());

const users = (...names: string[]) => names.map((name) => app.id(`@${name}`)).join(',');
const open = async (...names: string[]) =>
  (await app.slack.conversations.open({ users: users(...names) })).channel?.id ?? '';

it('is the same conversation for the same people, in any order, and bears their handles', async () => {
  const first = await app.slack.conversations.open({ users: users('ana', 'bruno') });
  const again = await app.slack.conversations.open({ users: users('bruno', 'ana', 'wide'), return_im: true });
  expect(again.channel?.id).toBe(first.channel?.id);
  expect(first).not.toHaveProperty('already_open');
  expect(again).toMatchObject({ no_op: true, already_open: true });
  expect(again.channel).toMatchObject({
    name: 'mpdm-wide--ana--bruno-1',
    is_mpim: true,
    is_im: false,
    is_channel: false,
    is_private: true,
    is_member: true,
    purpose: { value: 'Group messaging with: @wide @ana @bruno' },
  });
  expect(await open('ana', 'bruno', 'dana')).not.toBe(first.channel?.id);
});

it('takes two to eight others, whom the app may write to', async () => {
  const tooMany = ['ana', 'bruno', 'dana', 'luis', 'marta', 'p1', 'p2', 'p3', 'p4'];
  const opened = (given: string) => errorOf(app.slack.conversations.open({ users: given }));
  expect(await opened(users(...tooMany))).toBe('too_many_users');
  expect(await open(...tooMany.slice(0, 8))).toMatch(/^C/);
  expect(await opened(users('wide'))).toBe('not_enough_users');
  expect(await opened('')).toBe('users_list_not_supplied');
  expect(await opened(`${users('ana')},U0NOBODY`)).toBe('user_not_found');
  expect(await opened(users('nora', 'ole'))).toBe('invalid_user_combination');
  expect(await errorOf(app.slack.conversations.open({ users: users('luis', 'marta'), prevent_creation: true }))).toBe(
    'channel_not_found',
  );
  expect(await errorOf(app.slack.conversations.open({ channel: app.id('support') }))).toBe(
    'method_not_supported_for_channel_type',
  );
});

it('is listed, looked at and read as an mpim', async () => {
  const channel = await open('ana', 'bruno');
  const { ts } = await app.slack.chat.postMessage({ channel, text: 'To both' });
  const { channels = [] } = await app.slack.conversations.list({ types: 'mpim' });
  expect(channels.map((each) => each.id)).toContain(channel);
  expect(channels.every((each) => each.is_mpim)).toBe(true);
  const mine = await app.slack.users.conversations({ user: app.id('@bruno'), types: 'mpim,im' });
  expect(mine.channels?.map((each) => each.id)).toContain(channel);
  expect((await app.slack.conversations.info({ channel, include_num_members: true })).channel).toMatchObject({
    is_mpim: true,
    num_members: 3,
  });
  const { members } = await app.slack.conversations.members({ channel });
  expect(members?.toSorted()).toEqual(users('wide', 'ana', 'bruno').split(',').toSorted());
  expect((await app.slack.conversations.history({ channel })).messages?.[0]).toMatchObject({ text: 'To both', ts });
  expect((await app.workspace.as('ana').sees(channel, /To both/)).text).toBe('To both');
  expect(() => app.workspace.as('luis').messages(channel)).toThrow();
});

it('has a topic, and no name, invitations, way out or archive of its own', async () => {
  const channel = await open('ana', 'bruno');
  await app.slack.conversations.setTopic({ channel, topic: 'Us three' });
  const user = app.id('@luis');
  const { slack } = app;
  const refused = [
    slack.conversations.rename({ channel, name: 'us' }),
    slack.conversations.invite({ channel, users: user }),
    slack.conversations.kick({ channel, user: app.id('@ana') }),
    slack.conversations.join({ channel }),
    slack.conversations.leave({ channel }),
    slack.conversations.archive({ channel }),
    slack.conversations.unarchive({ channel }),
  ];
  for (const call of refused) expect(await errorOf(call)).toBe('method_not_supported_for_channel_type');
});

it('what people say in one is told as message.mpim, and only where the app is one of them', async () => {
  const bolt = await wideBySocket();
  const heard: string[] = [];
  bolt.app.message(async ({ message }) => {
    heard.push(`${message.channel_type} ${'text' in message ? message.text : ''}`);
  });
  const ana = bolt.workspace.as('ana');
  await (await ana.group('bruno', 'wide')).say('With the app');
  await (await ana.group('bruno', 'dana')).say('Without it');
  await bolt.workspace.settled();
  expect(heard).toEqual(['mpim With the app']);
  const told = (await eventsOf(bolt.workspace)).filter((each) => each['channel_type'] === 'mpim');
  expect(told).toMatchObject([{ type: 'message', user: ana.id, channel: expect.stringMatching(/^C/) }]);
  await bolt.stop();
});

it('a command typed in one names it as Slack does', async () => {
  const bolt = await wideBySocket();
  const places: string[] = [];
  bolt.app.command('/wide', async ({ ack, command }) => {
    places.push(command.channel_name);
    await ack();
  });
  await (await bolt.workspace.as('ana').group('bruno', 'dana')).command('/wide');
  expect(places).toEqual(['mpdm-ana--bruno--dana-1']);
  await bolt.stop();
});

it('people open one from the page, and see it with what is unread', async () => {
  const { workspace } = app;
  const act = async (body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${workspace.url}/_local/act`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { ok: boolean; error?: string; channel?: string };
  };
  const seenBy = async (name: string) => {
    const state = await fetch(`${workspace.url}/_local/state?as=${app.id(`@${name}`)}`);
    const { channels } = (await state.json()) as { channels: { id: string; kind: string; unread: number }[] };
    return channels.filter((each) => each.kind === 'group');
  };
  const as = app.id('@marta');
  const others = users('luis', 'dana').split(',');
  const { channel } = await act({ do: 'open-group', as, with: others });
  expect(await seenBy('marta')).toMatchObject([{ id: channel, unread: 0 }]);
  expect((await seenBy('luis')).map((each) => each.id)).not.toContain(channel);
  await act({ do: 'say', as, channel, text: 'Lunch?' });
  expect((await seenBy('luis')).find((each) => each.id === channel)).toMatchObject({ unread: 1 });
  expect((await act({ do: 'open-group', as, with: [...others, 'U0NOBODY'] })).ok).toBe(false);
  expect((await act({ do: 'open-group', as, with: users('nora', 'ole').split(',') })).ok).toBe(false);
  expect((await act({ do: 'leave', as, channel })).error).toBe('Direct messages cannot be left.');
  const one = await act({ do: 'open-group', as, with: [app.id('@ana')] });
  expect(one.channel).toMatch(/^D/);
});

it('asks for scopes of its own', async () => {
  const narrow = await wide({ manifest: MANIFEST });
  const group = `${narrow.id('@ana')},${narrow.id('@bruno')}`;
  expect(await refusal(narrow.slack.conversations.open({ users: group }))).toMatchObject({
    error: 'missing_scope',
    needed: 'mpim:write',
  });
  expect(await refusal(narrow.slack.conversations.list({ types: 'mpim' }))).toMatchObject({ needed: 'mpim:read' });
  await narrow.stop();
});
