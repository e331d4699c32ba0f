import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorkspace, type WorkspaceOptions } from '../../../emulator/workspace.ts';
import { MANIFEST, echoByHttp, echoBySocket, type Echo } from '../echo-app.ts';

let echo: Echo;
const heard: string[] = [];
afterEach(async () => {
  heard.length = 0;
  await echo.stop();
});

async function started(
  start: (given?: WorkspaceOptions) => Promise<Echo>,
  given: WorkspaceOptions = {},
): Promise<void> {
  echo = await start(given);
  echo.app.command('/echo', async ({ ack, command }) => {
    heard.push(command.text);
    await ack(`Heard ${command.text}`);
  });
  echo.app.event('user_change', async ({ event }) => void heard.push(String(event.user.locale)));
}

const faults = () => echo.workspace.faults;
const type = (words: string, person = 'ana') => echo.workspace.as(person).in('support').command(`/echo ${words}`);
const answers = () =>
  echo.workspace
    .as('ana')
    .messages('support')
    .map((message) => message.text);
const deliveries = () => echo.workspace.log.filter((entry) => entry.kind === 'delivery');

describe.each([
  ['Socket Mode', echoBySocket],
  ['signed HTTP', echoByHttp],
])('over %s', (_name, start) => {
  it('dropped: the app hears nothing, and the person is told', async () => {
    await started(start, { acknowledgeMs: 500 });
    faults().add({ delivery: 'slash_commands', outcome: { do: 'drop' } });
    await expect(type('one')).rejects.toThrow('Echo did not respond in time');
    await type('two');
    expect(heard).toEqual(['two']);
    expect(deliveries().map(({ acknowledged, fault }) => [acknowledged, fault?.outcome])).toEqual([
      ['never', 'drop'],
      ['in time', undefined],
    ]);
  });

  it('a dropped event comes again, as one that was not answered', async () => {
    await started(start, { acknowledgeMs: 500 });
    faults().add({ delivery: 'events_api', when: { args: { 'event.type': 'user_change' } }, outcome: { do: 'drop' } });
    await echo.workspace.as('ana').setLocale({ locale: 'en-GB' });
    await echo.workspace.settled();
    expect(heard).toEqual(['en-GB']);
    expect(deliveries().map(({ attempt, acknowledged }) => [attempt, acknowledged])).toEqual([
      [0, 'never'],
      [1, 'in time'],
    ]);
  });

  it('repeated: the app hears it more than once, the same word for word', async () => {
    await started(start);
    faults().add({ delivery: '*', outcome: { do: 'repeat', more: 2 } });
    await type('again');
    await echo.workspace.settled();
    expect(heard).toEqual(['again', 'again', 'again']);
    const sent = deliveries();
    expect(new Set(sent.map(({ payload }) => payload['trigger_id'])).size).toBe(1);
    expect(sent.map(({ fault }) => fault)).toEqual(Array(3).fill({ rule: 'F1', outcome: 'repeat' }));
    await type('once');
    expect(heard).toHaveLength(4);
  });

  it('refused: the app hears nothing, and an event is tried again', async () => {
    await started(start);
    faults().add({ delivery: '*', times: 2, outcome: { do: 'refuse' } });
    await expect(type('one')).rejects.toThrow('Echo answered with an error');
    await echo.workspace.as('ana').setLocale({ locale: 'en-US' });
    await echo.workspace.settled();
    expect(heard).toEqual(['en-US']);
  });

  it('slow: it arrives when the time has gone by on the workspace’s clock', async () => {
    await started(start);
    const { struck } = faults().add({
      delivery: 'slash_commands',
      when: { user: 'ana' },
      outcome: { do: 'slow', ms: 60_000 },
    });
    const typed = type('later');
    await struck;
    await type('now', 'bruno');
    echo.workspace.clock.advance(60_000);
    await typed;
    expect(heard).toEqual(['now', 'later']);
  });

  it('an acknowledgement seen as late: the app did it, the person is told that it did not', async () => {
    await started(start);
    faults().add({ delivery: 'slash_commands', when: { channel: 'support' }, outcome: { do: 'late-acknowledgement' } });
    await expect(type('one')).rejects.toThrow('Echo did not respond in time');
    expect(heard).toEqual(['one']);
    expect(answers().filter((text) => text.startsWith('Heard'))).toEqual([]);
    expect(deliveries()).toMatchObject([{ acknowledged: 'late', fault: { outcome: 'late-acknowledgement' } }]);
  });

  it('an event acknowledged late comes again', async () => {
    await started(start);
    faults().add({ delivery: 'events_api', outcome: { do: 'late-acknowledgement' } });
    await echo.workspace.as('ana').setLocale({ locale: 'en-GB' });
    await echo.workspace.settled();
    expect(heard).toEqual(['en-GB', 'en-GB']);
  });
});

