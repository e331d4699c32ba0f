import { afterEach, describe, expect, it } from 'vitest';
import type { ViewResponseUrl } from '@slack/bolt';
import { echoByHttp, echoBySocket, plain, type Echo } from './echo-app.ts';

let echo: Echo;
afterEach(() => echo.stop());

const place = (type: 'conversations_select' | 'channels_select', more: object) => ({
  type: 'input' as const,
  block_id: type,
  optional: true,
  label: plain(type === 'channels_select' ? 'Channel' : 'Conversation'),
  element: { type, action_id: 'where', ...more },
});

/** A form that asks for places, submitted by Ana as `fill` says; what the app was given to answer there. */
async function submitted(
  start: () => Promise<Echo>,
  blocks: ReturnType<typeof place>[],
  fill: Record<string, string>,
): Promise<ViewResponseUrl[]> {
  echo = await start();
  const urls: ViewResponseUrl[] = [];
  echo.app.command('/echo', async ({ ack, client, body }) => {
    await ack();
    const view = {
      type: 'modal' as const,
      callback_id: 'places',
      title: plain('Where to'),
      submit: plain('Go'),
      blocks,
    };
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  echo.app.view({ callback_id: 'places', type: 'view_submission' }, async ({ ack, body, respond }) => {
    urls.push(...('response_urls' in body ? (body.response_urls ?? []) : []));
    await ack();
    if (urls.length > 0) await respond({ response_type: 'in_channel', text: 'Filled in' });
  });
  const ana = echo.workspace.as('ana');
  await ana.in('support').command('/echo');
  const form = await ana.modal(/Where to/);
  expect(await form.fill(fill).submit()).toBe('closed');
  await echo.workspace.settled();
  return urls;
}

const enabled = { response_url_enabled: true };

describe.each([
  ['Socket Mode', echoBySocket],
  ['signed HTTP', echoByHttp],
])('over %s a submission has', (_name, start) => {
  it('an address for each place that was chosen in an input that asks for it, and it works', async () => {
    const blocks = [place('conversations_select', enabled), place('channels_select', enabled)];
    const urls = await submitted(start, blocks, { Conversation: 'payments', Channel: 'support' });
    expect(urls).toEqual([
      {
        block_id: 'conversations_select',
        action_id: 'where',
        channel_id: expect.any(String),
        response_url: expect.any(String),
      },
      {
        block_id: 'channels_select',
        action_id: 'where',
        channel_id: expect.any(String),
        response_url: expect.any(String),
      },
    ]);
    expect((await echo.workspace.as('ana').sees('payments', /Filled in/)).by).toBe('echo');
    const answered = await fetch(urls[1]?.response_url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'For you' }),
    });
    expect(await answered.text()).toBe('ok');
    await echo.workspace.as('ana').sees('support', /For you/);
    expect(
      echo.workspace
        .as('bruno')
        .messages('support')
        .some(({ text }) => text === 'For you'),
    ).toBe(false);
  });

  it('none where nothing was chosen, or the input does not ask for it', async () => {
    const blocks = [place('conversations_select', enabled), place('channels_select', {})];
    expect(await submitted(start, blocks, { Channel: 'support' })).toEqual([]);
  });
});
