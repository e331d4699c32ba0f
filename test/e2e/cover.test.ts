import { afterAll, beforeAll, expect, it } from 'vitest';
import { day, hour } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { firstTier, secondTier, startRuled, withSchedules, type RuledRig } from '../support/ruled.ts';

/** Bruno's week begins on Monday at nine in Madrid, then Marta's, then Luis's; Dana is in another schedule alone. */
const schedules = `schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1w, handover: mon 09:00, starts: 2026-11-23, people: [bruno@example.com, marta@example.com, luis] }
  leads:
    timezone: Europe/Madrid
    rotation: { every: 1w, handover: mon 09:00, starts: 2026-11-23, people: [dana@example.com] }
`;
/** Ten to three in Madrid, on the Friday before. */
const friday = Date.UTC(2026, 10, 20, 14, 50);
const nineOn = (date: number): string => String(Date.UTC(2026, 10, date, 8) / 1_000);

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled(
    [withSchedules(schedules), [firstTier, '[{ schedule: payments }]'], [secondTier, 'page: [{ schedule: leads }]']],
    { clock: { start: friday } },
  );
});
afterAll(() => rig.stop());

const dms = (person: string, pattern: RegExp): number =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => pattern.test(text)).length;

async function who(): Promise<string> {
  await rig.as('bruno').in('general').command('/escalate who');
  await rig.settle();
  return rig.as('bruno').in('general').messages().at(-1)?.text ?? '';
}

it('the form proposes the next shift, and says at its field what can’t be covered', async () => {
  const bruno = rig.as('bruno');
  await bruno.in('general').command('/escalate cover');
  const form = await bruno.modal(/Cover for me/);
  expect(form.value('From')).toBe(Number(nineOn(23)));
  expect(form.value('To')).toBe(Number(nineOn(30)));
  expect(await form.fill({ To: nineOn(22) }).submit()).toEqual({ errors: { To: expect.stringMatching(/later/) } });
  const late = String(Number(nineOn(30)) + 3_600);
  expect(await form.fill({ To: late }).submit()).toEqual({ errors: { From: expect.stringMatching(/Not all/) } });
  const self = { To: nineOn(24), 'Whom to ask': 'bruno' };
  expect(await form.fill(self).submit()).toEqual({ errors: { 'Whom to ask': expect.stringMatching(/somebody else/) } });
  await form.close();
});

it('whoever has no shift is told so, and whoever is alone must say whom to ask', async () => {
  const ana = rig.as('ana');
  await ana.in('general').command('/escalate cover');
  await rig.settle();
  expect(ana.in('general').messages().at(-1)?.text).toMatch(/no tiene ningún turno de guardia/);
  expect((await ana.home(/De guardia/)).text).not.toContain('Pedir relevo');

  const dana = rig.as('dana');
  await (await dana.home(/On call/)).click('Cover for me');
  const form = await dana.modal(/Cover for me/);
  expect(await form.submit()).toEqual({ errors: { 'Whom to ask': expect.stringMatching(/Nobody else/) } });
  await form.close();
});

it('all others are asked, the first to accept is on call, and everybody’s message says so', async () => {
  const [bruno, marta, luis] = [rig.as('bruno'), rig.as('marta'), rig.as('luis')];
  await (await bruno.home(/On call/)).click('Cover for me');
  const form = await bruno.modal(/Cover for me/);
  expect(await form.fill({ To: nineOn(24) }).submit()).toBe('closed');
  await rig.settle();
  await bruno.home(/You asked @Marta Vidal, @Luis Ortega to cover for you: payments/);
  const toMarta = await marta.dm(
    /@Bruno Keller le pide que cubra su guardia: payments[\s\S]*También se ha pedido a: @Luis/,
  );
  const toLuis = await luis.dm(/@Bruno Keller le pide/);
  await marta.home(/le pide que cubra/);

  await toLuis.button('No puedo').click();
  await rig.settle();
  expect((await bruno.dm(/You asked/)).text).toMatch(/Can't: @Luis Ortega\. You are on call until/);
  await toMarta.button('Aceptar').click();
  await rig.settle();
  await bruno.dm(/✅ @Marta Vidal accepted and covers for you: payments/);
  expect(dms('bruno', /^✅ @Marta Vidal covers for you/)).toBe(1);
  expect((await marta.dm(/Usted cubre/)).text).toMatch(/✅ Usted cubre la guardia de @Bruno Keller/);
  const luisSees = await luis.dm(/@Marta Vidal cubre la guardia de @Bruno Keller/);
  expect(luisSees.text).not.toContain('Aceptar');
  expect([dms('marta', /guardia de @Bruno/), dms('luis', /guardia de @Bruno/)]).toEqual([1, 1]);
});

it('the cover rules over the schedule: who is paged, and what "who" and the form say', async () => {
  expect(await who()).toMatch(/payments: nobody until 23 Nov 2026 8:00, then @Marta Vidal/);
  await rig.advance(3 * day);
  expect(await who()).toMatch(/payments: @Marta Vidal until tomorrow 8:00, then @Bruno Keller/);
  const { named } = await escalate(rig, 'sev1 Till frozen');
  await rig.as('marta').dm(named);
  expect(dms('bruno', named)).toBe(0);
});

it('a cover can be taken back, and who covered is told', async () => {
  const bruno = rig.as('bruno');
  await (await bruno.dm(/^✅ @Marta Vidal covers for you/)).button('Take it back').click();
  await rig.settle();
  await rig.as('marta').dm(/@Bruno Keller ha recuperado su guardia/);
  await bruno.dm(/You took your hours back from @Marta Vidal/);
  expect(await who()).toMatch(/payments: @Bruno Keller until/);
});

it('a request that is withdrawn says so, and a late click is refused politely', async () => {
  const [bruno, luis] = [rig.as('bruno'), rig.as('luis')];
  await bruno.in('general').command('/escalate cover');
  const form = await bruno.modal(/Cover for me/);
  const one = { From: nineOn(25), To: nineOn(26), 'Whom to ask': 'luis' };
  expect(await form.fill(one).submit()).toBe('closed');
  await rig.settle();
  const asked = await luis.dm(/le pide que cubra su guardia/);

  await bruno.in('general').command('/escalate cover');
  const again = await bruno.modal(/Cover for me/);
  expect(await again.fill(one).submit()).toEqual({
    errors: { From: expect.stringMatching(/asked for some of these/) },
  });
  await again.close();

  await (await bruno.dm(/You asked @Luis Ortega/)).button('Withdraw').click();
  await rig.settle();
  expect(asked.text).toMatch(/@Bruno Keller ya no necesita relevo/);
});

it('when nobody accepts, the asker is told in good time, also by a process that starts late', async () => {
  const bruno = rig.as('bruno');
  await bruno.in('general').command('/escalate cover');
  const form = await bruno.modal(/Cover for me/);
  expect(await form.fill({ From: nineOn(27), To: nineOn(28) }).submit()).toBe('closed');
  await rig.settle();
  await rig.advance(2 * day);
  expect(dms('bruno', /Nobody has accepted/)).toBe(0);
  await rig.stopRelevo();
  rig.workspace.clock.advance(day + 6 * hour);
  await rig.startRelevo();
  await rig.settle();
  await bruno.dm(/⚠️ Nobody has accepted to cover for you, so you are on call: payments/);
  await rig.advance(2 * day + hour);
  expect(dms('bruno', /Nobody has accepted/)).toBe(1);
  await bruno.dm(/Nobody covered for you: payments/);
});
