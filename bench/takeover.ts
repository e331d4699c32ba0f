import { randomUUID } from 'node:crypto';
import { databaseClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/postgres.ts';
import type { Schema } from '../src/store/tables/schema.ts';
import { introduceEverybody, openOne, pagedFirst, silentLog, team } from './desk.ts';
import type { Finding } from './findings.ts';
import { forgetAll } from './pending.ts';
import { endProcess, startProcess } from './processes.ts';
import { startSlackStub } from './slack-stub.ts';

/** How long the next sender may take to notice that another died. */
const goalMs = 12_000;

/**
 * A sender is killed while Slack has not yet answered its page: how long until another sender asks Slack about it, which
 * looks for the page before it is sent again.
 */
export async function benchTakeover(url: string): Promise<Finding[]> {
  await forgetAll(url);
  const slack = await startSlackStub(team);
  const db = openDatabase<Schema>(url, silentLog);
  const desk = { db, clock: databaseClock() };
  await introduceEverybody(desk);
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: 'bench',
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: url,
    RELEVO_ROLE: 'send',
    PORT: '0',
  };
  const first = await startProcess('desk', env);
  const posted = slack.leaveUnanswered(pagedFirst);
  await openOne(desk, randomUUID());
  await posted;
  const second = await startProcess('desk', env);
  const askedAgain = slack.nextAbout(pagedFirst);
  await endProcess(first);
  const killedAt = performance.now();
  await askedAgain;
  const ours = performance.now() - killedAt;
  await endProcess(second);
  await db.destroy();
  slack.stop();
  return [
    {
      what: 'the next sender takes a page over',
      against: 'the goal',
      ours,
      theirs: goalMs,
      unit: 'ms',
      goal: { atMost: 1 },
    },
  ];
}
