import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { MANIFEST, plain } from './echo-app.ts';

let workspace: Workspace;
let slack: WebClient;
const ids: Record<string, string> = {};

beforeAll(async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  slack = clientWith(workspace.botToken);
  const { channels = [] } = await slack.conversations.list();
  for (const channel of channels) ids[channel.name ?? ''] = channel.id ?? '';
  const { members = [] } = await slack.users.list({});
  for (const member of members) ids[`@${member.name}`] = member.id ?? '';
  await slack.conversations.join({ channel: id('support') });
});
afterAll(() => workspace.stop());

const id = (name: string) => ids[name] ?? '';
const clientWith = (token: string) =>
  new WebClient(token, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } });

/** The body that Slack refused a call with. */
async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const fault: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (typeof fault !== 'object' || fault === null || !('data' in fault)) throw new Error('The call was not refused.');
  return fault.data as Record<string, unknown>;
}

describe('tokens and scopes', () => {
  it('knows who calls', async () => {
    const me = await slack.auth.test();
    expect(me).toMatchObject({ ok: true, team: 'Acme', team_id: workspace.teamId, user: 'echo' });
    expect(me.response_metadata?.scopes).toContain('chat:write');
  });

  it('refuses no token, a wrong one, and one of the wrong kind', async () => {
    expect(await refusal(clientWith('').auth.test())).toMatchObject({ error: 'not_authed' });
    expect(await refusal(clientWith('xoxb-no').auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await refusal(clientWith(workspace.appToken).users.list({}))).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await refusal(slack.apps.connections.open({}))).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it('names the scope that is missing and those that are there', async () => {
    const given = await refusal(
      slack.conversations
        .history({ channel: id('support') })
        .then(() => slack.chat.postMessage({ channel: id('support'), text: 'x', username: 'Someone' })),
    );
    expect(given).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write.customize',
      provided: expect.stringContaining('chat:write'),
    });
  });

  it('knows its team, and no methods of its own making', async () => {
    expect(await slack.apiCall('api.test', { foo: 'bar' })).toMatchObject({ ok: true, args: { foo: 'bar' } });
    expect(await refusal(slack.api.test({ error: 'so_be_it' }))).toMatchObject({ error: 'so_be_it' });
    expect(await slack.team.info()).toMatchObject({ team: { name: 'Acme', domain: 'acme' } });
    expect(await refusal(slack.apiCall('chat.sing'))).toMatchObject({ error: 'unknown_method' });
  });
});

