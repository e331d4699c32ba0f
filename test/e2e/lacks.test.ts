import { afterAll, beforeAll, expect, it } from 'vitest';
import { day } from '../../src/domain/time.ts';
import { firstTier, startRuled, withSchedules, type RuledRig } from '../support/ruled.ts';

/** Nobody has payments before Wednesday at nine in Madrid. */
const policy = (overrides: string, gone: string) =>
  [
    withSchedules(`schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 09:00, starts: 2026-11-25, people: [bruno@example.com, ${gone}] }
    overrides: [${overrides}]
`),
    [firstTier, '[{ schedule: payments }]'],
  ] as const;

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled(policy('', 'gone@example.com'));
});
afterAll(() => rig.stop());

/** Luis manages escalations by the policy that comes with Relevo. */
const told = () =>
  rig
    .as('luis')
    .dms()
    .filter(({ text }) => /avisar a todo el mundo/.test(text));

it('whoever manages escalations is told of hours without anybody and of people who are not there, once', async () => {
  await rig.settle();
  const notice = await rig.as('luis').dm(/⚠️ En la próxima semana no se podrá avisar a todo el mundo/);
  expect(notice.text).toMatch(/payments: nadie de guardia desde .* hasta /);
  expect(notice.text).toMatch(/gone@example\.com: no está en este espacio/);
  await rig.startAnother();
  await rig.advance(day);
  expect(told()).toHaveLength(1);
});

it('what is mended is marked in the same message, and what is new is told in another one', async () => {
  const [notice] = told();
  await rig.write(
    ...policy('{ from: 2026-11-23 00:00, to: 2026-11-25 09:00, person: dana@example.com }', 'marta@example.com'),
  );
  await rig.reload();
  await rig.settle();
  expect(notice?.text).toMatch(/✅ Ya se puede avisar a todo el mundo[\s\S]*\(resuelto\)[\s\S]*\(resuelto\)/);
  expect(told()).toHaveLength(1);
  await rig.write(
    ...policy('{ from: 2026-11-23 00:00, to: 2026-11-25 09:00, person: dana@example.com }', 'stranger@example.com'),
  );
  await rig.reload();
  await rig.settle();
  expect(told()).toHaveLength(2);
});
