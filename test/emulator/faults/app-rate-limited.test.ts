import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../../emulator/workspace.ts';
import { MANIFEST, echoByHttp } from '../echo-app.ts';
import { connect } from '../raw-socket.ts';

let workspace: Workspace;
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const START = Date.UTC(2026, 0, 5, 9, 30, 15);
const order = (times: number) => workspace.faults.add({ delivery: '*', times, outcome: { do: 'app-rate-limited' } });
const change = (locale: string) => workspace.as('ana').setLocale({ locale });
const sent = async () => {
  await workspace.settled();
  return workspace.log
    .filter((entry) => entry.kind === 'delivery')
    .map(({ payload, fault }) => [payload['type'], fault?.outcome]);
};
const lost = ['event_callback', 'app-rate-limited'];
const told = ['app_rate_limited', 'app-rate-limited'];

it('over Socket Mode: events are lost, and the app is told so once a minute', async () => {
  workspace = await startWorkspace({ manifest: MANIFEST, clock: { start: START } });
  cleanUps.push(() => workspace.stop());
  const slack = new WebClient(workspace.appToken, { slackApiUrl: workspace.apiUrl });
  const { socket, next, answer } = await connect((await slack.apps.connections.open({})).url ?? '');
  cleanUps.push(() => socket.terminate());
  await next();
  order(3);
  await change('en-GB');
  const envelope = await next();
  answer(envelope);
  expect(await sent()).toEqual([lost, told]);
  expect(envelope).toMatchObject({
    type: 'events_api',
    payload: { type: 'app_rate_limited', minute_rate_limited: Date.UTC(2026, 0, 5, 9, 30) / 1000 },
  });
  expect(Object.keys(envelope.payload).toSorted()).toEqual([
    'api_app_id',
    'minute_rate_limited',
    'team_id',
    'token',
    'type',
  ]);
  await change('en-US');
  expect(await sent()).toEqual([lost, told, lost]);
  workspace.clock.advance(60_000);
  await change('es-ES');
  answer(await next());
  expect(await sent()).toEqual([lost, told, lost, lost, told]);
  await change('en-US');
  const event = await next();
  answer(event);
  expect(event).toMatchObject({ payload: { type: 'event_callback' } });
  workspace.clock.advance(600_000);
  expect(await sent()).toHaveLength(6);
});

it('strikes events only: commands and clicks go on', async () => {
  const echo = await echoByHttp();
  ({ workspace } = echo);
  cleanUps.push(() => echo.stop());
  echo.app.command('/echo', async ({ ack }) => ack());
  order(1);
  await workspace.as('ana').in('support').command('/echo');
  expect(workspace.faults.remaining).toMatchObject([{ concerned: 0, struck: 0 }]);
});

it('over signed HTTP: a Bolt app, which knows no such thing, is told once, and goes on', async () => {
  workspace = await startWorkspace({ manifest: MANIFEST });
  const heard: string[] = [];
  const receiver = new HTTPReceiver({
    signingSecret: workspace.signingSecret,
    port: 0,
    logLevel: LogLevel.ERROR,
    unhandledRequestTimeoutMillis: 50,
    unhandledRequestHandler: ({ response }) => void response.writeHead(404).end(),
  });
  const app = new App({
    receiver,
    token: workspace.botToken,
    clientOptions: { slackApiUrl: workspace.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  app.event('user_change', async ({ event }) => void heard.push(String(event.user.locale)));
  const server = await app.start(0);
  const address = 'address' in server && typeof server.address === 'function' ? server.address() : null;
  const port = typeof address === 'object' && address ? address.port : 0;
  workspace.deliverByHttp(`http://127.0.0.1:${port}/slack/events`, workspace.signingSecret);
  cleanUps.push(
    () => app.stop(),
    () => workspace.stop(),
  );
  order(1);
  await change('en-GB');
  expect(await sent()).toEqual([lost, told]);
  await change('en-US');
  expect(await sent()).toEqual([lost, told, ['event_callback', undefined]]);
  expect(heard).toEqual(['en-US']);
});
