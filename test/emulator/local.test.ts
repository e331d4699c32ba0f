import { request } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act, ActResult, Change, Message, Snapshot } from '../../emulator/protocol.ts';
import { echoBySocket, form, type Echo } from './echo-app.ts';

let echo: Echo;
let ana: string;
let support: string;

beforeEach(async () => {
  echo = await echoBySocket();
  ana = echo.workspace.as('ana').id;
  support = (await state()).channels.find((channel) => channel.name === 'support')?.id ?? '';
});
afterEach(() => echo.stop());

async function state(as = ana): Promise<Snapshot> {
  const response = await fetch(`${echo.workspace.url}/_local/state?as=${as}`);
  return (await response.json()) as Snapshot;
}

async function messages(channel = support, as = ana): Promise<Message[]> {
  const response = await fetch(`${echo.workspace.url}/_local/messages?as=${as}&channel=${channel}`);
  return ((await response.json()) as { messages: Message[] }).messages;
}

async function post(
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; result: ActResult }> {
  const response = await fetch(`${echo.workspace.url}/_local/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, result: (await response.json()) as ActResult };
}

const act = async (what: Act) => (await post(what)).result;

describe('the snapshot', () => {
  it('shows a person what they see, and the app with its commands', async () => {
    const { me, people, channels, apps, modals, home } = await state();
    expect(me).toMatchObject({ name: 'ana', locale: 'es-ES', tz: 'Europe/Madrid' });
    expect(people.map((person) => person.name)).toEqual(['ana', 'bruno', 'dana', 'luis', 'marta', 'echo']);
    expect(channels.map((channel) => channel.name)).toEqual([
      'general',
      'support',
      'support-leads',
      'support-updates',
      'payments',
    ]);
    expect(apps).toMatchObject([
      { name: 'Echo', connected: true, commands: [{ command: '/echo', usageHint: '[words]' }] },
    ]);
    expect([modals, home]).toEqual([[], null]);
  });

  it('is the same with the same ids in every run', async () => {
    const again = await echoBySocket();
    expect(again.workspace.as('ana').id).toBe(ana);
    await again.stop();
  });

  it('is refused for who is nobody', async () => {
    const response = await fetch(`${echo.workspace.url}/_local/state?as=U0NOBODY`);
    expect(response.status).toBe(404);
  });
});

describe('acting', () => {
  it('says, replies, reacts and reads', async () => {
    const said = await act({ do: 'say', as: ana, channel: support, text: 'Hi @dana <b> & https://example.com/a?b=1.' });
    const ts = said.ts ?? '';
    const bruno = echo.workspace.as('bruno').id;
    await act({ do: 'say', as: bruno, channel: support, text: 'Hello', threadTs: ts });
    await act({ do: 'react', as: bruno, channel: support, ts, name: 'eyes' });
    const dana = echo.workspace.as('dana').id;
    expect((await messages()).find((message) => message.ts === ts)).toMatchObject({
      text: `Hi <@${dana}> &lt;b&gt; &amp; <https://example.com/a?b=1>.`,
      replyCount: 1,
      reactions: [{ name: 'eyes', users: [bruno] }],
    });
    const unread = async () => (await state(bruno)).channels.find((channel) => channel.id === support)?.unread;
    expect(await unread()).toBe(1);
    await act({ do: 'read', as: bruno, channel: support });
    expect(await unread()).toBe(0);
  });

  it('fills in and submits a modal, whose errors stand in the view', async () => {
    echo.app.shortcut('echo_global', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form() });
    });
    echo.app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { words: 'Not that' } }));
    await act({ do: 'shortcut', as: ana, callbackId: 'echo_global' });
    await echo.workspace.as('ana').modal();
    const viewId = (await state()).modals[0]?.id ?? '';
    await act({ do: 'input', as: ana, viewId, blockId: 'words', actionId: 'value', value: { value: 'this' } });
    expect(await act({ do: 'submit', as: ana, viewId })).toEqual({ ok: false });
    const { modals } = await state();
    expect(modals).toMatchObject([
      {
        title: 'An echo',
        submit: 'Send',
        errors: { words: 'Not that' },
        values: { words: { value: { value: 'this' } } },
      },
    ]);
    expect(await act({ do: 'submit', as: echo.workspace.as('bruno').id, viewId })).toMatchObject({ ok: false });
    expect(await act({ do: 'close', as: ana, viewId })).toEqual({ ok: true });
    expect((await state()).modals).toEqual([]);
  });

  it('joins, leaves and opens direct messages', async () => {
    const bruno = echo.workspace.as('bruno').id;
    await act({ do: 'leave', as: ana, channel: support });
    expect(await act({ do: 'say', as: ana, channel: support, text: 'x' })).toMatchObject({ ok: false });
    await act({ do: 'join', as: ana, channel: support });
    const { channel = '' } = await act({ do: 'open-dm', as: ana, with: bruno });
    expect((await state()).channels.at(-1)).toMatchObject({ id: channel, kind: 'dm', name: bruno });
    expect((await state(bruno)).channels.map((each) => each.id)).not.toContain(channel);
    await act({ do: 'say', as: ana, channel, text: 'psst' });
    expect((await state(bruno)).channels.find((each) => each.id === channel)).toMatchObject({ name: ana, unread: 1 });
    expect(await messages(channel, echo.workspace.as('dana').id)).toBeUndefined();
  });

  it('moves the clock forward only, and starts over when asked', async () => {
    await act({ do: 'advance', ms: 3_600_000 });
    expect((await state()).clock.offset).toBeGreaterThanOrEqual(3_600_000);
    expect(await act({ do: 'advance', ms: -1 })).toMatchObject({ ok: false });
    const said = await act({ do: 'say', as: ana, channel: support, text: 'Later' });
    expect(Number(said.ts) * 1000 - Date.now()).toBeGreaterThan(3_500_000);
    await act({ do: 'reset' });
    expect((await messages()).map((message) => message.text)).not.toContain('Later');
  });

  it('refuses what is no act', async () => {
    for (const body of ['x', { do: 'dance' }, { do: 'say', as: ana }, { do: 'advance', ms: '5' }, null]) {
      expect((await post(body)).status).toBe(400);
    }
    expect(await act({ do: 'say', as: 'U0NOBODY', channel: support, text: 'x' })).toMatchObject({ ok: false });
  });

  it('says so when a command is not known', async () => {
    const result = await act({ do: 'say', as: ana, channel: support, text: '/nope' });
    expect(result).toEqual({ ok: false, error: '/nope is not a valid command.' });
  });
});

