import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day, minute } from '../../src/domain/time.ts';
import { escalate, type Opened } from '../support/escalating.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { startRig, type Rig } from '../support/rig.ts';

/** Over HTTP, where Bolt serves the port; the browser's test has it in Socket Mode. */
describe('the link in a mail', () => {
  let mailbox: Mailbox;
  let rig: Rig;
  beforeAll(async () => {
    mailbox = await startMailbox();
    rig = await startRig(
      'http',
      {},
      {
        SMTP_URL: mailbox.url,
        MAIL_FROM: 'relevo@desk.example',
        RELEVO_PUBLIC_URL: 'https://desk.example/relevo/',
        RELEVO_LINK_SECRET: 'a secret of at least thirty-two characters',
      },
    );
    for (const [person, email] of [
      ['bruno', 'bruno@home.example'],
      ['marta', 'marta@home.example'],
    ] as const) {
      const home = await rig.as(person).home();
      await home.click(person === 'bruno' ? 'Settings' : 'Ajustes');
      const form = await rig.as(person).modal(/Besides Slack|Además de Slack/);
      const [address, after] =
        person === 'bruno' ? ['E-mail address', 'E-mail me'] : ['Correo electrónico', 'Escribirme'];
      await form.fill({ [address]: email, [after]: '3' }).submit();
    }
  });
  afterAll(async () => {
    await rig.stop();
    await mailbox.stop();
  });

  let opened: Opened;
  const titles = [
    'Gateway <b>down</b>',
    'Prices frozen',
    'Maps blank',
    'Tickets lost',
    'Fares doubled',
    'Labels missing',
  ];
  beforeEach(async () => {
    opened = await escalate(rig, `sev1 ${titles.shift()}`);
    await rig.advance(3 * minute);
  });
  const linkTo = (to: string): string => {
    const mail = mailbox.received.findLast((each) => each.to[0] === to && each.text.includes(`${opened.reference} `));
    const query = /https:\/\/desk\.example\/relevo\/acknowledge(\?link=\S+)/.exec(mail?.text ?? '')?.[1];
    return `http://127.0.0.1:${rig.port}/acknowledge${query}`;
  };
  const look = async (link: string, init: RequestInit = {}) => {
    const answer = await fetch(link, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const press = (link: string) => look(link, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });

  it('shows what it is and changes nothing until its button is pressed', async () => {
    const link = linkTo('bruno@home.example');
    for (const method of ['GET', 'GET', 'HEAD']) await look(link, { method });
    const { status, headers, text } = await look(link);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Gateway &lt;b&gt;down&lt;/b&gt;</h1>');
    expect(text).toContain('You are asked to take this, as tier 1, Front line.');
    expect(text).toMatch(/<form method="post"><button>Acknowledge: I take it<\/button><\/form>/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
      ),
      'x-content-type-options': 'nosniff',
    });
    await rig.settle();
    expect((await rig.as('bruno').dm(opened.named)).text).toMatch(/Paging you as tier 1/);
  });

  it('acknowledges once, as a click does, and says so when it is used again', async () => {
    const link = linkTo('bruno@home.example');
    const both = await Promise.all([press(link), press(link)]);
    for (const { status, text } of both) expect([status, text]).toEqual([200, expect.stringContaining('you lead it')]);
    await rig.settle();
    expect((await rig.as('bruno').dm(opened.named)).text).toMatch(/You acknowledged it after 3 min\. You lead it\./);
    expect((await look(link)).text).toContain('This link was used');
    expect((await look(link)).text).not.toContain('<form');
    await rig.as('ana').in('support').command(`/escalate show ${opened.reference}`);
    const story = await rig.as('ana').sees('support', new RegExp(`${opened.reference}[\\s\\S]*Qué ha pasado`));
    expect(story.text.match(/@Bruno Keller la atendió/g)).toHaveLength(1);
  });

  it('says in the language of its person who was faster, and when it is resolved', async () => {
    const link = linkTo('marta@home.example');
    await press(linkTo('bruno@home.example'));
    expect((await press(link)).text).toMatch(/@bruno se adelantó y la atendió hace \d+ s\. No hace falta nada más/);
    await rig.as('bruno').in('support').command(`/escalate resolve ${opened.reference} Rolled back.`);
    expect((await look(link)).text).toMatch(/@bruno la resolvió hace \d+ s/);
  });

  it('is of no use for a newer page, nor after a day', async () => {
    const link = linkTo('bruno@home.example');
    for (const _tier of [1, 2, 3]) await rig.advance(5 * minute);
    const old = await press(link);
    expect(old.text).toContain('This link is of an earlier page.');
    await rig.advance(3 * minute);
    const newer = linkTo('bruno@home.example');
    expect(newer).not.toBe(link);
    await rig.advance(day);
    expect(await press(newer)).toMatchObject({ status: 410, text: expect.stringContaining('This link has ended') });
    await rig.settle();
    await rig.as('bruno').in('support').command(`/escalate ack ${opened.reference}`);
  });

  it('cannot be made up, changed or pressed from elsewhere', async () => {
    const link = linkTo('bruno@home.example');
    const [base = '', code = ''] = link.split('=');
    const [payload = '', signature = ''] = code.split('.');
    const forged = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace(rig.as('bruno').id, rig.as('marta').id),
    ).toString('base64url');
    for (const wrong of [
      '',
      'x',
      payload,
      `${payload}.`,
      `${forged}.${signature}`,
      `${code}.x`,
      `${payload}.${signature}A`,
    ])
      expect([wrong, (await press(`${base}=${wrong}`)).status]).toEqual([wrong, 404]);
    const elsewhere = await look(link, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
    expect(elsewhere.text).toContain('<form');
    expect((await rig.as('bruno').dm(opened.named)).text).toMatch(/Paging you as tier 1/);
  });

  it('is looked at twenty times in a minute at the most', async () => {
    const link = linkTo('bruno@home.example');
    const statuses: number[] = [];
    for (let time = 0; time < 22; time += 1) statuses.push((await look(link)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(await look(link)).toMatchObject({ status: 429, text: expect.stringContaining('Too many requests') });
  });
});
