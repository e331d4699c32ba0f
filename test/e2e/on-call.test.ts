import { afterAll, beforeAll, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { firstTier, secondTier, startRuled, withSchedules, type RuledRig } from '../support/ruled.ts';

/** Bruno hands over to Marta on Mondays at nine in Madrid; the second tier has a stranger, and a schedule without anybody. */
const schedules = `schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1w, handover: mon 09:00, starts: 2026-11-23, people: [bruno@example.com, marta@example.com] }
  nights:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2026-11-23, people: [gone@example.com] }
  later:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2027-06-07, people: [luis@example.com] }
`;
/** Ten to nine in Madrid, on the Monday of the handover. */
const beforeHandover = Date.UTC(2026, 10, 30, 7, 50);

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled(
    [
      withSchedules(schedules),
      [firstTier, '[{ schedule: payments }]'],
      [secondTier, 'page: [{ schedule: nights }, { schedule: later }]'],
    ],
    { clock: { start: beforeHandover } },
  );
});
afterAll(() => rig.stop());

async function who(person: string): Promise<string> {
  const someone = rig.as(person);
  await someone.in('general').command('/escalate who');
  await rig.settle();
  return someone.in('general').messages().at(-1)?.text ?? '';
}

it('until Monday at nine whoever had the week is paged, and from then on the next', async () => {
  const before = await escalate(rig, 'sev1 Till frozen');
  await rig.as('bruno').dm(before.named);
  await rig.as('bruno').in('support').command(`/escalate ack ${before.reference}`);
  await rig.advance(15 * minute);
  const after = await escalate(rig, 'sev1 Printer jammed');
  await rig.as('marta').dm(after.named);
  expect(pagesTo('bruno', after.named)).toBe(0);
  expect(pagesTo('marta', before.named)).toBe(0);
});

const pagesTo = (person: string, named: RegExp): number =>
  rig
    .as(person)
    .dms()
    // A handover names what is open, and asks for no answer.
    .filter(({ text }) => named.test(text) && !/on call: |de guardia: /.test(text)).length;

it('the form says who would be paged, who is not in Slack, and which schedule has nobody', async () => {
  const ana = rig.as('ana');
  await ana.in('support').command('/escalate sev1 Scale off');
  const form = await ana.modal(/Se avisa enseguida/);
  expect(form.text).toMatch(/Se avisa enseguida:\W+@Marta Vidal/);
  const left = 'schedule nights: gone@example.com (no está en este espacio de trabajo), later (nadie de guardia)';
  expect(form.text).toContain(`No se avisa en el nivel 2, Especialistas: ${left}`);
  await form.close();
});

it('"who" and Home say who is on call, until when, and who is next, in the reader\'s language', async () => {
  const en = /On call[\s\S]*payments: @Marta Vidal until 7 Dec 2026 8:00, then @Bruno Keller\n/;
  expect(await who('bruno')).toMatch(en);
  expect((await rig.as('bruno').home()).text).toMatch(en);
  const es = await who('ana');
  expect(es).toMatch(/De guardia[\s\S]*payments: @Marta Vidal · hasta: .*9:00 · después: @Bruno Keller\n/);
  expect(es).toMatch(/⚠️ {2}nights: gone@example.com \(no está en este espacio de trabajo\)\n/);
  expect(es).toMatch(/⚠️ {2}later: nadie · hasta: .* · después: @Luis Ortega/);
});
