import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { MANIFEST, plain } from './echo-app.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
});
afterEach(() => workspace.stop());

it('takes arguments as a form, as JSON and as multipart', async () => {
  const channel = workspace.as('ana').id;
  const blocks = [{ type: 'section', text: plain('Hi') }];
  const body = { channel, text: 'Hi', blocks: JSON.stringify(blocks) };
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) form.set(name, value);
  const ways = [new URLSearchParams(body), form];
  const sent = [
    ...ways.map((way) => ({ body: way, headers: {} })),
    { body: JSON.stringify({ ...body, blocks }), headers: { 'content-type': 'application/json; charset=utf-8' } },
  ];
  for (const { body: content, headers } of sent) {
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: content,
      headers: { ...headers, authorization: `Bearer ${workspace.botToken}` },
    });
    expect(await response.json()).toMatchObject({ ok: true, message: { blocks } });
  }
});

it('writes every call down, without its token', async () => {
  await fetch(`${workspace.apiUrl}auth.test`, {
    method: 'POST',
    body: new URLSearchParams({ token: workspace.botToken, x: '1' }),
  });
  expect(workspace.log.at(-1)).toMatchObject({
    kind: 'call',
    method: 'auth.test',
    args: { x: '1' },
    answer: { ok: true },
  });
  const written = JSON.stringify(workspace.log);
  for (const secret of [workspace.botToken, workspace.appToken, workspace.signingSecret])
    expect(written).not.toContain(secret);
});
