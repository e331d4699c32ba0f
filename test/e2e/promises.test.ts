import { afterAll, beforeAll, expect, it } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRuled, type RuledRig } from '../support/ruled.ts';

let rig: RuledRig;
beforeAll(async () => {
  const involved = 'involve_when_late: [{ user: dana@example.com }, { user: gone@example.com }]';
  rig = await startRuled([['stakeholders:', `${involved}\n\nstakeholders:`]]);
});
afterAll(() => rig.stop());

it('an update every half hour: promised on the card, and whoever leads is reminded with a draft to post', async () => {
  const { reference, room } = await escalate(rig, 'sev1 Till frozen');
  const bruno = rig.as('bruno');
  await bruno.in('general').command(`/escalate ack ${reference}`);
  await bruno.in('general').command(`/escalate update ${reference} We are looking at it.`);
  await rig.settle();
  expect((await bruno.sees(room, /Opened\W+by/)).text).toMatch(/Next update\W+due by 14:33/);
  await rig.advance(29 * minute);
  expect(rig.told('bruno', /An update on ESC-1 is due now/)).toBe(0);
  await rig.advance(minute);
  const reminder = await bruno.dm(/An update on ESC-1 is due now/);
  expect(reminder.text).toMatch(/Falla desde las 13:50/);
  await bruno.sees(room, /An update is due; whoever has it was reminded/);
  expect((await bruno.sees(room, /Opened\W+by/)).text).toMatch(/Next update\W+due by 15:03/);
  await reminder.button('Post update').click();
  const form = await bruno.modal(/Update on ESC-1/);
  expect(await form.submit()).toBe('closed');
  await rig.settle();
  await bruno.sees('support-updates', /Falla desde las 13:50/);
  expect((await bruno.sees(room, /Opened\W+by/)).text).toMatch(/Next update\W+due by 15:03/);
});

it('four hours without a resolution: those whom the policy names are brought in, and told why', async () => {
  const { room } = await escalate(rig, 'sev1 Printer jammed');
  const ana = rig.as('ana');
  expect((await ana.sees(room, /Opened\W+by/)).text).toMatch(/Resolution\W+due by/);
  await rig.advance(3 * hour + 55 * minute);
  expect(rig.told('dana', /ESC-2 is not resolved after 4 h, so you are brought in/)).toBe(0);
  await rig.advance(5 * minute);
  expect(rig.told('dana', /ESC-2 is not resolved after 4 h, so you are brought in/)).toBe(1);
  await ana.sees(room, /It is not resolved in time\. Brought in: @Dana Brooks · not found: gone@example\.com/);
  expect((await ana.sees(room, /Opened\W+by/)).text).toMatch(/Resolution\W+overdue since .*brought in: @Dana Brooks/);
});

it('what is resolved in time brings nobody in and reminds nobody', async () => {
  const { reference } = await escalate(rig, 'sev1 Scale off');
  const marta = rig.as('marta');
  await marta.in('general').command(`/escalate ack ${reference}`);
  await marta.in('general').command(`/escalate resolve ${reference} Plugged it in.`);
  await rig.advance(5 * hour);
  expect(rig.told('dana', /ESC-3 is not resolved/)).toBe(0);
  expect(rig.told('marta', /actualización de ESC-3/)).toBe(0);
});