describe('the time of a signed request', () => {
  it('can be skewed: Bolt refuses what is more than five minutes old', async () => {
    await started(echoByHttp);
    faults().add({ delivery: '*', outcome: { do: 'clock-skew', seconds: -301 } });
    await expect(type('stale')).rejects.toThrow('Echo answered with an error');
    faults().add({ delivery: '*', outcome: { do: 'clock-skew', seconds: -290 } });
    await type('fresh');
    expect(heard).toEqual(['fresh']);
    expect(deliveries().map(({ fault }) => fault?.outcome)).toEqual(['clock-skew', 'clock-skew']);
  });

  it('cannot be over Socket Mode, where none is sent: such a fault waits', async () => {
    await started(echoBySocket);
    faults().add({ delivery: '*', outcome: { do: 'clock-skew', seconds: -301 } });
    await type('anyway');
    expect(faults().remaining).toMatchObject([{ id: 'F1', concerned: 0, struck: 0 }]);
  });
});

describe('sockets', () => {
  async function withQuickReturn(): Promise<SocketModeReceiver> {
    const workspace = await startWorkspace({ manifest: MANIFEST });
    const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
    const receiver = new SocketModeReceiver({
      appToken: workspace.appToken,
      clientPingTimeout: 20,
      installerOptions: { clientOptions },
      logLevel: LogLevel.ERROR,
    });
    const app = new App({ receiver, token: workspace.botToken, clientOptions, logLevel: LogLevel.ERROR });
    await started(async () => {
      await app.start();
      return {
        workspace,
        app,
        async stop() {
          await app.stop();
          await workspace.stop();
        },
      };
    });
    return receiver;
  }

  it.each([undefined, 'refresh_requested', 'link_disabled'] as const)(
    'are cut as something is sent (%s), and the app comes back',
    async (reason) => {
      const receiver = await withQuickReturn();
      const back = new Promise((resolve) => receiver.client.once('connected', resolve));
      faults().add({ delivery: '*', outcome: { do: 'disconnect', ...(reason ? { reason } : {}) } });
      await expect(type('lost')).rejects.toThrow('Echo answered with an error');
      await back;
      await type('found');
      expect(heard).toEqual(['found']);
    },
  );

  it('are cut as the app calls a method, which is carried out all the same', async () => {
    const receiver = await withQuickReturn();
    const back = new Promise((resolve) => receiver.client.once('connected', resolve));
    faults().add({ method: 'auth.*', outcome: { do: 'disconnect' } });
    expect((await echo.app.client.auth.test()).ok).toBe(true);
    await back;
  });

  it('are warned: what was sent still arrives', async () => {
    const receiver = await withQuickReturn();
    const back = new Promise((resolve) => receiver.client.once('connected', resolve));
    const word = new Promise((resolve) => receiver.client.once('close', resolve));
    faults().add({ method: 'auth.test', outcome: { do: 'disconnect', reason: 'warning' } });
    await echo.app.client.auth.test();
    await word;
    await back;
    await type('after');
    expect(heard).toEqual(['after']);
  });
});