describe('messages', () => {
  it('posts, threads, updates and deletes', async () => {
    const channel = id('support');
    const posted = await slack.chat.postMessage({
      channel,
      text: 'One',
      metadata: { event_type: 'card', event_payload: { n: 1 } },
    });
    expect(posted.ts).toMatch(/^\d{10}\.\d{6}$/);
    expect(posted.message).toMatchObject({ text: 'One', bot_id: expect.any(String), bot_profile: { name: 'Echo' } });
    const ts = posted.ts ?? '';
    const reply = await slack.chat.postMessage({ channel, text: 'Reply', thread_ts: ts });
    await slack.chat.update({ channel, ts, text: 'Two' });
    const { messages = [] } = await slack.conversations.replies({ channel, ts, include_all_metadata: true });
    expect(messages.map((message) => message.text)).toEqual(['Two', 'Reply']);
    expect(messages[0]).toMatchObject({ reply_count: 1, metadata: { event_type: 'card', event_payload: { n: 1 } } });
    await slack.chat.delete({ channel, ts: reply.ts ?? '' });
    await slack.chat.delete({ channel, ts });
    expect(await refusal(slack.chat.update({ channel, ts, text: 'x' }))).toMatchObject({ error: 'message_not_found' });
  });

  it('goes to a channel by name and to a person by id', async () => {
    const posted = await slack.chat.postMessage({ channel: '#support', text: 'By name' });
    expect(posted.channel).toBe(id('support'));
    const page = await slack.chat.postMessage({ channel: id('@dana'), text: 'To you' });
    expect(page.channel).toMatch(/^D/);
    expect((await workspace.as('dana').dm(/To you/)).text).toBe('To you');
    const again = await slack.conversations.open({ users: id('@dana') });
    expect(again.channel?.id).toBe(page.channel);
  });

  it('cannot post where the app is not, nor where nothing is', async () => {
    expect(await refusal(slack.chat.postMessage({ channel: id('payments'), text: 'x' }))).toMatchObject({
      error: 'not_in_channel',
    });
    expect(await refusal(slack.chat.postMessage({ channel: 'C0NOPE', text: 'x' }))).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await refusal(slack.chat.postMessage({ channel: id('support'), text: '' }))).toMatchObject({
      error: 'no_text',
    });
  });

  it('tells where a block is wrong', async () => {
    const blocks = [{ type: 'header' as const, text: plain('x'.repeat(151)) }];
    const { error, response_metadata } = await refusal(
      slack.chat.postMessage({ channel: id('support'), text: 'x', blocks }),
    );
    expect(error).toBe('invalid_blocks');
    expect(response_metadata).toMatchObject({
      messages: [expect.stringMatching(/^\[ERROR\] .*\[json-pointer:\/blocks\/0\/text/)],
    });
  });

  it('cannot change what a person wrote', async () => {
    const said = await workspace.as('ana').in('support').say('Mine');
    const call = slack.chat.update({ channel: id('support'), ts: said.ts, text: 'Yours' });
    expect(await refusal(call)).toMatchObject({ error: 'cant_update_message' });
  });

  it('keeps ephemerals from everybody else, and from histories', async () => {
    const channel = id('support');
    await slack.chat.postEphemeral({ channel, user: id('@ana'), text: 'Between us' });
    await workspace.as('ana').sees('support', /Between us/);
    const { messages = [] } = await slack.conversations.history({ channel, limit: 5 });
    expect(messages.map((message) => message.text)).not.toContain('Between us');
    const room = await slack.conversations.create({ name: 'just-me' });
    const call = slack.chat.postEphemeral({ channel: room.channel?.id ?? '', user: id('@ana'), text: 'x' });
    expect(await refusal(call)).toMatchObject({ error: 'user_not_in_channel' });
  });

  it('has a permanent link', async () => {
    const channel = id('support');
    const { ts = '' } = await slack.chat.postMessage({ channel, text: 'Linked' });
    const { permalink } = await slack.chat.getPermalink({ channel, message_ts: ts });
    expect(permalink).toBe(`https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`);
  });

  it('counts as unread until it is read', async () => {
    await slack.chat.postMessage({ channel: id('support'), text: 'Unread' });
    const state = await fetch(`${workspace.url}/_local/state?as=${id('@luis')}`);
    const { channels } = (await state.json()) as { channels: { name: string; unread: number }[] };
    expect(channels.find((channel) => channel.name === 'support')?.unread).toBeGreaterThan(0);
  });
});

