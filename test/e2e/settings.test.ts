import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { startRig, type Rig } from '../support/rig.ts';

let [mailbox, gateway]: [Mailbox?, Gateway?] = [];
let rig: Rig;
beforeAll(async () => {
  [mailbox, gateway] = await Promise.all([startMailbox(), startGateway()]);
  rig = await startRig('socket', {}, { SMTP_URL: mailbox.url, MAIL_FROM: 'Relevo <relevo@desk.example>' });
});
afterAll(async () => {
  await rig.stop();
  await Promise.all([mailbox?.stop(), gateway?.stop()]);
});

async function settingsOf(person: string, button = 'Settings') {
  const home = await rig.as(person).home();
  await home.click(button);
  return { home, form: await rig.as(person).modal(/Besides Slack|Además de Slack/) };
}

describe("a person's settings", () => {
  it('say on Home that pages come by Slack only, until somebody chooses more', async () => {
    const { home, form } = await settingsOf('bruno');
    expect(home.text).toMatch(/Your settings\nYou read this in English because your Slack is\..*\nPages reach you in/);
    const chosen = {
      'E-mail address': 'bruno@home.example',
      'E-mail me': 'after 10 min',
      'Webhook address': gateway?.url ?? '',
    };
    expect(await form.fill(chosen).submit()).toBe('closed');
    await home.shows(/After 10 min without an answer, a page also goes to bruno@home\.example\./);
    expect(home.text).toMatch(/After 5 min without an answer, a page also goes to your webhook at 127\.0\.0\.1:\d+\./);
    expect(home.text).not.toContain('/hook');
    const { form: again } = await settingsOf('bruno');
    expect([again.value('E-mail address'), again.value('Webhook address')]).toEqual([
      'bruno@home.example',
      gateway?.url,
    ]);
    await again.fill({ 'E-mail address': '', 'Webhook address': '' }).submit();
    await home.shows(/Pages reach you in Slack only/);
  });

  it('are those of whoever opens them, and nobody else sees them', async () => {
    const { form } = await settingsOf('bruno');
    await form.fill({ 'E-mail address': 'bruno@home.example' }).submit();
    const { form: other } = await settingsOf('dana');
    expect(other.value('E-mail address')).toBeNull();
    await other.close();
  });

  it('let somebody read in another language than their Slack has', async () => {
    const { home, form } = await settingsOf('dana');
    await form.fill({ Language: 'Español' }).submit();
    await home.shows(/Sus ajustes\nLo lee en español porque así lo eligió/);
    await rig.as('dana').in('support').command('/escalate list');
    await rig.as('dana').sees('support', /No hay escalaciones que mostrar/);
    const { form: spanish } = await settingsOf('dana', 'Ajustes');
    await spanish.fill({ Idioma: 'El de mi Slack' }).submit();
    await home.shows(/You read this in English because your Slack is/);
  });

  it.each([
    ['E-mail address', 'not an address', /Write one address/],
    ['E-mail address', 'a@example.com, b@example.com', /Write one address/],
    ['E-mail address', 'a@example.com>\r\nBcc: b@example.com', /Write one address/],
    ['Webhook address', 'ftp://hooks.example.com/', /must begin with https/],
    ['Webhook address', 'http://hooks.example.com/', /must begin with https/],
    ['Webhook address', 'https://user:secret@hooks.example.com/', /must not hold a password/],
    ['Webhook address', 'https://169.254.169.254/latest/meta-data', /private network/],
    ['Webhook address', 'https://[fd00::1]/', /private network/],
    ['Webhook address', 'https://no-such-name.invalid/', /nobody knows the name/],
  ])('do not take as %s: %s', async (field, value, why) => {
    const { form } = await settingsOf('bruno');
    expect(await form.fill({ [field]: value }).submit()).toEqual({ errors: { [field]: expect.stringMatching(why) } });
    await form.close();
  });
});

