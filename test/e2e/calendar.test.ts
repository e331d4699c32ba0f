import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';
import { firstTier, withSchedules } from '../support/ruled.ts';
import { written, type Written } from '../support/written.ts';

const schedules = `schedules:
  payments:
    timezone: Europe/Madrid
    ical: payments.ics
`;
/** From ten to ten in Madrid, whoever takes part. */
const shifts = (...people: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...people.flatMap((person, index) => [
      'BEGIN:VEVENT',
      `UID:${index}`,
      `DTSTART;TZID=Europe/Madrid:202611${23 + index}T100000`,
      `DTEND;TZID=Europe/Madrid:202611${24 + index}T100000`,
      `RRULE:FREQ=DAILY;INTERVAL=${people.length}`,
      `ATTENDEE:mailto:${person}@example.com`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

let policy: Written;
let rig: Rig;
beforeAll(async () => {
  policy = await written('src/default-policy.yml', withSchedules(schedules), [firstTier, '[{ schedule: payments }]']);
  await writeCalendar(shifts('bruno', 'marta'));
  rig = await startRig('socket', {}, { RELEVO_POLICY: policy.file });
  await rig.settle();
});
afterAll(async () => {
  await rig.stop();
  await policy.remove();
});

const writeCalendar = (text: string) => writeFile(join(dirname(policy.file), 'payments.ics'), text);

async function who(): Promise<string> {
  await rig.as('bruno').in('general').command('/escalate who');
  await rig.settle();
  return rig.as('bruno').in('general').messages().at(-1)?.text ?? '';
}

it('whoever takes part in the event of the moment is on call and is paged', async () => {
  expect(await who()).toMatch(/payments: @Bruno Keller until tomorrow 9:00, then @Marta Vidal/);
  const { named } = await escalate(rig, 'sev1 Till frozen');
  await rig.as('bruno').dm(named);
  await rig.as('bruno').in('general').command('/escalate cover');
  const form = await rig.as('bruno').modal(/Cover for me/);
  expect(form.value('To')).toBe(Date.UTC(2026, 10, 24, 9) / 1_000);
  await form.close();
});

it('a calendar that changes is followed within minutes, also to people who were not named before', async () => {
  await writeCalendar(shifts('dana', 'marta'));
  await rig.advance(6 * minute);
  expect(await who()).toMatch(/payments: @Dana Brooks until tomorrow 9:00, then @Marta Vidal/);
});

it('one that breaks changes nothing, is told, and is followed again when it is mended', async () => {
  await writeCalendar('<html>Not today</html>');
  await rig.advance(6 * minute);
  expect(await who()).toMatch(/payments: @Dana Brooks until/);
  await rig.stopRelevo();
  await rig.startRelevo();
  await rig.advance(hour);
  const notice = await rig.as('luis').dm(/payments: no se puede obtener su calendario \(no es un texto iCalendar\)/);
  expect(await who()).toMatch(/payments: @Dana Brooks until/);
  await writeCalendar(shifts('bruno', 'marta'));
  await rig.advance(11 * minute);
  expect(await who()).toMatch(/payments: @Bruno Keller until/);
  await rig.advance(11 * minute);
  expect(notice.text).toMatch(/calendario .* \(resuelto\)/);
});
