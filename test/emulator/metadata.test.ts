import { afterEach, beforeEach, expect, it } from 'vitest';
import { errorOf, eventsOf, wide, type Wide } from './wide-app.ts';

let app: Wide;
let channel: string;
beforeEach(async () => {
  app = await wide();
  channel = app.id('support');
});
afterEach(() => app.stop());

const opened = (number: number) => ({ event_type: 'case_opened', event_payload: { number, case: { open: true } } });
const metadataEvents = async () =>
  (await eventsOf(app.workspace)).filter((event) => String(event['type']).startsWith('message_metadata_'));

it('is shown in histories to who asks for it', async () => {
  const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'One', metadata: opened(1) });
  const history = async (include_all_metadata: boolean) =>
    (await app.slack.conversations.history({ channel, limit: 1, include_all_metadata })).messages?.[0];
  expect(await history(true)).toMatchObject({ ts, metadata: opened(1) });
  expect(await history(false)).not.toHaveProperty('metadata');
});

it('is told to an app that asked for its kind: posted, updated and deleted', async () => {
  const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'One', metadata: opened(1) });
  const posted = { event_type: 'other', event_payload: {} };
  await app.slack.chat.postMessage({ channel, text: 'Other', metadata: posted });
  await app.slack.chat.update({ channel, ts, text: 'Same' });
  await app.slack.chat.update({ channel, ts, text: 'Two', metadata: opened(2) });
  await app.slack.chat.delete({ channel, ts });
  const { bot_id, user_id } = await app.slack.auth.test();
  const common = { app_id: expect.stringMatching(/^A/), bot_id, user_id, team_id: app.workspace.teamId };
  const place = { channel_id: channel, message_ts: ts, event_ts: expect.any(String) };
  expect(await metadataEvents()).toEqual([
    { type: 'message_metadata_posted', ...common, ...place, metadata: opened(1) },
    { type: 'message_metadata_updated', ...common, ...place, metadata: opened(2), previous_metadata: opened(1) },
    {
      type: 'message_metadata_deleted',
      ...common,
      ...place,
      previous_metadata: opened(2),
      deleted_ts: expect.any(String),
    },
  ]);
});

it('is taken off by an empty object', async () => {
  const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'One', metadata: opened(1) });
  await app.slack.apiCall('chat.update', { channel, ts, text: 'One', metadata: '{}' });
  const { messages } = await app.slack.conversations.history({ channel, limit: 1, include_all_metadata: true });
  expect(messages?.[0]).not.toHaveProperty('metadata');
  expect((await metadataEvents()).map((event) => event['type'])).toEqual([
    'message_metadata_posted',
    'message_metadata_deleted',
  ]);
});

it.each([
  ['no JSON', '{oops', 'invalid_metadata_format'],
  ['no object', '[]', 'invalid_metadata_format'],
  ['without a payload', '{"event_type":"a"}', 'invalid_metadata_format'],
  ['with a type that is no text', '{"event_type":7,"event_payload":{}}', 'invalid_metadata_schema'],
  ['with a payload that is no object', '{"event_type":"a","event_payload":[]}', 'invalid_metadata_schema'],
  ['with a key of its own', '{"event_type":"a","event_payload":{},"more":1}', 'invalid_metadata_schema'],
  ['too long', JSON.stringify({ event_type: 'a', event_payload: { words: 'x'.repeat(8000) } }), 'metadata_too_large'],
])('is refused when it is %s', async (_what, metadata, error) => {
  expect(await errorOf(app.slack.apiCall('chat.postMessage', { channel, text: 'x', metadata }))).toBe(error);
});