describe('the stream', () => {
  it('tells what changed, and only what concerns the listener', async () => {
    const stop = new AbortController();
    const response = await fetch(`${echo.workspace.url}/_local/stream?as=${ana}`, { signal: stop.signal });
    const changes = changesOf(response);
    const bruno = echo.workspace.as('bruno').id;
    const secret = await act({ do: 'open-dm', as: bruno, with: echo.workspace.as('dana').id });
    await act({ do: 'say', as: bruno, channel: secret.channel ?? '', text: 'psst' });
    await act({ do: 'say', as: bruno, channel: support, text: 'All' });
    const first = [await changes(), await changes()];
    expect(first).toEqual([{ type: 'messages', channel: support }, { type: 'state' }]);
    await act({ do: 'reset' });
    expect(await changes()).toEqual({ type: 'reset' });
    stop.abort();
  });
});

/** One change after the other, as a browser's EventSource would hand them over. */
function changesOf(response: Response): () => Promise<Change> {
  if (!response.body) throw new Error('There is no stream.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const ready: Change[] = [];
  let rest = '';
  return async () => {
    while (ready.length === 0) {
      rest += (await reader.read()).value ?? '';
      const events = rest.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) ready.push(JSON.parse(event.slice(6)) as Change);
    }
    const [next] = ready.splice(0, 1);
    if (!next) throw new Error('The stream ended.');
    return next;
  };
}

describe('strangers', () => {
  it('cannot act from another site', async () => {
    const body = { do: 'advance', ms: 1 };
    expect((await post(body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(body, { 'content-type': 'text/plain' })).status).toBe(403);
    expect((await post(body, { origin: echo.workspace.url })).status).toBe(200);
  });

  it('cannot come in by a name of their own', async () => {
    const { port } = new URL(echo.workspace.url);
    const call = request({
      port,
      host: '127.0.0.1',
      path: '/_local/state',
      headers: { host: `evil.example:${port}` },
    }).end();
    const [response] = (await once(call, 'response')) as [{ statusCode: number; resume(): void }];
    response.resume();
    expect(response.statusCode).toBe(403);
  });

  it('get the page with a strict policy, and no file beside it', async () => {
    const page = await fetch(`${echo.workspace.url}/`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self' 'sha256-/);
    const script = await fetch(`${echo.workspace.url}/page/wire.ts`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).not.toContain('import type');
    for (const path of ['/page/tsconfig.json', '/page/..%2fmain.ts', '/vendor/ws.js', '/emulator/main.ts']) {
      expect((await fetch(`${echo.workspace.url}${path}`)).status).toBe(404);
    }
  });
});
