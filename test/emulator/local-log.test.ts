import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { echoBySocket, type Echo } from './echo-app.ts';

const pageShape = z.object({
  entries: z.array(z.looseObject({ n: z.number(), kind: z.string() })),
  newest: z.number(),
});

let echo: Echo;

beforeEach(async () => {
  echo = await echoBySocket();
});
afterEach(() => echo.stop());

const ask = (query = '') => fetch(`${echo.workspace.url}/_local/log${query}`);

async function log(query = '') {
  const response = await ask(query);
  expect(response.status).toBe(200);
  return pageShape.parse(await response.json());
}

const post = (text: string) => echo.app.client.chat.postMessage({ channel: 'support', text });

describe('the log that the page reads', () => {
  it('has what passed both ways, oldest first and counted', async () => {
    echo.app.command('/echo', async ({ ack }) => ack());
    await echo.workspace.as('ana').in('support').command('/echo hello');
    await post('Hello').catch(() => {});
    const { entries, newest } = await log();
    expect(entries.map((entry) => entry.n)).toEqual(entries.map((_, index) => index + 1));
    expect(newest).toBe(entries.length);
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: 'delivery', type: 'slash_commands', acknowledged: 'in time' }),
    );
    expect(entries.at(-1)).toMatchObject({ kind: 'call', method: 'chat.postMessage', args: { text: 'Hello' } });
  });

  it('goes on after the last one that was read, a page at a time', async () => {
    const { newest } = await log();
    await echo.app.client.auth.test();
    await echo.app.client.api.test();
    expect((await log(`?after=${newest}`)).entries).toMatchObject([{ method: 'auth.test' }, { method: 'api.test' }]);
    const first = await log(`?after=${newest}&limit=1`);
    expect(first).toMatchObject({ entries: [{ n: newest + 1, method: 'auth.test' }], newest: newest + 2 });
    expect((await log('?limit=1')).entries).toMatchObject([{ n: newest + 2, method: 'api.test' }]);
    expect((await log(`?after=${newest + 2}`)).entries).toEqual([]);
  });

  it('refuses what is no number', async () => {
    const queries = ['?after=-1', '?after=x', '?limit=0', '?limit=1.5', '?after='];
    const statuses = await Promise.all(queries.map(async (query) => (await ask(query)).status));
    expect(statuses).toEqual(queries.map(() => 400));
  });

  it('holds no secret, even one that the app itself wrote into a text', async () => {
    const { botToken, appToken, signingSecret } = echo.workspace;
    await post(`My tokens are ${botToken}, ${appToken} and ${signingSecret}.`).catch(() => {});
    const said = await (await ask()).text();
    expect(said).toContain('My tokens are (secret), (secret) and (secret).');
    for (const secret of [botToken, appToken, signingSecret]) expect(said).not.toContain(secret);
  });
});

describe('the stream', () => {
  it('says that the log has grown, once for many entries, to those who asked', async () => {
    const stop = new AbortController();
    const ana = echo.workspace.as('ana').id;
    const response = await fetch(`${echo.workspace.url}/_local/stream?as=${ana}&log=1`, { signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await echo.app.client.api.test();
    await echo.app.client.api.test();
    let heard = '';
    while (!heard.includes('"log"')) heard += (await reader?.read())?.value ?? '';
    expect(heard.match(/"log"/g)).toHaveLength(1);
    stop.abort();
  });
});
