import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { freePort } from '../local/free-port.ts';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { introduceEverybody, openOne, silentLog, team } from './desk.ts';
import type { Finding } from './findings.ts';
import { forgetAll } from './pending.ts';
import { endProcess, startProcess } from './processes.ts';
import { startSlackStub } from './slack-stub.ts';

const signingSecret = 'bench';
const atOnce = 50;
const turns = 3;
/** On a busy day: as many as the answer lists. */
const open = 12;

/**
 * `/escalate list` over signed HTTP, read from the database and answered, against a Bolt app that acknowledges and does
 * nothing, with a dozen open. Each is a process of its own, and they take turns.
 */
export async function benchCommands(url: string, count: number): Promise<Finding[]> {
  const slack = await startSlackStub(team);
  const db = openDatabase<Schema>(url, silentLog);
  await forgetAll(url);
  const desk = { db, clock: databaseClock() };
  await introduceEverybody(desk);
  for (let index = 0; index < open; index += 1) await openOne(desk, randomUUID());
  const common = {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: url,
    RELEVO_ROLE: 'listen',
  };
  const [deskPort, ackPort] = [await freePort(), await freePort()];
  const children = [
    await startProcess('desk', { ...common, PORT: String(deskPort) }),
    await startProcess('ack-only', { ...common, PORT: String(ackPort) }),
  ];
  let [ours, theirs] = [0, 0];
  for (let turn = 0; turn < turns; turn += 1) {
    theirs = Math.max(theirs, await perSecond(ackPort, count));
    ours = Math.max(ours, await perSecond(deskPort, count));
  }
  await Promise.all(children.map((child) => endProcess(child)));
  await db.destroy();
  slack.stop();
  return [
    {
      what: 'commands, read and answered',
      against: 'a Bolt app that only acks',
      ours,
      theirs,
      unit: 'per second',
      goal: { atLeast: 0.25 },
      why: 'Ours asks the database twice, who asks and what is open, and the database has the same cores.',
    },
  ];
}

async function perSecond(port: number, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = count;
  const begun = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await command(port, agent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
  return (count / (performance.now() - begun)) * 1_000;
}

async function command(port: number, agent: Agent): Promise<void> {
  const body = new URLSearchParams({
    command: '/escalate',
    text: 'list',
    team_id: team,
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: randomUUID(),
    response_url: `http://127.0.0.1:${port}/none`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const asking = request({
    port,
    agent,
    host: '127.0.0.1',
    path: '/slack/events',
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  asking.end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`a command was answered with ${response.statusCode}`);
}
