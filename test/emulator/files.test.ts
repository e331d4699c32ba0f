import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message, Snapshot } from '../../emulator/protocol.ts';
import { errorOf, wide, type Wide } from './wide-app.ts';

let app: Wide;
beforeAll(async () => {
  app = await wide();
});
afterAll(() => app.stop());

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let channel: string;
beforeEach(() => {
  channel = app.id('support');
});

/** What the page of a person is told of the newest message in #support. */
async function newest(person = 'ana'): Promise<Message> {
  const as = app.workspace.as(person).id;
  const response = await fetch(`${app.workspace.url}/_local/messages?as=${as}&channel=${channel}`);
  const { messages } = (await response.json()) as { messages: Message[] };
  const last = messages.at(-1);
  if (!last) throw new Error('There is no message.');
  return last;
}

/** An upload whose bytes are there, not completed yet. */
async function uploaded(name: string, bytes: Buffer): Promise<string> {
  const { upload_url = '', file_id = '' } = await app.slack.files.getUploadURLExternal({
    filename: name,
    length: bytes.length,
  });
  const response = await fetch(upload_url, { method: 'POST', body: new Uint8Array(bytes) });
  expect(`${response.status} ${await response.text()}`).toBe(`200 OK - ${bytes.length}`);
  return file_id;
}

