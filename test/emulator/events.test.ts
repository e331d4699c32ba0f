import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, wide, wideBySocket, WIDE_MANIFEST, type Wide } from './wide-app.ts';

let app: Wide;
let channel: string;
beforeEach(async () => {
  app = await wide();
  channel = app.id('support');
});
afterEach(() => app.stop());

const types = async () =>
  (await eventsOf(app.workspace)).map((event) => [event['type'], event['subtype']].filter(Boolean).join(' '));
/** The wide app without some of its scopes or subscriptions. */
async function wideWithout(isLeftOut: (word: string) => boolean): Promise<Wide> {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const manifest = join(folder, 'manifest.yml');
  const lines = readFileSync(WIDE_MANIFEST, 'utf8').split('\n');
  const kept = lines.filter((line) => !isLeftOut(line.replaceAll(/^[\s-]+|[',\s]/g, '')));
  writeFileSync(manifest, kept.join('\n'));
  const narrow = await wide({ manifest });
  rmSync(folder, { recursive: true });
  return narrow;
}

/** Everything of this type that was sent since. */
const since = async (count: number, type: string) =>
  (await eventsOf(app.workspace)).slice(count).filter((event) => event['type'] === type);
const soFar = async () => (await eventsOf(app.workspace)).length;

describe('messages', () => {
  it('are told where the app is a member, and nowhere else', async () => {
    const before = await soFar();
    const ana = app.workspace.as('ana');
    const said = await ana.in('support').say('Here');
    await said.reply('In the thread');
    await ana.in('payments').say('Elsewhere');
    expect(await since(before, 'message')).toMatchObject([
      { channel, channel_type: 'channel', user: ana.id, text: 'Here', ts: said.ts, event_ts: said.ts },
      { channel, text: 'In the thread', thread_ts: said.ts, parent_user_id: ana.id },
    ]);
  });

  it.each([
    ['message.channels', 'channel'],
    ['message.groups', 'group'],
    ['message.im', 'im'],
  ])('come by the subscription of their kind of conversation: %s', async (subscription, kind) => {
    const narrow = await wideWithout((event) => event.startsWith('message') && event !== subscription);
    const { channel: room } = await narrow.slack.conversations.create({ name: 'closed', is_private: true });
    for (const place of [narrow.id('support'), room?.id ?? '', narrow.id('@ana')])
      await narrow.slack.chat.postMessage({ channel: place, text: 'Hello' });
    const heard = (await eventsOf(narrow.workspace)).filter((event) => event['text'] === 'Hello');
    expect(heard.map((event) => event['channel_type'])).toEqual([kind]);
    await narrow.stop();
  });

  it('tell of what they were when they change and go, and ephemerals tell nothing', async () => {
    const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'One' });
    await app.slack.chat.postEphemeral({ channel, user: app.id('@ana'), text: 'Hush' });
    await app.slack.chat.update({ channel, ts, text: 'Two' });
    await app.slack.chat.delete({ channel, ts });
    const messages = (await eventsOf(app.workspace)).filter((event) => event['type'] === 'message').slice(-3);
    expect(messages).toMatchObject([
      { text: 'One', bot_id: expect.any(String) },
      { subtype: 'message_changed', hidden: true, message: { text: 'Two', ts }, previous_message: { text: 'One' } },
      { subtype: 'message_deleted', hidden: true, deleted_ts: ts, previous_message: { text: 'Two' } },
    ]);
  });

  it('that name the app are told twice, as a mention too', async () => {
    const { user_id: bot = '', user = '' } = await app.slack.auth.test();
    const before = await soFar();
    const said = await app.workspace.as('ana').in('support').say(`@${user} hello`);
    expect((await since(before, 'app_mention'))[0]).toMatchObject({ text: `<@${bot}> hello`, ts: said.ts, channel });
    expect(await since(before, 'message')).toHaveLength(1);
  });
});

describe('what happens around messages', () => {
  it('is told: reactions, pins and files', async () => {
    const ana = app.workspace.as('ana');
    const { ts: timestamp = '' } = await app.slack.chat.postMessage({ channel, text: 'Look' });
    await app.slack.reactions.add({ channel, timestamp, name: 'eyes' });
    await app.slack.reactions.remove({ channel, timestamp, name: 'eyes' });
    const again = app.slack.reactions.remove({ channel, timestamp, name: 'eyes' });
    await expect(again).rejects.toMatchObject({ data: { error: 'no_reaction' } });
    await app.slack.pins.add({ channel, timestamp });
    await app.slack.pins.remove({ channel, timestamp });
    await app.slack.filesUploadV2({ channel_id: channel, content: 'x', filename: 'x.txt' });
    const shown = (await app.slack.conversations.history({ channel, limit: 1 })).messages?.[0];
    const heard = await eventsOf(app.workspace);
    const item = { type: 'message', channel, ts: timestamp };
    expect(heard.find((event) => event['type'] === 'reaction_added')).toMatchObject({ reaction: 'eyes', item });
    expect(heard.find((event) => event['type'] === 'pin_added')).toMatchObject({ channel_id: channel, pin_count: '1' });
    expect(heard.find((event) => event['type'] === 'file_shared')).toMatchObject({ channel_id: channel });
    expect(await types()).toEqual(
      expect.arrayContaining(['reaction_removed', 'pin_removed', 'file_created', 'file_public', 'message file_share']),
    );
    expect(ana.messages('support').at(-1)?.files).toEqual(['x.txt']);
    await app.slack.files.delete({ file: shown?.files?.[0]?.id ?? '' });
    expect((await types()).slice(-2)).toEqual(['message message_deleted', 'file_deleted']);
  });
});

describe('what happens to channels', () => {
  it('is told: made, renamed, joined, left and archived', async () => {
    const { channel: made } = await app.slack.conversations.create({ name: 'fresh' });
    const room = made?.id ?? '';
    await app.slack.conversations.rename({ channel: room, name: 'fresher' });
    const ana = app.workspace.as('ana');
    await ana.in('fresher').join();
    await ana.in('fresher').leave();
    await app.slack.conversations.archive({ channel: room });
    await app.slack.conversations.unarchive({ channel: room });
    await app.slack.conversations.leave({ channel: room });
    const about = (await eventsOf(app.workspace)).filter((event) => event['type'] !== 'message');
    expect(about).toMatchObject([
      { type: 'member_joined_channel', channel },
      { type: 'channel_created', channel: { id: room, name: 'fresh', is_channel: true } },
      { type: 'channel_rename', channel: { id: room, name: 'fresher' } },
      { type: 'member_joined_channel', user: ana.id, channel: room, channel_type: 'C' },
      { type: 'member_left_channel', user: ana.id, channel: room, channel_type: 'C' },
      { type: 'channel_archive', channel: room },
      { type: 'channel_unarchive', channel: room },
      { type: 'channel_left', channel: room },
    ]);
  });

  it('is told of private ones by names of their own, and only while the app is in', async () => {
    const { channel: made } = await app.slack.conversations.create({ name: 'closed', is_private: true });
    const room = made?.id ?? '';
    await app.slack.conversations.rename({ channel: room, name: 'shut' });
    await app.slack.conversations.archive({ channel: room });
    await app.slack.conversations.unarchive({ channel: room });
    await app.slack.conversations.leave({ channel: room });
    const about = (await types()).filter((type) => !type.startsWith('message'));
    const expected = ['member_joined_channel', 'group_rename', 'group_archive', 'group_unarchive', 'group_left'];
    expect(about).toEqual(expected);
  });
});

it('nothing is told without the scope for it, whatever the manifest subscribes to', async () => {
  const narrow = await wideWithout((word) =>
    ['channels:history', 'reactions:read', 'metadata.message:read'].includes(word),
  );
  const metadata = { event_type: 'case_opened', event_payload: {} };
  const support = narrow.id('support');
  const { ts: timestamp = '' } = await narrow.slack.chat.postMessage({ channel: support, text: 'x', metadata });
  await narrow.slack.reactions.add({ channel: support, timestamp, name: 'eyes' });
  expect((await eventsOf(narrow.workspace)).map((event) => event['type'])).toEqual(['member_joined_channel']);
  await narrow.stop();
});

it('a Bolt app hears messages, mentions and reactions, and not its own', async () => {
  const bolt = await wideBySocket();
  const heard: string[] = [];
  bolt.app.message(async ({ message }) => void heard.push(`message ${'text' in message ? message.text : ''}`));
  bolt.app.event('app_mention', async ({ event }) => void heard.push(`mention ${event.text}`));
  bolt.app.event('reaction_added', async ({ event }) => void heard.push(`reaction ${event.reaction}`));
  const { user_id, user = '' } = await bolt.slack.auth.test();
  await bolt.slack.chat.postMessage({ channel: bolt.id('support'), text: 'Mine' });
  const said = await bolt.workspace.as('ana').in('support').say(`@${user} hi`);
  const as = bolt.workspace.as('bruno').id;
  const act = { do: 'react', as, channel: said.channel, ts: said.ts, name: 'eyes' };
  const headers = { 'content-type': 'application/json' };
  await fetch(`${bolt.workspace.url}/_local/act`, { method: 'POST', headers, body: JSON.stringify(act) });
  await bolt.workspace.settled();
  expect(heard.toSorted()).toEqual([`mention <@${user_id}> hi`, `message <@${user_id}> hi`, 'reaction eyes']);
  await bolt.stop();
});
