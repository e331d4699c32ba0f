import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANIFEST, echoBySocket, form, plain, type Echo } from './echo-app.ts';
import { startWorkspace } from '../../emulator/workspace.ts';

let echo: Echo;
afterEach(() => echo.stop());

async function openWith(trigger_id: string, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await echo.app.client.views
    .open({ trigger_id, view: form(more) })
    .catch((error: { data: unknown }) => error.data);
  const { ok, error } = answer as { ok: boolean; error?: string };
  return ok ? 'opened' : (error ?? '');
}

describe('a trigger', () => {
  it('opens one modal, once', async () => {
    echo = await echoBySocket();
    let trigger = '';
    echo.app.command('/echo', async ({ ack, body }) => {
      trigger = body.trigger_id;
      await ack();
    });
    await echo.workspace.as('ana').in('support').command('/echo');
    expect(await openWith('1.2.abc')).toBe('invalid_trigger_id');
    expect(await openWith(trigger, { title: plain('x'.repeat(25)) })).toBe('invalid_arguments');
    expect(await openWith(trigger)).toBe('opened');
    expect(await openWith(trigger)).toBe('exchanged_trigger_id');
  });

  it('is of no use when its time is over', async () => {
    echo = await echoBySocket({ triggerLifetimeMs: 0 });
    let trigger = '';
    echo.app.command('/echo', async ({ ack, body }) => {
      trigger = body.trigger_id;
      await ack();
    });
    await echo.workspace.as('ana').in('support').command('/echo');
    expect(await openWith(trigger)).toBe('expired_trigger_id');
  });

  it('of a click in a modal stacks up to three views', async () => {
    echo = await echoBySocket();
    const button = { type: 'button' as const, action_id: 'deeper', text: plain('Deeper') };
    const view = {
      type: 'modal' as const,
      title: plain('Deep'),
      blocks: [{ type: 'actions' as const, elements: [button] }],
    };
    const answers: string[] = [];
    echo.app.shortcut('echo_global', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    echo.app.action('deeper', async ({ ack, client, body }) => {
      if (body.type !== 'block_actions') return;
      const pushed = client.views.push({ trigger_id: body.trigger_id, view });
      answers.push(await pushed.then(() => 'pushed').catch((error: { data: { error: string } }) => error.data.error));
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    for (const _press of [1, 2, 3]) await (await ana.modal()).click('Deeper');
    expect(answers).toEqual(['pushed', 'pushed', 'push_limit_reached']);
  });
});

describe('a view', () => {
  beforeEach(async () => {
    echo = await echoBySocket();
    echo.app.shortcut('echo_global', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form({ external_id: 'form-1' }) });
    });
  });

  it('is updated by its external_id, keeps what was typed, and refuses an old hash', async () => {
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    await modal.fill({ 'What to say': 'half a sen' });
    const { client } = echo.app;
    const first = await client.views.update({
      external_id: 'form-1',
      view: form({ title: plain('Newer'), external_id: 'form-1' }),
    });
    expect([modal.title, modal.value('What to say')]).toEqual(['Newer', 'half a sen']);
    await modal.fill({ 'What to say': 'half a sentence' });
    const logged = echo.workspace.log.findLast((entry) => entry.kind === 'call' && entry.method === 'views.update');
    expect(JSON.stringify(logged)).toContain('"value":"half a sen"');
    await client.views.update({ view_id: modal.id, view: form(), hash: first.view?.hash ?? '' });
    const late = client.views.update({ view_id: modal.id, view: form(), hash: first.view?.hash ?? '' });
    await expect(late).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });

  it('that was closed cannot be found', async () => {
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    await modal.close();
    const late = echo.app.client.views.update({ view_id: modal.id, view: form() });
    await expect(late).rejects.toMatchObject({ data: { error: 'not_found' } });
  });

  it('shares its external_id with no other', async () => {
    await echo.workspace.as('ana').shortcut('New echo');
    await echo.workspace.as('ana').modal();
    let trigger = '';
    echo.app.command('/echo', async ({ ack, body }) => {
      trigger = body.trigger_id;
      await ack();
    });
    await echo.workspace.as('bruno').in('support').command('/echo');
    expect(await openWith(trigger, { external_id: 'form-1' })).toBe('duplicate_external_id');
  });

  it('is not submitted while a required field is empty or too long', async () => {
    let submissions = 0;
    echo.app.view('form', async ({ ack }) => {
      submissions += 1;
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    expect(await modal.submit()).toEqual({ errors: { 'What to say': 'Este campo es obligatorio' } });
    const long = await modal.fill({ 'What to say': 'x'.repeat(41) }).submit();
    expect(long).toEqual({ errors: { 'What to say': 'No puede tener más de 40 caracteres' } });
    expect(submissions).toBe(0);
  });

  it('stays open when the app answers with errors for what is no input', async () => {
    echo.app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Oh' } }));
    const ana = echo.workspace.as('ana');
    await ana.shortcut('New echo');
    const modal = await ana.modal();
    await expect(modal.fill({ 'What to say': 'x' }).submit()).rejects.toThrow('Slack cannot show');
    expect([modal.isOpen, modal.value('What to say')]).toEqual([true, 'x']);
  });
});

describe('an app that does not answer', () => {
  it('is told of to the person who waits', async () => {
    echo = await echoBySocket({ acknowledgeMs: 500 });
    let late = async () => {};
    echo.app.command('/echo', async ({ ack }) => {
      late = () => ack('Too late');
    });
    echo.app.shortcut('echo_global', async ({ ack }) => ack());
    const ana = echo.workspace.as('ana');
    await expect(ana.in('support').command('/echo')).rejects.toThrow('/echo failed: Echo did not respond in time.');
    expect(ana.notices).toEqual(['/echo failed: Echo did not respond in time.']);
    const entry = echo.workspace.log.findLast((each) => each.kind === 'delivery');
    expect(entry).toMatchObject({ type: 'slash_commands', acknowledged: 'never' });
    await late();
    // The socket keeps the order of answers: once this one is there, so is the late one.
    await ana.shortcut('New echo');
    expect(entry).toMatchObject({ acknowledged: 'late' });
    expect(ana.messages('support').some((message) => message.text === 'Too late')).toBe(false);
  });

  it('fails at once when it is not there at all', async () => {
    const workspace = await startWorkspace({ manifest: MANIFEST });
    echo = { ...echo, stop: () => workspace.stop() };
    const shortcut = workspace.as('ana').shortcut('New echo');
    await expect(shortcut).rejects.toThrow('New echo failed: Echo is not connected.');
  });
});

describe('a response_url', () => {
  it('answers five times within half an hour of workspace time', async () => {
    echo = await echoBySocket();
    const urls: string[] = [];
    echo.app.command('/echo', async ({ ack, body }) => {
      urls.push(body.response_url);
      await ack();
    });
    const ana = echo.workspace.as('ana');
    await ana.in('support').command('/echo');
    await ana.in('support').command('/echo');
    const [first = '', second = ''] = urls;
    const answer = async (url: string, body: unknown) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      return `${response.status} ${await response.text()}`;
    };
    for (const text of ['1', '2', '3', '4', '5']) expect(await answer(first, { text })).toBe('200 ok');
    expect(await answer(first, { text: '6' })).toBe('404 used_url');
    expect(await answer(second, { text: 'For all', response_type: 'in_channel' })).toBe('200 ok');
    await echo.workspace.as('bruno').sees('support', /For all/);
    echo.workspace.clock.advance(31 * 60_000);
    expect(await answer(second, { text: 'x' })).toBe('404 expired_url');
  });

  it('replaces and removes even an ephemeral message', async () => {
    echo = await echoBySocket();
    const button = { type: 'button' as const, action_id: 'go', text: plain('Go') };
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    echo.app.command('/echo', async ({ ack }) => ack({ text: 'Sure?', blocks }));
    echo.app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({
        replace_original: true,
        text: 'Really?',
        blocks: [{ type: 'section', text: plain('Really?') }, ...blocks],
      });
    });
    const ana = echo.workspace.as('ana');
    await ana.in('support').command('/echo');
    const message = await ana.sees('support', /Go/);
    await message.button('Go').click();
    await message.shows(/Really\?/);
    echo.app.action('go', async ({ respond }) => void (await respond({ delete_original: true })));
    await message.button('Go').click();
    await message.gone();
    expect(ana.messages('support').map((each) => each.text)).not.toContain('Really?');
  });
});
