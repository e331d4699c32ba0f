import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { echoBySocket, form, plain, type Echo } from './echo-app.ts';

const CET_NOON = Date.UTC(2026, 10, 21, 11, 0);
let echo: Echo;
beforeEach(async () => {
  echo = await echoBySocket({ clock: { start: CET_NOON } });
  await echo.app.client.chat.postMessage({ channel: echo.workspace.as('ana').id, text: 'Welcome' });
});
afterEach(() => echo.stop());

const mrkdwn = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });

describe('what a person sees', () => {
  it('is a message as soon as it is there, or as soon as it changes', async () => {
    const ana = echo.workspace.as('ana');
    const sight = ana.dm(/Acknowledged/);
    const { channel = '', ts = '' } = await echo.app.client.chat.postMessage({ channel: ana.id, text: 'Paging you' });
    await echo.app.client.chat.update({ channel, ts, text: 'Acknowledged by Dana' });
    expect((await sight).text).toBe('Acknowledged by Dana');
    expect(ana.dms().map((message) => message.text)).toEqual(['Welcome', 'Acknowledged by Dana']);
  });

  it('has dates in their own language and zone, and names for mentions', async () => {
    const { client } = echo.app;
    const text = `<!date^${CET_NOON / 1000}^{date_short_pretty} {time}|soon> <@${echo.workspace.as('luis').id}> <https://example.com|here>`;
    for (const [name, expected] of [
      ['ana', 'hoy 12:00 @Luis Ortega here'],
      ['dana', 'today 6:00 AM @Luis Ortega here'],
    ] as const) {
      const person = echo.workspace.as(name);
      await client.chat.postMessage({ channel: person.id, text: 'fallback', blocks: [mrkdwn(text)] });
      expect((await person.dm(/Luis/)).text.replaceAll('\u202f', ' ')).toBe(expected);
    }
  });

  it('has no signs of markup, but those that are none', async () => {
    const ana = echo.workspace.as('ana');
    const text = '*Bold* and _thin_, ~gone~ `code`: *<@U0NOBODY>* 2 * 3 * 4, snake_case_name';
    await echo.app.client.chat.postMessage({ channel: ana.id, text });
    expect((await ana.dm(/Bold/)).text).toBe('Bold and thin, gone code: @U0NOBODY 2 * 3 * 4, snake_case_name');
  });

  it('is a room that does not exist yet, found by the shape of its name', async () => {
    const ana = echo.workspace.as('ana');
    const sight = ana.sees(/^esc-\d+/, /Card/);
    const { channel } = await echo.app.client.conversations.create({ name: 'esc-7-checkout' });
    await echo.app.client.chat.postMessage({ channel: channel?.id ?? '', text: 'Card' });
    expect((await sight).channel).toBe(channel?.id);
  });

  it('is told when it never came', async () => {
    vi.useFakeTimers();
    const sight = echo.workspace.as('ana').sees('support', /never/);
    const outcome = sight.then(String, String);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await outcome).toMatch(/@ana never saw \/never\/ in support\. There was:\n- Northwind/);
    vi.useRealTimers();
  });
});

describe('what a person does', () => {
  it('names what is there when a button, field or option is not', async () => {
    const ana = echo.workspace.as('ana');
    const elements = [{ type: 'button' as const, action_id: 'a', text: plain('Acknowledge') }];
    await echo.app.client.chat.postMessage({
      channel: ana.id,
      text: 'x',
      blocks: [mrkdwn('Page'), { type: 'actions', elements }],
    });
    const message = await ana.dm(/Page/);
    expect(message.buttons).toEqual(['Acknowledge']);
    const press = message.button('Decline').click();
    await expect(press).rejects.toThrow('There is no button “Decline”. Buttons: “Acknowledge”.');
  });

  it('presses the button beside the row that is meant', async () => {
    const pressed: string[] = [];
    echo.app.action('take', async ({ ack, action }) => {
      if (action.type === 'button') pressed.push(action.value ?? '');
      await ack();
    });
    const row = (name: string) => ({
      ...mrkdwn(name),
      accessory: { type: 'button' as const, action_id: 'take', value: name, text: plain('Take') },
    });
    const marta = echo.workspace.as('marta');
    await echo.app.client.views.publish({
      user_id: marta.id,
      view: { type: 'home', blocks: [row('ESC-1'), row('ESC-2')] },
    });
    const home = await marta.home(/ESC-2/);
    await home.click('Take', /ESC-2/);
    await home.click('Take');
    expect(pressed).toEqual(['ESC-2', 'ESC-1']);
  });

  it('chooses from overflow menus, people, dates and checkboxes', async () => {
    const heard: unknown[] = [];
    echo.app.action(/.*/, async ({ ack, action }) => {
      heard.push({ ...action, action_ts: '', block_id: '' });
      await ack();
    });
    const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
    const blocks = [
      {
        type: 'actions' as const,
        elements: [
          { type: 'overflow' as const, action_id: 'menu', options: [option('Details'), option('Script')] },
          { type: 'users_select' as const, action_id: 'who', placeholder: plain('Who') },
          { type: 'datepicker' as const, action_id: 'when' },
          { type: 'checkboxes' as const, action_id: 'boxes', options: [option('One'), option('Two')] },
        ],
      },
    ];
    const dana = echo.workspace.as('dana');
    await echo.app.client.chat.postMessage({ channel: dana.id, text: 'x', blocks });
    const message = await dana.dm(/Details/);
    await message.overflow('Script');
    await message.select('Who', 'luis');
    await message.select('when', '2026-12-01');
    await message.select('boxes', ['One', 'Two']);
    await expect(message.select('boxes', ['Three'])).rejects.toThrow('“Three” is not offered. Offered: “One”, “Two”.');
    expect(heard).toMatchObject([
      { type: 'overflow', selected_option: { value: 'script' } },
      { type: 'users_select', selected_user: echo.workspace.as('luis').id },
      { type: 'datepicker', selected_date: '2026-12-01' },
      { type: 'checkboxes', selected_options: [{ value: 'one' }, { value: 'two' }] },
    ]);
  });

  it('types into a field that answers to Enter', async () => {
    const heard: string[] = [];
    const input = {
      type: 'input' as const,
      block_id: 'title',
      dispatch_action: true,
      label: plain('Title'),
      element: { type: 'plain_text_input' as const, action_id: 'typed' },
    };
    echo.app.shortcut('echo_global', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form({ blocks: [input] }) });
    });
    echo.app.action('typed', async ({ ack, action }) => {
      if (action.type === 'plain_text_input') heard.push(action.value);
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    await modal.fill({ Title: 'quietly' });
    await modal.change('Title', 'with Enter');
    expect(heard).toEqual(['with Enter']);
  });
});

it('reads a manifest, and says what is wrong with it', async () => {
  const { startWorkspace } = await import('../../emulator/workspace.ts');
  const path = new URL('./web-api.test.ts', import.meta.url).pathname;
  await expect(startWorkspace({ manifest: path })).rejects.toThrow('is not a valid app manifest');
});
