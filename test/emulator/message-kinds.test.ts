import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorOf, eventsOf, refusal, wide, type Wide } from './wide-app.ts';

let app: Wide;
let channel: string;
beforeAll(async () => {
  app = await wide();
  channel = app.id('support');
});
afterAll(() => app.stop());

const newest = async () => (await app.slack.conversations.history({ channel, limit: 1 })).messages?.[0];
const eventAt = async (ts: string | undefined) =>
  (await eventsOf(app.workspace)).find((event) => event['type'] === 'message' && event['ts'] === ts);

it('what the workspace says of a channel has what it says in keys of its own', async () => {
  const { channel: made } = await app.slack.conversations.create({ name: 'fresh' });
  const room = made?.id ?? '';
  await app.slack.conversations.setTopic({ channel: room, topic: 'Now' });
  await app.slack.conversations.setPurpose({ channel: room, purpose: 'What for' });
  await app.slack.conversations.rename({ channel: room, name: 'fresher' });
  await app.slack.conversations.invite({ channel: room, users: app.id('@ana') });
  const { messages = [] } = await app.slack.conversations.history({ channel: room });
  const bot = app.id('@wide');
  const expected = [
    { subtype: 'channel_topic', topic: 'Now', text: `<@${bot}> set the channel topic: Now` },
    { subtype: 'channel_purpose', purpose: 'What for' },
    { subtype: 'channel_name', old_name: 'fresh', name: 'fresher' },
    { subtype: 'channel_join', user: app.id('@ana'), inviter: bot },
  ];
  expect(messages.toReversed()).toMatchObject(expected);
  const told = (await eventsOf(app.workspace)).filter(
    (event) => event['type'] === 'message' && event['channel'] === room,
  );
  expect(told).toMatchObject(expected);
});

it('the first message of a thread says who answered, and when last', async () => {
  const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'Question' });
  expect(await newest()).not.toHaveProperty('reply_count');
  await app.slack.chat.postMessage({ channel, text: 'One', thread_ts: ts });
  const said = await app.workspace.as('ana').sees('support', /Question/);
  const last = await said.reply('Two');
  expect(await newest()).toMatchObject({
    thread_ts: ts,
    reply_count: 2,
    reply_users: [app.id('@wide'), app.id('@ana')],
    reply_users_count: 2,
    latest_reply: last.ts,
    subscribed: false,
  });
});

it('a reply sent to the channel too stands there with what it answers', async () => {
  const { ts: root = '' } = await app.slack.chat.postMessage({ channel, text: 'Root' });
  const answer = await app.slack.chat.postMessage({ channel, text: 'All', thread_ts: root, reply_broadcast: true });
  const expected = {
    subtype: 'thread_broadcast',
    text: 'All',
    thread_ts: root,
    root: { ts: root, text: 'Root', reply_count: 1, latest_reply: answer.ts },
  };
  expect(await newest()).toMatchObject(expected);
  expect(await eventAt(answer.ts)).toMatchObject(expected);
  const shown = await fetch(`${app.workspace.url}/_local/messages?as=${app.id('@ana')}&channel=${channel}`);
  const { messages } = (await shown.json()) as { messages: { ts: string; broadcast: boolean }[] };
  expect(messages.filter((message) => message.broadcast).map((message) => message.ts)).toEqual([answer.ts]);
});

it('people send replies to the channel too', async () => {
  const said = await app.workspace.as('ana').in('support').say('Anybody?');
  const reply = await said.reply('Everybody', { toChannel: true });
  const expected = { subtype: 'thread_broadcast', thread_ts: said.ts, root: { text: 'Anybody?' } };
  expect(await newest()).toMatchObject({ ...expected, ts: reply.ts });
  expect(await eventAt(reply.ts)).toMatchObject({ ...expected, user: app.id('@ana') });
});

it('a thread that hangs on nothing takes replies that nobody sees', async () => {
  const lost = await app.slack.chat.postMessage({ channel, text: 'Lost', thread_ts: '1600000000.000100' });
  expect(lost.message).toMatchObject({ thread_ts: '1600000000.000100' });
  const { messages = [] } = await app.slack.conversations.history({ channel });
  expect(messages.map((message) => message.text)).not.toContain('Lost');
  expect(await errorOf(app.slack.conversations.replies({ channel, ts: '1600000000.000100' }))).toBe('thread_not_found');
  expect(await refusal(app.slack.chat.postMessage({ channel, text: 'x', thread_ts: '0' }))).toMatchObject({
    error: 'invalid_thread_ts',
    response_metadata: { messages: ['[ERROR] 0 is not a valid thread_ts'] },
  });
});

it('a message under another name is a bot’s, with that name and picture, in every payload', async () => {
  const posted = await app.slack.chat.postMessage({
    channel,
    text: 'Boo',
    username: 'Night watch',
    icon_emoji: 'ghost',
  });
  const expected = {
    subtype: 'bot_message',
    username: 'Night watch',
    icons: { emoji: ':ghost:' },
    bot_id: expect.stringMatching(/^B/),
    app_id: expect.stringMatching(/^A/),
  };
  for (const message of [posted.message, await newest(), await eventAt(posted.ts)]) {
    expect(message).toMatchObject(expected);
    expect(message).not.toHaveProperty('user');
    expect(message).not.toHaveProperty('bot_profile');
  }
  const pictured = await app.slack.chat.postMessage({ channel, text: 'x', icon_url: 'https://example.com/ghost.png' });
  expect(pictured.message).toMatchObject({ username: 'Wide', icons: { image_48: 'https://example.com/ghost.png' } });
  const shown = await fetch(`${app.workspace.url}/_local/messages?as=${app.id('@ana')}&channel=${channel}`);
  const { messages } = (await shown.json()) as { messages: { ts: string; guise?: object }[] };
  expect(messages.find((message) => message.ts === posted.ts)?.guise).toEqual({
    name: 'Night watch',
    emoji: ':ghost:',
  });
});

it('a thread answered under another name names the bot', async () => {
  const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'Who?', username: 'Somebody' });
  const { message } = await app.slack.chat.postMessage({ channel, text: 'Me', thread_ts: ts, username: 'Else' });
  expect(message).not.toHaveProperty('parent_user_id');
  expect((await newest())?.reply_users).toEqual([expect.stringMatching(/^B/)]);
  await app.slack.chat.update({ channel, ts, text: 'Who is it?' });
  expect(await newest()).toMatchObject({ username: 'Somebody', text: 'Who is it?' });
});
