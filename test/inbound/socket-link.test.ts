import { afterEach, expect, test, vi } from 'vitest';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { createApp } from '../../src/inbound/slack/app.ts';
import { silentLog } from '../support/log.ts';

let workspace: Workspace;
let stop = async () => {};
let begun = () => {};
afterEach(async () => {
  await stop();
  await workspace.stop();
});

function appOn({ botToken, apiUrl }: Workspace, appToken: string, ready = Promise.resolve()) {
  const slack = { transport: 'socket', botToken, appToken, apiUrl } as const;
  const door = createApp({ slack, port: 0, routes: [], log: silentLog }, (app) =>
    app.command('/escalate', async ({ ack }) => {
      begun();
      await ready;
      await ack('heard');
    }),
  );
  stop = () => door.stop();
  return door;
}

test('a link that Slack ends is made anew at once', async () => {
  workspace = await startWorkspace();
  await appOn(workspace, workspace.appToken).start();
  const dana = workspace.as('dana');
  workspace.refreshSockets();
  // Well under the five seconds that the package would wait by itself.
  await vi.waitFor(() => dana.in('support').command('/escalate'), { timeout: 2_000, interval: 20 });
  expect((await dana.sees('support', /heard/)).text).toBe('heard');
});

test('a token that Slack refuses is an error at the start', async () => {
  workspace = await startWorkspace();
  await expect(appOn(workspace, 'xapp-1-A0-0-wrong').start()).rejects.toThrow('invalid_auth');
});

test('stopping waits until what is under way was answered', async () => {
  workspace = await startWorkspace();
  const [heard, ready] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  begun = heard.resolve;
  const door = appOn(workspace, workspace.appToken, ready.promise);
  await door.start();
  const dana = workspace.as('dana');
  const answered = dana.in('support').command('/escalate');
  await heard.promise;
  const stopped = door.stop();
  ready.resolve();
  await answered;
  await stopped;
  expect(dana.notices).toEqual([]);
});
