import { afterAll, beforeAll, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { firstTier, secondTier, startRuled, withSchedules, type RuledRig } from '../support/ruled.ts';
import { written, type Written } from '../support/written.ts';

/** Dana hands over to Luis at nine in Madrid; it is ten to nine. The nights have nobody. */
const schedules = `schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2026-11-29, people: [dana@example.com, luis@example.com] }
  nights:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2027-06-07, people: [luis@example.com] }
`;
const beforeHandover = Date.UTC(2026, 10, 30, 7, 50);

let manifest: Written;
let rig: RuledRig;
let group: string;
beforeAll(async () => {
  manifest = await written('slack-manifest.yml', ['- usergroups:read', '- usergroups:write\n      - usergroups:read']);
  rig = await startRuled(
    [
      withSchedules(schedules),
      [firstTier, '[{ usergroup: payments-experts }]'],
      [secondTier, 'page: [{ schedule: payments }]'],
      ['page: [{ user: luis@example.com }]', 'page: [{ schedule: nights }, { user: bruno@example.com }]'],
    ],
    { manifest: manifest.file, clock: { start: beforeHandover } },
  );
  group = (await rig.slack.usergroups.list()).usergroups?.[0]?.id ?? '';
  await members('bruno');
});
afterAll(async () => {
  await rig.stop();
  await manifest.remove();
});

async function members(...people: string[]): Promise<void> {
  await rig.slack.usergroups.users.update({ usergroup: group, users: people.map((name) => rig.as(name).id).join(',') });
  await rig.settle();
}

const pagedAs = (person: string, named: RegExp): number =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => named.test(text)).length;

const tiersPass = async (count: number): Promise<void> => {
  for (let passed = 0; passed < count; passed += 1) await rig.advance(5 * minute);
};

it('whoever is on call when the second tier is paged gets it, not whoever was when it opened', async () => {
  const { named } = await escalate(rig, 'sev1 Till frozen');
  expect((await rig.as('bruno').dm(named)).text).toMatch(/then tier 2: @Dana Brooks/);
  await rig.advance(12 * minute);
  expect([pagedAs('dana', named), pagedAs('luis', named)]).toEqual([0, 1]);
  expect((await rig.as('luis').dm(named)).text).toMatch(/Se le avisa como nivel 2/);
});

it('a tier with nobody but those whom the round has paged is passed over, and the room is told why', async () => {
  const { named, room } = await escalate(rig, 'sev1 Printer jammed');
  await tiersPass(2);
  expect(pagedAs('bruno', named)).toBe(2);
  await rig
    .as('bruno')
    .sees(room, /Passed over tier 3.*already paged in this round: @Bruno Keller; nobody on call: nights/);
});

it('whoever joined the group since it opened is paged in the next round, and whoever left it is not', async () => {
  const { named } = await escalate(rig, 'sev1 Scale off');
  await members('marta');
  await tiersPass(1);
  expect((await rig.as('luis').dm(named)).text).toMatch(/después, ronda 2, nivel 1: @Marta Vidal/);
  await tiersPass(1);
  expect([pagedAs('marta', named), pagedAs('bruno', named)]).toEqual([1, 1]);
});
