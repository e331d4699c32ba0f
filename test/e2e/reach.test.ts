import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minute, second } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { startRig, type Rig } from '../support/rig.ts';

let mailbox: Mailbox;
let gateway: Gateway;
let rig: Rig;
beforeAll(async () => {
  [mailbox, gateway] = await Promise.all([startMailbox(), startGateway()]);
  rig = await startRig('socket', {}, { SMTP_URL: mailbox.url, MAIL_FROM: 'Relevo <relevo@desk.example>' });
});
afterAll(async () => {
  await rig.stop();
  await Promise.all([mailbox.stop(), gateway.stop()]);
});
beforeEach(async () => {
  mailbox.answer(null);
  gateway.answer(204);
  await sql`delete from reach`.execute(rig.db);
});

/** What somebody chooses in their settings, in English. */
async function chooses(person: 'bruno' | 'dana', fields: Record<string, string>): Promise<void> {
  const home = await rig.as(person).home(/Your settings/);
  await home.click('Settings');
  const form = await rig.as(person).modal(/Besides Slack/);
  expect(await form.fill(fields).submit()).toBe('closed');
}
const byMail = { 'E-mail address': 'bruno@home.example', 'E-mail me': 'after 3 min' };
const mailsAbout = (reference: string) => mailbox.received.filter(({ text }) => text.includes(reference));
const callsAbout = (reference: string) => gateway.calls.filter(({ body }) => body.includes(reference));
async function storyOf(reference: string): Promise<string> {
  await rig.as('ana').in('support').command(`/escalate show ${reference}`);
  const shown = await rig.as('ana').sees('support', new RegExp(`${reference}[\\s\\S]*Qué ha pasado`));
  return shown.text;
}

describe('a page that is not answered', () => {
  it('goes by mail after the time that its person chose, and the story says so', async () => {
    await chooses('bruno', byMail);
    const { reference, named } = await escalate(rig, 'sev1 Gateway down');
    await rig.advance(2 * minute);
    expect(mailsAbout(reference)).toEqual([]);
    await rig.advance(minute);
    const [mail, ...more] = mailsAbout(reference);
    expect(more).toEqual([]);
    expect(mail?.to).toEqual(['bruno@home.example']);
    expect(mail?.headers['subject']).toBe(`${reference} · SEV1 Critical: Gateway down`);
    expect(mail?.text).toMatch(/You were paged in Slack 3 min ago, as tier 1, Front line\. Nobody has answered yet\./);
    expect(mail?.text).toContain('Falla desde las 13:50.');
    expect(mail?.text).toContain(`/escalate ack ${reference}`);
    expect(mail?.html).not.toMatch(/<img|<script|src=|url\(/);
    expect(await storyOf(reference)).toMatch(/Se escribió también un correo a @Bruno Keller/);
    await (await rig.as('bruno').dm(named)).button('Acknowledge').click();
    await rig.settle();
  });

  it('goes nowhere else when somebody has it by then, or it was declined', async () => {
    await chooses('bruno', byMail);
    const taken = await escalate(rig, 'sev1 Prices frozen');
    await (await rig.as('marta').dm(taken.named)).button('Atender').click();
    const declined = await escalate(rig, 'sev1 Maps blank');
    await (await rig.as('bruno').dm(declined.named)).select("Can't take it", "I'm busy");
    await rig.advance(10 * minute);
    expect([mailsAbout(taken.reference), mailsAbout(declined.reference)]).toEqual([[], []]);
  });

  it('still goes when the next tier is being paged, and says that the answer is welcome', async () => {
    await chooses('bruno', { ...byMail, 'E-mail me': 'after 10 min' });
    const { reference } = await escalate(rig, 'sev1 Tickets lost');
    await rig.advance(5 * minute);
    await rig.advance(5 * minute);
    expect(mailsAbout(reference).map(({ text }) => text)).toEqual([
      expect.stringMatching(/tier 3, Management is being paged now\. Your answer is still welcome\./),
    ]);
  });

  it('goes to a webhook, signed, in the language of its person', async () => {
    await chooses('bruno', { 'Webhook address': gateway.url, 'Call my webhook': 'after 1 min', Language: 'Español' });
    const { reference } = await escalate(rig, 'sev1 Fares doubled');
    await rig.advance(minute);
    const [call, ...more] = callsAbout(reference);
    expect(more).toEqual([]);
    const { webhook_secret: secret } = await rig.db
      .selectFrom('reach')
      .select('webhook_secret')
      .executeTakeFirstOrThrow();
    expect(call?.signedBy(secret ?? '')).toBe(true);
    expect(call?.headers['idempotency-key']).toMatch(/^[\da-f-]{36}$/);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      type: 'page',
      language: 'es',
      title: `${reference} · SEV1 Crítica`,
      message: expect.stringMatching(/^Fares doubled\. Se le avisó en Slack hace 1 min, como nivel 1, Primera línea\./),
      escalation: { reference, severity: 'sev1', customer: null },
      tier: 1,
      round: 1,
    });
    expect(await storyOf(reference)).toMatch(/Se llamó también al webhook de @Bruno Keller/);
  });

  it('is tried again when the way fails for a while, as the same mail', async () => {
    await chooses('bruno', byMail);
    const { reference } = await escalate(rig, 'sev1 Sessions expire');
    mailbox.answer(() => 451);
    await rig.advance(3 * minute);
    mailbox.answer(null);
    mailbox.loseAnswers(1);
    await rig.advance(10 * second);
    await rig.advance(10 * second);
    const mails = mailsAbout(reference);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.headers['message-id']).toBe(mails[1]?.headers['message-id']);
    expect((await storyOf(reference)).match(/un correo a @Bruno/g)).toHaveLength(1);
  });

  it('is said on the card, in words, when the way refuses it for good', async () => {
    await chooses('bruno', { ...byMail, 'Webhook address': gateway.url, 'Call my webhook': 'after 3 min' });
    const { reference, named, room } = await escalate(rig, 'sev1 Labels unprinted');
    mailbox.answer(() => 550);
    gateway.answer(404);
    await rig.advance(3 * minute);
    const story = await storyOf(reference);
    expect(story).toMatch(/No se pudo escribir a @Bruno Keller: el servidor de correo lo rechazó \(550\)/);
    expect(story).toMatch(/No se pudo llamar al webhook de @Bruno Keller: el webhook respondió 404/);
    await (await rig.as('bruno').dm(named)).button('Acknowledge').click();
    await rig.settle();
    expect((await rig.as('bruno').sees(room, /Could not be e-mailed|No se pudo escribir un correo/)).text).toMatch(
      /@Bruno Keller/,
    );
  });

  it('goes its other ways although Slack lets the app in no more', async () => {
    await chooses('bruno', byMail);
    const { reference } = await escalate(rig, 'sev1 Backups failing');
    for (const method of ['chat.postMessage', 'chat.update', 'auth.test'])
      rig.workspace.faults.add({ method, when: {}, times: 50, outcome: { do: 'error', code: 'account_inactive' } });
    await rig.advance(3 * minute);
    expect(mailsAbout(reference)).toHaveLength(1);
    rig.workspace.faults.clear();
  });
});
