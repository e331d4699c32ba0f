import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, hour, minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRuled, type RuledRig } from '../support/ruled.ts';

/** A Friday, 14:50 in Madrid, ten minutes before the office closes. */
const start = Date.UTC(2026, 10, 20, 13, 50);
const calendars = `calendars:
  office:
    timezone: Europe/Madrid
    hours: { mon-thu: 09:00-18:00, fri: 09:00-15:00 }

escalation_paths:`;
let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled(
    [
      ['acknowledge_within: 4h\n', 'acknowledge_within: 4h\n    within_hours: office\n'],
      ['escalation_paths:', calendars],
    ],
    { clock: { start } },
  );
});
afterAll(() => rig.stop());

const pagesTo = (person: string, named: RegExp) =>
  rig
    .as(person)
    .dms()
    .filter((message) => named.test(message.text))
    .map((message) => message.text.replaceAll('\u202F', ' '));

/** How paging stands, as somebody who asks now is told. */
async function tierOf(reference: string): Promise<string> {
  const ana = rig.as('ana');
  await ana.in('support').command(`/escalate show ${reference}`);
  await rig.settle();
  const text = ana.in('support').messages().at(-1)?.text ?? '';
  return /^Nivel\W.*$/m.exec(text.replaceAll('\u202F', ' '))?.[0] ?? '';
}

describe('an escalation whose clocks run in office hours', () => {
  it('pages at once, waits over the weekend, and says until when', async () => {
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev3');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(form.text).toMatch(/Estos plazos solo cuentan en horario de atención\./);
    await form.close();
    const { named } = await escalate(rig, 'sev3 Invoice format');
    const [his] = pagesTo('bruno', named);
    expect(his).toMatch(
      /answer before 23 Nov.* 11:50 \(4 h, pauses outside opening hours, until 23 Nov.* 8:00\), then tier 2/,
    );
    expect(pagesTo('marta', named)[0]).toMatch(
      /hora límite: 23.*nov.* 12:50 \(4 h, en pausa fuera de horario, hasta.* 9:00\)/,
    );
    const [reference = ''] = /ESC-\d+/.exec(his ?? '') ?? [];
    expect(await tierOf(reference)).toMatch(/12:50 · dentro de \d+ horas, en pausa fuera de horario, hasta.* 9:00$/);
    await rig.advance(2 * day + 21 * hour);
    expect(await tierOf(reference)).toMatch(/hora límite: hoy 12:50 · dentro de .+$/);
    expect(pagesTo('dana', named)).toEqual([]);
    await rig.advance(hour);
    expect(pagesTo('dana', named)).toHaveLength(1);
  });

  it('tells its first update on Monday, an hour of office time after it opened', async () => {
    const told = rig
      .as('dana')
      .messages('support-updates')
      .filter(({ text }) => /Invoice format/.test(text));
    expect(told).toHaveLength(1);
    const [due] = await rig.db.selectFrom('deadlines').select('due_at').where('kind', '=', 'first-update').execute();
    const lateMs = (due?.due_at.getTime() ?? 0) - Date.UTC(2026, 10, 23, 8, 50);
    expect(lateMs >= 0 && lateMs < minute).toBe(true);
  });

  it('of another severity goes on round the clock', async () => {
    const { named } = await escalate(rig, 'sev1 Gateway down');
    expect(pagesTo('bruno', named)[0]).toMatch(/answer before \d+:\d\d \(5 min\), then tier 2/);
    await rig.advance(5 * minute);
    expect(pagesTo('dana', named)).toHaveLength(1);
  });
});
