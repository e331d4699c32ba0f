import { afterEach, expect, it } from 'vitest';
import { echoBySocket, form, plain, type Echo } from './echo-app.ts';

let echo: Echo;
afterEach(() => echo.stop());

async function idOf(name: string): Promise<string> {
  const { channels = [] } = await echo.app.client.conversations.list();
  return channels.find((channel) => channel.name === name)?.id ?? '';
}

it('an app hears of buttons inside cards, carousels and containers, with the keys that Slack repeats', async () => {
  echo = await echoBySocket();
  const heard: unknown[] = [];
  echo.app.action(/./, async ({ ack, action }) => {
    await ack();
    const { action_ts: _ts, ...rest } = { ...action, action_ts: '' };
    heard.push(rest);
  });
  const button = (value: string) => ({ type: 'button' as const, action_id: 'go', text: plain(`Go ${value}`), value });
  const card = (value: string) => ({ type: 'card' as const, block_id: value, actions: [button(value)] });
  const confirm = { text: plain('Sure?') };
  await echo.app.client.conversations.join({ channel: await idOf('support') });
  await echo.app.client.chat.postMessage({
    channel: '#support',
    text: 'Cards',
    blocks: [
      { type: 'carousel', elements: [card('a'), card('b')] },
      {
        type: 'container',
        title: plain('A box'),
        child_blocks: [{ type: 'actions', block_id: 'c', elements: [{ ...button('c'), style: 'danger', confirm }] }],
      },
    ],
  });
  const message = await echo.workspace.as('ana').sees('support', /A box/);
  await message.button('Go b').click();
  await message.button('Go c').click();
  expect(heard).toEqual([
    { type: 'button', action_id: 'go', block_id: 'b', text: plain('Go b'), value: 'b' },
    { type: 'button', action_id: 'go', block_id: 'c', text: plain('Go c'), value: 'c', style: 'danger', confirm },
  ]);
});

it('a form begins with the conversation it was opened from where its app asked for that, and where it is offered', async () => {
  echo = await echoBySocket();
  const pick = (include: 'public' | 'im', block_id: string) => ({
    type: 'input' as const,
    block_id,
    optional: true,
    label: plain(block_id),
    element: {
      type: 'conversations_select' as const,
      action_id: 'where',
      default_to_current_conversation: true,
      filter: { include: [include] as ['public' | 'im'] },
    },
  });
  echo.app.command('/echo', async ({ ack, client, body }) => {
    await ack();
    const view = form({ blocks: [pick('public', 'Channel'), pick('im', 'Person')] });
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  const ana = echo.workspace.as('ana');
  await ana.in('support').command('/echo');
  const modal = await ana.modal();
  expect([modal.value('Channel'), modal.value('Person')]).toEqual([await idOf('support'), null]);
});

it('a form’s files reach the app, and what is no file for it is refused', async () => {
  echo = await echoBySocket();
  const heard: unknown[] = [];
  const files = { type: 'file_input' as const, action_id: 'files', filetypes: ['yml'], max_files: 1 };
  echo.app.shortcut('echo_global', async ({ ack, client, shortcut }) => {
    await ack();
    const blocks = [{ type: 'input' as const, block_id: 'papers', label: plain('Papers'), element: files }];
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form({ blocks }) });
  });
  echo.app.view('form', async ({ ack, view }) => {
    heard.push(view.state.values['papers']?.['files']);
    await ack();
  });
  const ana = echo.workspace.as('ana');
  await ana.shortcut('New echo');
  const modal = await ana.modal();
  const here = new URL('./', import.meta.url).pathname;
  await expect(modal.fill({ Papers: `${here}echo-app.ts` })).rejects.toThrow('not of a type that is asked for');
  const two = modal.fill({ Papers: [`${here}manifest.yml`, `${here}wide-manifest.yml`] });
  expect(await two.submit()).toEqual({ errors: { Papers: 'Añada un solo archivo' } });
  expect(await modal.fill({ Papers: `${here}manifest.yml` }).submit()).toBe('closed');
  const file = expect.objectContaining({ name: 'manifest.yml', user: ana.id, mode: 'hosted' });
  expect(heard).toEqual([{ type: 'file_input', files: [file] }]);
});
