import { afterAll, beforeAll, expect, it } from 'vitest';
import { day, hour, minute } from '../../src/domain/time.ts';
import { calls, escalate } from '../support/escalating.ts';
import { firstTier, secondTier, startRuled, withSchedules, type RuledRig } from '../support/ruled.ts';

/** Bruno hands over to Marta at nine in Madrid, she to Luis a day later; Dana has the other one always. */
const schedules = `schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2026-11-23, people: [bruno@example.com, marta@example.com, luis] }
    keep_usergroup: payments-experts
  leads:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2026-11-23, people: [dana@example.com, dana] }
`;
/** Ten to nine in Madrid, on the Tuesday of the first handover. */
const beforeHandover = Date.UTC(2026, 10, 24, 7, 50);

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled(
    [withSchedules(schedules), [firstTier, '[{ schedule: payments }]'], [secondTier, 'page: [{ schedule: leads }]']],
    { clock: { start: beforeHandover } },
  );
});
afterAll(() => rig.stop());

/** Who is in the user group that follows payments. */
async function inGroup(): Promise<readonly (string | undefined)[]> {
  const { usergroups = [] } = await rig.slack.usergroups.list({ include_users: true });
  return usergroups.find(({ handle }) => handle === 'payments-experts')?.users ?? [];
}

const told = (person: string): number =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => /on call: |de guardia: /.test(text)).length;

it('nobody is told of a schedule that is new', async () => {
  await rig.settle();
  expect(['bruno', 'marta', 'luis', 'dana'].map(told)).toEqual([0, 0, 0, 0]);
  expect(await inGroup()).toEqual([rig.as('bruno').id]);
});

it('whoever leaves and whoever comes are told, with what is still open', async () => {
  const { reference, named } = await escalate(rig, 'sev1 Till frozen');
  await rig.as('bruno').dm(named);
  await rig.as('bruno').in('support').command(`/escalate ack ${reference}`);
  await rig.advance(15 * minute);
  const leaving = await rig.as('bruno').dm(/You are no longer on call: payments\. @Marta Vidal takes over\./);
  expect(leaving.text).toMatch(new RegExp(`Still open with you:[\\s\\S]*${reference}[\\s\\S]*Till frozen`));
  const coming = await rig.as('marta').dm(/📟 Está de guardia: payments \(hasta: .*9:00\)\. Releva a @Bruno Keller\./);
  expect(coming.text).toMatch(new RegExp(`Sigue abierto con @Bruno Keller:[\\s\\S]*${reference}`));
  expect(coming.text).not.toContain('no se ha podido avisar antes');
  expect(['bruno', 'marta', 'luis', 'dana'].map(told)).toEqual([1, 1, 0, 0]);
  expect(await inGroup()).toEqual([rig.as('marta').id]);
});

it('by a process that starts late it is told late and says so, by two processes once', async () => {
  await rig.stopRelevo();
  rig.workspace.clock.advance(day + 2 * hour);
  await rig.startRelevo();
  await rig.startAnother();
  await rig.settle();
  const coming = await rig.as('luis').dm(/Está de guardia: payments/);
  expect(coming.text).toMatch(
    /Es así desde: .*2:00 a.m.; no se ha podido avisar antes\.\s+No hay nada abierto que traspasar/,
  );
  await rig.as('marta').dm(/Ya no está de guardia: payments\. Le releva @Luis Ortega\./);
  await rig.settle();
  expect(['bruno', 'marta', 'luis', 'dana'].map(told)).toEqual([1, 2, 1, 0]);
  expect(await inGroup()).toEqual([rig.as('luis').id]);
  expect(calls(rig, 'usergroups.users.update')).toHaveLength(3);
});
