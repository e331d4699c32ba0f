import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { escalate } from '../support/escalating.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { startRig, type Rig } from '../support/rig.ts';

const written: string[] = [];
const linkSecret = 'a secret of at least thirty-two characters';
let mailbox: Mailbox;
let gateway: Gateway;
let rig: Rig;
beforeAll(async () => {
  const log = createLogger({ environment: 'production', logLevel: 'trace' }, (line) => void written.push(line));
  [mailbox, gateway] = await Promise.all([startMailbox(), startGateway()]);
  const settings = {
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'desk@relevo.example',
    RELEVO_PUBLIC_URL: 'https://desk.example',
    RELEVO_LINK_SECRET: linkSecret,
  };
  rig = await startRig('socket', {}, settings, log);
});
afterAll(async () => {
  await rig.stop();
  await Promise.all([mailbox.stop(), gateway.stop()]);
});

/** What people wrote, who they are, and what opens doors: none of it belongs into a log, a queue or the reason of a failure. */
const canaries = (): readonly RegExp[] => [
  /canary/i,
  /@example\.com/,
  /@home\.example|\/hook|rvs_|link=/,
  literally(linkSecret),
  ...DEFAULT_SEED.people.map(({ realName }) => new RegExp(realName)),
  ...[rig.workspace.botToken, rig.workspace.appToken, rig.workspace.signingSecret, `:${password()}@`].map(literally),
];
const password = () => new URL(inject('databaseUrl')).password;
const literally = (text: string) => new RegExp(RegExp.escape(text));

/** All that goes wrong on the way is put into words by somebody: by Slack, by the driver, by us. */
function orderTrouble(): void {
  const { faults } = rig.workspace;
  const to = (channel: string) => ({ method: 'chat.postMessage', when: { channel } });
  faults.add({ ...to('bruno'), outcome: { do: 'error', code: 'invalid_blocks', more: { errors: ['canary block'] } } });
  faults.add({ ...to('support-updates'), outcome: { do: 'http', status: 500, body: '<p>canary page</p>' } });
  faults.add({ ...to('dana'), outcome: { do: 'accept-then-reset' } });
  faults.add({
    method: 'conversations.create',
    when: {},
    outcome: { do: 'error', code: 'restricted_action', more: { detail: 'canary answer' } },
  });
  faults.add({ method: 'chat.update', when: {}, outcome: { do: 'rate-limited', seconds: 2 } });
  faults.add({ delivery: 'interactive', outcome: { do: 'repeat' } });
}

/** Bruno wants mail and calls, and neither will be taken. */
async function chooseWays(): Promise<void> {
  mailbox.answer(() => 550);
  gateway.answer(404);
  const home = await rig.as('bruno').home();
  await home.click('Settings');
  const form = await rig.as('bruno').modal(/Besides Slack/);
  const chosen = { 'E-mail address': 'bruno@home.example', 'E-mail me': 'after 1 min' };
  await form.fill({ ...chosen, 'Webhook address': gateway.url, 'Call my webhook': 'after 1 min' }).submit();
}

/** What the database says of a row that it refuses quotes the row, as its detail. */
const failing = sql`create function refuse() returns trigger language plpgsql as $$
  begin raise exception 'not now' using detail = new::text, errcode = '53100'; end $$`;
const refuse = sql`create trigger refuse before insert on timeline for each row execute function refuse()`;
const allow = sql`drop trigger refuse on timeline`;

it('nothing that people wrote, no address, no token and no password is in the log, the queue or a failure', async () => {
  orderTrouble();
  await chooseWays();
  const { named, reference } = await escalate(rig, 'sev1 canary title', { '¿Qué ocurre?': 'canary description' });
  const ana = rig.as('ana').in('support');
  await ana.command(`/escalate update ${reference} canary update`);
  await ana.command('/escalate canary-verb canary words');
  await rig.advance(minute);
  await failing.execute(rig.db);
  await refuse.execute(rig.db);
  await ana.command(`/escalate update ${reference} canary that is not saved`);
  await (await rig.as('bruno').dm(named)).button('Acknowledge').click();
  await rig.advance(5 * minute);
  await allow.execute(rig.db);
  for (let step = 0; step < 4; step += 1) await rig.advance(10_000);
  await (await rig.as('bruno').dm(named)).button('Acknowledge').click();
  await rig.settle();
  await rig.audit();

  expect(written.length).toBeGreaterThan(10);
  // Alarms are set at the next look, within a second.
  const jobs = await vi.waitFor(async () => {
    const { rows } = await sql<{ job: string }>`select jobs::text as job from bullmq.job jobs`.execute(rig.db);
    expect(rows.length).toBeGreaterThan(0);
    return rows;
  }, 5_000);
  const { rows: failures } = await sql<{
    failure: string;
  }>`select failure from outbox where failure is not null`.execute(rig.db);
  expect(failures.map(({ failure }) => failure)).toEqual(expect.arrayContaining(['smtp_550', 'http_404']));
  const all = [...written, ...jobs.map(({ job }) => job), ...failures.map(({ failure }) => failure)];
  for (const canary of canaries()) expect(all.filter((each) => canary.test(each))).toEqual([]);
});