describe('a test', () => {
  it('goes by mail to the address that stands in the form, and says so', async () => {
    const { form } = await settingsOf('marta', 'Ajustes');
    await form.fill({ 'Correo electrónico': 'marta@home.example' });
    await form.click('Enviar un correo de prueba');
    const said = await rig.as('marta').modal(/va camino de marta@home\.example/);
    await said.close({ all: true });
    const mail = mailbox?.received.at(-1);
    expect(mail).toMatchObject({ to: ['marta@home.example'], text: expect.stringContaining('Esto es una prueba') });
    expect(mail?.headers).toMatchObject({ from: 'Relevo <relevo@desk.example>', subject: 'Prueba de Relevo' });
    expect(mail?.headers['message-id']).toMatch(/^<[\w-]{36}@desk\.example>$/);
    expect(mail?.html).toMatch(/<h1[^>]*>Esto es una prueba<\/h1>/);
  });

  it('says why a mail did not arrive', async () => {
    mailbox?.answer(() => 550);
    const { form } = await settingsOf('marta', 'Ajustes');
    await form.fill({ 'Correo electrónico': 'gone@home.example' });
    await form.click('Enviar un correo de prueba');
    const said = await rig.as('marta').modal(/no ha llegado: el servidor de correo lo rechazó \(550\)/);
    await said.close({ all: true });
    mailbox?.answer(null);
  });

  it('calls the webhook with a signature by the secret that was shown once', async () => {
    const { form } = await settingsOf('ana', 'Ajustes');
    await form.click('Nuevo secreto de firma');
    const shown = await rig.as('ana').modal(/Su nuevo secreto de firma/);
    const secret = /rvs_[\w-]{43}/.exec(shown.text)?.[0] ?? '';
    await shown.close();
    await form.fill({ 'Dirección del webhook': gateway?.url ?? '' });
    await form.click('Hacer una llamada de prueba');
    await (await rig.as('ana').modal(/ha aceptado la llamada de prueba/)).close();
    const call = gateway?.calls.at(-1);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({ type: 'test', language: 'es', title: 'Relevo' });
    expect([call?.signedBy(secret), call?.signedBy('rvs_another')]).toEqual([true, false]);
    await form.click('Nuevo secreto de firma');
    await (await rig.as('ana').modal(/Su nuevo secreto de firma/)).close();
    await form.click('Hacer una llamada de prueba');
    await (await rig.as('ana').modal(/ha aceptado la llamada de prueba/)).close({ all: true });
    expect(gateway?.calls.at(-1)?.signedBy(secret)).toBe(false);
  });

  it('never leaves the secret in a message, also when no window opens for it', async () => {
    const { form } = await settingsOf('ana', 'Ajustes');
    const before = rig.as('ana').dms().length;
    rig.workspace.faults.add({ method: 'views.push', when: {}, outcome: { do: 'error', code: 'internal_error' } });
    await form.click('Nuevo secreto de firma');
    await rig.settle();
    expect(
      rig
        .as('ana')
        .dms()
        .slice(before)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/rvs_/);
    await form.close({ all: true });
  });

  it('follows no redirect', async () => {
    gateway?.answer(307, { location: 'http://169.254.169.254/' });
    const { form } = await settingsOf('ana', 'Ajustes');
    await form.fill({ 'Dirección del webhook': gateway?.url ?? '' });
    await form.click('Hacer una llamada de prueba');
    await (await rig.as('ana').modal(/el webhook respondió 307/)).close({ all: true });
    gateway?.answer(204);
  });

  it('can be sent five times in ten minutes', async () => {
    const { form } = await settingsOf('luis', 'Ajustes');
    for (let time = 0; time < 5; time += 1) {
      await form.click('Hacer una llamada de prueba');
      await (await rig.as('luis').modal(/No hay dirección/)).close();
    }
    await form.click('Hacer una llamada de prueba');
    await (await rig.as('luis').modal(/muchas pruebas en poco tiempo/)).close({ all: true });
  });
});

describe('where no mail server is named', () => {
  it('the form says so, and what somebody chose before stays', async () => {
    const bare = await startRig();
    try {
      const home = await bare.as('bruno').home();
      await home.click('Settings');
      const form = await bare.as('bruno').modal(/E-mail isn't set up here/);
      expect(form.text).not.toContain('Send a test e-mail');
      expect(await form.fill({ Language: 'English' }).submit()).toBe('closed');
      await home.shows(/as you chose/);
    } finally {
      await bare.stop();
    }
  });
});