describe('a file', () => {
  it('is uploaded and shown by filesUploadV2, and read back byte for byte', async () => {
    const uploads = [
      { file: PICTURE, filename: 'dot.png', title: 'A dot', alt_text: 'One point' },
      { content: 'a,b\n1,2\n', filename: 'list.csv' },
    ];
    const { ok } = await app.slack.filesUploadV2({
      channel_id: channel,
      initial_comment: 'See *both*',
      file_uploads: uploads,
    });
    expect(ok).toBe(true);
    const { messages = [] } = await app.slack.conversations.history({ channel, limit: 1 });
    const [message] = messages;
    expect(message).toMatchObject({
      text: 'See *both*',
      bot_id: expect.any(String),
      files: [
        { title: 'A dot', mimetype: 'image/png', filetype: 'png', size: PICTURE.length, alt_txt: 'One point' },
        { name: 'list.csv', title: 'list.csv', mimetype: 'text/csv' },
      ],
    });
    const url = message?.files?.[0]?.url_private ?? '';
    expect((await fetch(url)).status).toBe(404);
    const response = await fetch(url, { headers: { authorization: `Bearer ${app.workspace.botToken}` } });
    expect(Buffer.from(await response.arrayBuffer()).equals(PICTURE)).toBe(true);
    expect((await app.workspace.as('ana').sees('support', /See both/)).files).toEqual(['dot.png', 'list.csv']);
  });

  it('is shown on the page: a picture where it stands, anything else as a download that runs nothing', async () => {
    const page = '<script>alert(1)</script>';
    await app.slack.filesUploadV2({ channel_id: channel, file: PICTURE, filename: 'dot.png' });
    const picture = (await newest()).files?.[0];
    expect(picture).toMatchObject({ name: 'dot.png', mimetype: 'image/png', size: PICTURE.length });
    const shown = await fetch(`${app.workspace.url}${picture?.url}`);
    expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')]).toEqual([
      'image/png',
      "inline; filename*=UTF-8''dot.png",
    ]);
    for (const filename of ['page.html', 'drawing.svg']) {
      await app.slack.filesUploadV2({ channel_id: channel, content: page, filename });
      const saved = await fetch(`${app.workspace.url}${(await newest()).files?.[0]?.url}`);
      expect(saved.headers.get('content-type')).toBe('application/octet-stream');
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
      expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('is for the eyes of who can read the conversation', async () => {
    const { channel: room } = await app.slack.conversations.create({ name: 'closed', is_private: true });
    await app.slack.filesUploadV2({ channel_id: room?.id ?? '', content: 'secret', filename: 'secret.txt' });
    const { messages = [] } = await app.slack.conversations.history({ channel: room?.id ?? '', limit: 1 });
    const id = messages[0]?.files?.[0]?.id ?? '';
    const ana = app.workspace.as('ana').id;
    expect((await fetch(`${app.workspace.url}/_local/files/${id}?as=${ana}`)).status).toBe(404);
    await app.slack.conversations.invite({ channel: room?.id ?? '', users: ana });
    expect(await (await fetch(`${app.workspace.url}/_local/files/${id}?as=${ana}`)).text()).toBe('secret');
  });

  it('is completed once, and only when its bytes have come', async () => {
    const { file_id: early = '' } = await app.slack.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const complete = (id: string) =>
      app.slack.files.completeUploadExternal({ files: [{ id, title: 'A' }], channel_id: channel });
    expect(await errorOf(complete(early))).toBe('file_not_found');
    const id = await uploaded('a.txt', Buffer.from('abc'));
    // Slack looks at the file and shares it afterwards.
    expect((await complete(id)).files).toMatchObject([{ id, title: 'A', mimetype: '', shares: {} }]);
    expect(await errorOf(complete(id))).toBe('file_not_found');
    expect((await app.slack.files.info({ file: id })).file).toMatchObject({
      mimetype: 'text/plain',
      channels: [channel],
      shares: { public: { [channel]: [{ channel_name: 'support' }] } },
    });
  });

  it('stays private when no channel is named', async () => {
    const id = await uploaded('a.txt', Buffer.from('abc'));
    await app.slack.files.completeUploadExternal({ files: [{ id }] });
    expect((await app.slack.files.info({ file: id })).file).toMatchObject({ is_public: false, channels: [] });
  });

  it('answers a thread, goes to a person, and comes with blocks', async () => {
    const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'Thread' });
    await app.slack.filesUploadV2({ channel_id: channel, thread_ts: ts, content: 'x', filename: 'reply.txt' });
    expect((await app.slack.conversations.replies({ channel, ts })).messages?.[1]?.files?.[0]?.name).toBe('reply.txt');
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'With *blocks*' } }];
    const id = await uploaded('a.txt', Buffer.from('abc'));
    await app.slack.apiCall('files.completeUploadExternal', { files: [{ id }], channels: app.id('@dana'), blocks });
    expect((await app.workspace.as('dana').dm(/With blocks/)).files).toEqual(['a.txt']);
  });

  it('is refused as Slack refuses it', async () => {
    const { slack } = app;
    expect(await errorOf(slack.files.getUploadURLExternal({ filename: 'a', length: 0 }))).toBe('missing_argument');
    const snippet = { filename: 'a', length: 1024 * 1024 + 1, snippet_type: 'text' };
    expect(await errorOf(slack.files.getUploadURLExternal(snippet))).toBe('snippet_too_large');
    const described = { filename: 'a', length: 1, alt_text: 'x'.repeat(1001) };
    expect(await errorOf(slack.files.getUploadURLExternal(described))).toBe('alt_txt_too_large');
    const id = await uploaded('a.txt', Buffer.from('abc'));
    const to = (more: object) => slack.files.completeUploadExternal({ files: [{ id }], ...more });
    expect(await errorOf(to({ channel_id: app.id('payments') }))).toBe('not_in_channel');
    expect(await errorOf(to({ channel_id: 'C0NOPE' }))).toBe('channel_not_found');
    expect(await errorOf(to({ channel_id: channel, blocks: [{ type: 'header' }] }))).toBe('invalid_blocks');
    expect(await errorOf(to({ channels: Array.from({ length: 101 }, (_, n) => `C${n}`).join(',') }))).toBe(
      'channels_limit_exceeded',
    );
    const { channel: old } = await slack.conversations.create({ name: 'old-files' });
    await slack.conversations.archive({ channel: old?.id ?? '' });
    expect(await errorOf(to({ channel_id: old?.id }))).toBe('posting_to_channel_denied');
    expect(await errorOf(slack.files.info({ file: 'F0NOPE' }))).toBe('file_not_found');
    // None of these refusals used it up.
    expect((await to({ channel_id: channel })).ok).toBe(true);
  });

  it('takes the bytes that were announced, at an address that nobody can guess', async () => {
    const { upload_url = '' } = await app.slack.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const send = async (url: string, body: string | FormData) => (await fetch(url, { method: 'POST', body })).status;
    expect(await send(upload_url, 'too long')).toBe(400);
    expect(
      await send(
        upload_url.replace(/.$/, (last) => (last === '-' ? '_' : '-')),
        'abc',
      ),
    ).toBe(404);
    const form = new FormData();
    form.set('filename', new Blob(['abc']), 'a.txt');
    expect(await send(upload_url, form)).toBe(200);
  });

  it('is gone from its message once deleted, and the message with it when there is nothing else', async () => {
    await app.slack.filesUploadV2({
      channel_id: channel,
      initial_comment: 'Kept',
      content: 'x',
      filename: 'x.txt',
    });
    const kept = (await app.slack.conversations.history({ channel, limit: 1 })).messages?.[0];
    const id = kept?.files?.[0]?.id ?? '';
    await app.slack.files.delete({ file: id });
    expect(await errorOf(app.slack.files.delete({ file: id }))).toBe('file_deleted');
    expect(await errorOf(app.slack.files.info({ file: id }))).toBe('file_deleted');
    const after = (await app.slack.conversations.history({ channel, limit: 1 })).messages?.[0];
    expect(after).toMatchObject({ text: 'Kept', files: [{ id, mode: 'tombstone' }] });
    expect((await newest()).files).toBeUndefined();
    await app.slack.filesUploadV2({ channel_id: channel, content: 'x', filename: 'x.txt' });
    const lone = (await app.slack.conversations.history({ channel, limit: 1 })).messages?.[0]?.files?.[0]?.id ?? '';
    await app.slack.files.delete({ file: lone });
    expect((await app.slack.conversations.history({ channel, limit: 1 })).messages?.[0]?.text).toBe('Kept');
  });
});

it('a file outlives a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  const stateFile = join(folder, 'state.json');
  const first = await wide({ stateFile });
  await first.slack.filesUploadV2({ channel_id: first.id('support'), content: 'kept', filename: 'kept.txt' });
  await first.stop();
  const second = await wide({ stateFile });
  const as = second.workspace.as('ana').id;
  const read = async <T>(path: string) => (await fetch(`${second.workspace.url}/_local/${path}`)).json() as Promise<T>;
  const { channels } = await read<Snapshot>(`state?as=${as}`);
  const support = channels.find((each) => each.name === 'support')?.id;
  const { messages } = await read<{ messages: Message[] }>(`messages?as=${as}&channel=${support}`);
  const url = messages.flatMap((message) => message.files ?? [])[0]?.url;
  expect(await (await fetch(`${second.workspace.url}${url}`)).text()).toBe('kept');
  await second.stop();
  rmSync(folder, { recursive: true });
});
