import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRecord, record, string, type Json } from '../../emulator/json.ts';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { MANIFEST, plain } from './echo-app.ts';
import { connect } from './raw-socket.ts';
import { SLACK_KEYS } from './slack-keys.ts';

let workspace: Workspace;
/** What was sent, by the names of the examples. */
const sent = new Map<string, Json>();

const button = { type: 'button' as const, action_id: 'go', value: 'x', text: { ...plain('Go'), emoji: true } };
const actions = { type: 'actions' as const, block_id: 'row', elements: [button] };
const OPTION = { text: plain('One'), value: '1' };
const select = { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 };
const where = { type: 'conversations_select' as const, action_id: 'where', response_url_enabled: true };
const blocks = [
  { type: 'section' as const, text: { ...plain('Here'), emoji: true }, accessory: button },
  { type: 'input' as const, block_id: 'pick', label: plain('Pick'), optional: true, element: select },
  { type: 'input' as const, block_id: 'where', label: plain('Where'), element: where },
];
const view = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Go'),
  close: plain('Close'),
  notify_on_close: true,
  blocks,
};

/** Keeps an example of every kind, and acknowledges. */
function keep(envelope: Json): void {
  const payload = record(envelope['payload']);
  const [type, event] = [string(payload['type']), string(record(payload['event'])['type'])];
  const kind = { shortcut: 'a global shortcut', message_action: 'a message shortcut' }[type] ?? type;
  const place = type === 'block_actions' ? ('message' in payload ? ' of a message' : ' of a Home') : '';
  if (event === 'app_home_opened') sent.set('an envelope of events_api', envelope);
  else if (event) sent.set(event, payload);
  else if (type === 'block_suggestion') sent.set('an envelope of interactive', envelope);
  else if ('command' in payload) sent.set('an envelope of slash_commands', envelope);
  else if ('payload' in envelope) sent.set(`${kind}${place}`, payload);
  else sent.set(string(envelope['type']), envelope);
}

beforeAll(async () => {
  const manifest = readFileSync(MANIFEST, 'utf8').replace('team_join, ', 'team_join, tokens_revoked, ');
  const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.yml');
  writeFileSync(file, manifest);
  workspace = await startWorkspace({ manifest: file });
  const slackApiUrl = workspace.apiUrl;
  const slack = new WebClient(workspace.botToken, { slackApiUrl });
  const { url = '' } = await new WebClient(workspace.appToken, { slackApiUrl }).apps.connections.open({});
  const gone = Promise.withResolvers<void>();
  await connect(url, (envelope, socket) => {
    keep(envelope);
    if (envelope.type === 'disconnect') gone.resolve();
    const { envelope_id, payload } = envelope;
    if (!envelope_id) return;
    const isAsked = payload['type'] === 'block_suggestion';
    socket.send(JSON.stringify({ envelope_id, payload: isAsked ? { options: [OPTION] } : undefined }));
  });

  const ana = workspace.as('ana');
  await slack.views.publish({ user_id: ana.id, view: { type: 'home', blocks: [actions] } });
  await (await ana.home()).click('Go');
  await slack.chat.postMessage({ channel: ana.id, text: 'Look', blocks: [actions] });
  const message = await ana.dm(/Go|Look/);
  await message.button('Go').click();
  await message.shortcut('Echo this');
  await ana.shortcut('New echo');
  await ana.in('support').command('/echo');
  const open = async (trigger: Json | undefined) => {
    const opened = await slack.views.open({ trigger_id: string(trigger?.['trigger_id']), view });
    sent.set('the answer of views.open', record(JSON.parse(JSON.stringify(opened))));
    return ana.modal(/A form/);
  };
  const form = await open(sent.get('a global shortcut'));
  await form.fill({ Pick: 'One', Where: 'support' }).submit();
  await ana.shortcut('New echo');
  const second = await open(sent.get('a global shortcut'));
  await second.close();
  const { channel } = await slack.conversations.create({ name: 'fresh' });
  await slack.conversations.invite({ channel: channel?.id ?? '', users: ana.id });
  await workspace.settled();
  workspace.uninstall();
  await workspace.settled();
  workspace.refreshSockets();
  await gone.promise;
});
afterAll(() => workspace.stop());

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, key) => {
    if (Array.isArray(here)) return here[Number(key)];
    return isRecord(here) && key in here ? (here[key] ?? null) : undefined;
  }, value);
}

it.each(Object.entries(SLACK_KEYS))('%s has every key of Slack’s own example', (name, keys) => {
  const example = sent.get(name);
  expect(example).toBeDefined();
  expect(
    keys
      .trim()
      .split(/\s+/)
      .filter((path) => at(example, path) === undefined),
  ).toEqual([]);
});
