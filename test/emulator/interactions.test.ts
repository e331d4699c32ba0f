import { afterEach, describe, expect, it } from 'vitest';
import { echoByHttp, echoBySocket, form, plain, type Echo } from './echo-app.ts';

describe.each([
  ['Socket Mode', echoBySocket],
  ['signed HTTP', echoByHttp],
])('a Bolt app over %s', (_name, start) => {
  let echo: Echo;
  afterEach(() => echo.stop());

  it('answers a command with words that only the one who typed it sees', async () => {
    echo = await start();
    echo.app.command('/echo', async ({ command, ack }) => ack(`You said ${command.text}`));
    const ana = echo.workspace.as('ana');
    await ana.in('support').command('/echo hello <!channel> & co');
    expect((await ana.sees('support', /You said/)).text).toBe('You said hello <!channel> & co');
    const bruno = echo.workspace.as('bruno');
    expect(bruno.messages('support').some((message) => message.text.includes('You said'))).toBe(false);
  });

  it('gets people and channels of a command as ids when its manifest asks for it', async () => {
    echo = await start();
    let text = '';
    echo.app.command('/echo', async ({ command, ack }) => {
      text = command.text;
      await ack();
    });
    const { workspace } = echo;
    await workspace.as('ana').in('support').command('/echo @dana in #payments');
    expect(text).toMatch(/^<@U0\w+\|dana> in <#C0\w+\|payments>$/);
  });

  it('opens a modal from a command and hears what was filled in', async () => {
    echo = await start();
    const heard: unknown[] = [];
    echo.app.command('/echo', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form({ private_metadata: 'kept' }) });
    });
    echo.app.view('form', async ({ ack, view, body }) => {
      heard.push(view.state.values, view.private_metadata, body.user.id);
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.in('support').command('/echo');
    const modal = await ana.modal(/An echo/);
    expect(await modal.fill({ 'What to say': 'hola', 'How loud': 'loud voice' }).submit()).toBe('closed');
    expect(heard).toEqual([
      {
        words: { value: { type: 'plain_text_input', value: 'hola' } },
        volume: { value: { type: 'static_select', selected_option: { text: plain('loud voice'), value: 'loud' } } },
      },
      'kept',
      ana.id,
    ]);
  });

  it('sends a form back with an error at the field, and what was typed stays', async () => {
    echo = await start();
    echo.app.shortcut('echo_global', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form() });
    });
    echo.app.view('form', async ({ ack }) =>
      ack({ response_action: 'errors', errors: { words: 'Say something else' } }),
    );
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    expect(await modal.fill({ 'What to say': 'no' }).submit()).toEqual({
      errors: { 'What to say': 'Say something else' },
    });
    expect(modal.value('What to say')).toBe('no');
  });

  it('replaces, stacks and clears the views of a submission', async () => {
    echo = await start();
    echo.app.shortcut('echo_global', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form() });
    });
    echo.app.view('form', async ({ ack, view }) => {
      const words = view.state.values['words']?.['value']?.value;
      if (words === 'update') await ack({ response_action: 'update', view: form({ title: plain('Changed') }) });
      else if (words === 'push') await ack({ response_action: 'push', view: form({ title: plain('On top') }) });
      else await ack({ response_action: 'clear' });
    });
    const ana = echo.workspace.as('ana');
    await ana.shortcut('echo_global');
    const first = await ana.modal();
    expect(await first.fill({ 'What to say': 'update' }).submit()).toBe('updated');
    expect([first.title, first.value('What to say')]).toEqual(['Changed', 'update']);
    await first.fill({ 'What to say': 'push' }).submit();
    const second = await ana.modal(/On top/);
    expect(ana.modals).toBe(2);
    expect(await second.fill({ 'What to say': 'clear' }).submit()).toBe('closed');
    expect(ana.modals).toBe(0);
  });

  it('updates the message that a button was pressed in, and answers in its thread', async () => {
    echo = await start();
    echo.app.action('more', async ({ ack, body, client, action, respond }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.message || !body.channel || action.type !== 'button') return;
      const [channel, ts] = [body.channel.id, body.message.ts];
      await client.chat.update({
        channel,
        ts,
        text: 'Done',
        blocks: [{ type: 'section', text: plain(`Pressed ${String(action.value)}`) }],
      });
      await client.chat.postMessage({ channel, thread_ts: ts, text: `Thanks, <@${body.user.id}>` });
      await respond({ text: 'Only you see this', response_type: 'ephemeral', replace_original: false });
    });
    const { workspace } = echo;
    await echo.app.client.conversations.join({ channel: await idOf(echo, 'support') });
    await echo.app.client.chat.postMessage({
      channel: '#support',
      text: 'Press',
      blocks: [
        { type: 'actions', elements: [{ type: 'button', action_id: 'more', value: 'it', text: plain('More') }] },
      ],
    });
    const bruno = workspace.as('bruno');
    const message = await bruno.sees('support', /More/);
    await message.button('More').click();
    await message.shows(/Pressed it/);
    await message.answered(/Thanks, @Bruno Keller/);
    await bruno.sees('support', /Only you see this/);
    expect(
      workspace
        .as('ana')
        .messages('support')
        .some((each) => each.text.includes('Only you')),
    ).toBe(false);
  });

  it('gets the whole message that its shortcut was used on', async () => {
    echo = await start();
    const seen: unknown[] = [];
    echo.app.shortcut('echo_message', async ({ ack, shortcut }) => {
      await ack();
      if (shortcut.type === 'message_action')
        seen.push(shortcut.message.text, shortcut.channel.name, shortcut.message_ts);
    });
    const ana = echo.workspace.as('ana');
    const said = await ana.in('support').say('Nothing works');
    await said.shortcut('Echo this');
    expect(seen).toEqual(['Nothing works', 'support', said.ts]);
  });

  it('is told when somebody opens its Home, and what it publishes is there', async () => {
    echo = await start();
    const tabs: string[] = [];
    echo.app.event('app_home_opened', async ({ event, client }) => {
      tabs.push(String(event.tab));
      const greeting = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `Hello <@${event.user}>` } };
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [greeting] } });
    });
    const home = await echo.workspace.as('marta').home(/Hello/);
    expect(home.text).toBe('Hello @Marta Vidal');
    expect(tabs).toEqual(['home']);
  });

  it('offers the options of an external select for what was typed', async () => {
    echo = await start();
    const label = plain('Customer');
    const element = { type: 'external_select' as const, action_id: 'who', min_query_length: 2 };
    const view = form({ blocks: [{ type: 'input', block_id: 'customer', label, element }] });
    echo.app.shortcut('echo_global', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    echo.app.options('who', async ({ ack, options }) =>
      ack({
        options: ['Acme Corp', 'Acme GmbH'].map((name) => ({ text: plain(name), value: `${name}/${options.value}` })),
      }),
    );
    const chosen: unknown[] = [];
    echo.app.view('form', async ({ ack, view: sent }) => {
      chosen.push(sent.state.values['customer']?.['who']?.selected_option?.value);
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    await expect(modal.fill({ Customer: 'Nobody' })).rejects.toThrow('Offered: “Acme Corp”, “Acme GmbH”');
    await modal.fill({ Customer: 'Acme GmbH' }).submit();
    expect(chosen).toEqual(['Acme GmbH/Acme GmbH']);
  });

  it('hears of a change in an input only where it asked to', async () => {
    echo = await start();
    const heard: string[] = [];
    const select = (block_id: string, dispatch_action: boolean) => ({
      type: 'input' as const,
      block_id,
      dispatch_action,
      label: plain(block_id),
      element: {
        type: 'static_select' as const,
        action_id: 'pick',
        options: [{ text: plain('One'), value: '1' }],
      },
    });
    echo.app.shortcut('echo_global', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({
        trigger_id: shortcut.trigger_id,
        view: form({ blocks: [select('loud', true), select('quiet', false)] }),
      });
    });
    echo.app.action('pick', async ({ ack, action }) => {
      if ('block_id' in action) heard.push(action.block_id);
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    await modal.change('quiet', 'One');
    await modal.change('loud', 'One');
    expect(heard).toEqual(['loud']);
  });

  it('hears that a modal was closed only if it asked to', async () => {
    echo = await start();
    const closed: boolean[] = [];
    echo.app.command('/echo', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form({ notify_on_close: body.text === 'tell' }) });
    });
    echo.app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      if (body.type === 'view_closed') closed.push(body.is_cleared);
      await ack();
    });
    const ana = echo.workspace.as('ana');
    for (const text of ['tell', 'hush']) {
      await ana.in('support').command(`/echo ${text}`);
      await (await ana.modal()).close();
    }
    expect(closed).toEqual([false]);
  });
});

async function idOf(echo: Echo, name: string): Promise<string> {
  const { channels = [] } = await echo.app.client.conversations.list();
  return channels.find((channel) => channel.name === name)?.id ?? '';
}
