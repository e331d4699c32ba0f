import { App, HTTPReceiver } from '@slack/bolt';
import { start } from '../src/build.ts';
import { configFrom, loadPolicy } from '../src/launch.ts';
import { silentLog } from './desk.ts';

/** A process of its own for the benchmarks: the desk as its environment describes it, or a Bolt app that only acknowledges. */
async function main(): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  if (process.argv[2] === 'desk')
    await start({ config: configFrom(process.env), policy: await loadPolicy(null), log: silentLog });
  else await startAckOnly();
  process.send?.('ready');
}

async function startAckOnly(): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' });
  const app = new App({
    receiver,
    token: process.env['SLACK_BOT_TOKEN'] ?? '',
    clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
  });
  app.command('/escalate', async ({ ack }) => ack());
  await app.start(Number(process.env['PORT']));
}

await main();
