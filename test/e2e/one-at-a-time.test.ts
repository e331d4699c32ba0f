import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { firstTier, startRuled, type RuledRig } from '../support/ruled.ts';

let rig: RuledRig;
beforeAll(async () => {
  const people = `[{ user: bruno }, { user: '@marta' }, { user: dana@example.com }]
        strategy: one_at_a_time`;
  rig = await startRuled([[firstTier, people]]);
});
afterAll(() => rig.stop());

/** Who got a page that asks them as tier 1, in the order of their names. */
const firstLine = (named: RegExp) =>
  ['bruno', 'dana', 'marta'].filter((person) =>
    rig
      .as(person)
      .dms()
      .some(({ text }) => named.test(text) && /as tier 1|como nivel 1/.test(text)),
  );

describe('a tier that is paged one at a time', () => {
  it('pages one person, and the next one for the next escalation, also after a restart', async () => {
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(form.text).toMatch(
      /enseguida:\*? una de estas personas, por turno: @Bruno Keller, @Marta Vidal, @Dana Brooks/,
    );
    await form.close();
    expect(firstLine((await escalate(rig, 'sev1 Cards refused')).named)).toEqual(['bruno']);
    expect(firstLine((await escalate(rig, 'sev1 Exports empty')).named)).toEqual(['marta']);
    await rig.stopRelevo();
    await rig.startRelevo();
    expect(firstLine((await escalate(rig, 'sev1 Logins slow')).named)).toEqual(['dana']);
    expect(firstLine((await escalate(rig, 'sev1 Search down')).named)).toEqual(['bruno']);
  });

  it('pages the next of the same tier when somebody declines, and then the next tier that has anybody else', async () => {
    const { named, room } = await escalate(rig, 'sev1 Printer on fire');
    const hers = await rig.as('marta').dm(named);
    expect(hers.text).toMatch(/después, nivel 2: @Dana Brooks/);
    await rig.advance(2 * minute);
    await hers.select('No puedo atenderla', 'Fuera de turno');
    await rig.settle();
    expect((await rig.as('dana').dm(named)).text).toMatch(
      /Paging you as tier 1, Front line · answer before [^(]*, then tier 3: @Luis Ortega/,
    );
    expect((await rig.as('ana').sees(room, /Opened\W+by/)).text).toMatch(/1 of 3, Front line/);
    await rig.advance(3 * minute);
    await rig.as('ana').sees(room, /Passed over tier 2, Specialists: already paged in this round: @Dana Brooks/);
    expect((await rig.as('luis').dm(named)).text).toMatch(/Se le avisa como nivel 3/);
  });
});