describe('channels', () => {
  it('takes a name once, archived or not, and only a proper one', async () => {
    const { channel } = await slack.conversations.create({ name: 'esc-1-room' });
    expect(channel).toMatchObject({ name: 'esc-1-room', is_member: true, creator: id('@echo') });
    expect(await refusal(slack.conversations.create({ name: 'esc-1-room' }))).toMatchObject({ error: 'name_taken' });
    await slack.conversations.archive({ channel: channel?.id ?? '' });
    expect(await refusal(slack.conversations.create({ name: 'esc-1-room' }))).toMatchObject({ error: 'name_taken' });
    expect(await refusal(slack.conversations.create({ name: 'Esc 1' }))).toMatchObject({
      error: 'invalid_name_specials',
    });
    expect(await refusal(slack.conversations.create({ name: 'x'.repeat(81) }))).toMatchObject({
      error: 'invalid_name_maxlength',
    });
    const post = slack.chat.postMessage({ channel: channel?.id ?? '', text: 'x' });
    expect(await refusal(post)).toMatchObject({ error: 'is_archived' });
    await slack.conversations.unarchive({ channel: channel?.id ?? '' });
    await slack.chat.postMessage({ channel: channel?.id ?? '', text: 'Open again' });
  });

  it('invites all or, without force, nobody', async () => {
    const { channel } = await slack.conversations.create({ name: 'invited' });
    const room = channel?.id ?? '';
    const users = `${id('@ana')},U0NOBODY`;
    expect(await refusal(slack.conversations.invite({ channel: room, users }))).toMatchObject({
      error: 'user_not_found',
      errors: [{ user: 'U0NOBODY', ok: false, error: 'user_not_found' }],
    });
    expect((await slack.conversations.members({ channel: room })).members).toEqual([id('@echo')]);
    await slack.conversations.invite({ channel: room, users, force: true });
    expect((await slack.conversations.members({ channel: room })).members).toEqual([id('@echo'), id('@ana')]);
    const again = slack.conversations.invite({ channel: room, users: id('@ana') });
    expect(await refusal(again)).toMatchObject({ error: 'already_in_channel' });
    await slack.conversations.kick({ channel: room, user: id('@ana') });
    expect(workspace.as('ana').channels).not.toContain('invited');
  });

  it('has a topic and a purpose of at most 250 characters, and a new name', async () => {
    const { channel } = await slack.conversations.create({ name: 'described' });
    const room = channel?.id ?? '';
    await slack.conversations.setTopic({ channel: room, topic: 'x'.repeat(250) });
    await slack.conversations.setPurpose({ channel: room, purpose: 'Why' });
    expect(await refusal(slack.conversations.setTopic({ channel: room, topic: 'x'.repeat(251) }))).toMatchObject({
      error: 'too_long',
    });
    await slack.conversations.rename({ channel: room, name: 'renamed' });
    const info = await slack.conversations.info({ channel: room, include_num_members: true });
    expect(info.channel).toMatchObject({
      name: 'renamed',
      purpose: { value: 'Why' },
      num_members: 1,
      previous_names: ['described'],
    });
  });

  it('hides private ones that the app is not in', async () => {
    const { channel } = await slack.conversations.create({ name: 'hidden', is_private: true });
    const room = channel?.id ?? '';
    await slack.conversations.leave({ channel: room });
    expect(await refusal(slack.conversations.info({ channel: room }))).toMatchObject({ error: 'channel_not_found' });
    expect(await refusal(slack.chat.postMessage({ channel: room, text: 'x' }))).toMatchObject({
      error: 'channel_not_found',
    });
    const { channels = [] } = await slack.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels.map((each) => each.name)).not.toContain('hidden');
  });

  it('is listed page by page', async () => {
    const names: string[] = [];
    let cursor: string | undefined = '';
    do {
      const page = await slack.conversations.list({ limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.channels?.length).toBeLessThanOrEqual(2);
      names.push(...(page.channels ?? []).map((channel) => channel.name ?? ''));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    expect(names).toEqual(
      expect.arrayContaining(['general', 'support', 'support-leads', 'support-updates', 'payments']),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps pins and bookmarks', async () => {
    const channel = id('support');
    const { ts = '' } = await slack.chat.postMessage({ channel, text: 'Card' });
    await slack.pins.add({ channel, timestamp: ts });
    expect(await refusal(slack.pins.add({ channel, timestamp: ts }))).toMatchObject({ error: 'already_pinned' });
    expect((await slack.pins.list({ channel })).items).toMatchObject([
      { message: { text: 'Card', pinned_to: [channel] } },
    ]);
    await slack.pins.remove({ channel, timestamp: ts });
    const add = (link: string) => slack.bookmarks.add({ channel_id: channel, title: 'Ticket', type: 'link', link });
    expect(await refusal(add('ticket 7'))).toMatchObject({ error: 'invalid_link' });
    const { bookmark } = await add('https://example.com/7');
    await slack.bookmarks.edit({ channel_id: channel, bookmark_id: bookmark?.id ?? '', title: 'Ticket 7' });
    expect((await slack.bookmarks.list({ channel_id: channel })).bookmarks).toMatchObject([
      { title: 'Ticket 7', link: 'https://example.com/7' },
    ]);
    await slack.bookmarks.remove({ channel_id: channel, bookmark_id: bookmark?.id ?? '' });
  });
});

describe('people', () => {
  it('are in channels, and react to messages once', async () => {
    const { channels = [] } = await slack.users.conversations({ user: id('@marta'), types: 'public_channel' });
    expect(channels.map((channel) => channel.name)).toContain('payments');
    const channel = id('support');
    const { ts: timestamp = '' } = await slack.chat.postMessage({ channel, text: 'Look' });
    await slack.reactions.add({ channel, timestamp, name: 'eyes' });
    const again = slack.reactions.add({ channel, timestamp, name: 'eyes' });
    expect(await refusal(again)).toMatchObject({ error: 'already_reacted' });
  });

  it('have a language, a zone and an e-mail address', async () => {
    const { user } = await slack.users.info({ user: id('@luis'), include_locale: true });
    expect(user).toMatchObject({
      name: 'luis',
      locale: 'es-MX',
      tz: 'America/Mexico_City',
      tz_offset: -21_600,
      profile: { email: 'luis@example.com' },
    });
    expect((await slack.users.lookupByEmail({ email: 'Dana@example.com' })).user?.id).toBe(id('@dana'));
    expect(await refusal(slack.users.lookupByEmail({ email: 'no@example.com' }))).toMatchObject({
      error: 'users_not_found',
    });
    expect(await refusal(slack.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' });
  });

  it('form groups', async () => {
    const { usergroups = [] } = await slack.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject([{ handle: 'payments-experts', users: [id('@dana'), id('@luis')] }]);
    const { users } = await slack.usergroups.users.list({ usergroup: usergroups[0]?.id ?? '' });
    expect(users).toEqual([id('@dana'), id('@luis')]);
  });
});
