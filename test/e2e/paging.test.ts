import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

/** A Monday, 09:00 in London, 10:00 in Madrid, 04:00 in New York, 03:00 in Mexico City. */
const start = Date.UTC(2026, 10, 23, 9, 0, 20);
let rig: Rig;
beforeAll(async () => {
  rig = await startRig('socket', { clock: { start } });
});
afterAll(() => rig.stop());

const pagesTo = (person: string, named: RegExp) =>
  rig
    .as(person)
    .dms()
    .filter((message) => named.test(message.text))
    .map((message) => message.text.replaceAll('\u202F', ' '));

describe('an escalation that nobody answers', () => {
  it('pages tier by tier, each in their own language and time zone, then once more, and then tells the channel', async () => {
    const { named, reference } = await escalate(rig, 'sev1 Gateway down');
    const of = (person: string) => pagesTo(person, named);
    expect(of('bruno')).toEqual([expect.stringMatching(/answer before 9:05 \(5 min\), then tier 2: @Dana Brooks/)]);
    expect(of('marta')).toEqual([expect.stringMatching(/hora límite: 10:05 \(5 min\), después, nivel 2: @Dana/)]);
    await rig.advance(5 * minute);
    expect(of('dana')).toEqual([expect.stringMatching(/answer before 4:10 AM \(5 min\), then tier 3: @Luis Ortega/)]);
    expect(of('luis')).toEqual([]);
    await rig.advance(5 * minute);
    expect(of('luis')).toEqual([expect.stringMatching(/hora límite: 3:15 a\.m\. .*después, ronda 2, nivel 1: @Bruno/)]);
    await rig.advance(5 * minute);
    expect(of('bruno')).toEqual([expect.stringMatching(/expired/), expect.stringMatching(/Paging you as tier 1/)]);
    await rig.advance(5 * minute);
    await rig.advance(5 * minute);
    expect(of('luis').at(-1)).toMatch(/después se avisa en #support-leads/);
    expect(rig.as('dana').messages('support-leads')).toEqual([]);
    await rig.advance(5 * minute);
    const told = await rig.as('dana').sees('support-leads', named);
    expect(told.text).toMatch(new RegExp(`Nobody has answered ${reference} · SEV1 Critical\\nGateway down`));
    expect(told.text).toMatch(/Every tier on its path was paged, in 2 rounds, since today 4:00.AM/);
    expect(told.text).toMatch(/tier 1, Front line: @Bruno Keller, @Marta Vidal[\s\S]*tier 3, Management: @Luis Ortega/);
    expect(told.buttons).toEqual(['Acknowledge', 'Page again', 'Details']);
    expect(['bruno', 'marta', 'dana', 'luis'].map((person) => of(person).length)).toEqual([2, 2, 2, 2]);
    await rig.advance(60 * minute);
    expect(of('bruno')).toHaveLength(2);
  });

  it('can be paged once more from the channel, and its notice says so', async () => {
    const told = await rig.as('dana').sees('support-leads', /Gateway down/);
    await told.button('Page again').click();
    await rig.settle();
    expect(pagesTo('bruno', /Gateway down/).at(-1)).toMatch(/Paging you as tier 1/);
    expect(told.text).toMatch(/It is being paged again\./);
    for (const _tier of [1, 2, 3]) await rig.advance(5 * minute);
    expect(rig.as('dana').messages('support-leads')).toHaveLength(2);
    expect(rig.as('dana').messages('support-leads').at(-1)?.text).toMatch(/paged, in 3 rounds, since/);
  });

  it('can be taken from the channel by anybody, and no page asks for it any more', async () => {
    const ana = rig.as('ana');
    const told = await ana.sees('support-leads', /Gateway down/);
    await told.button('Acknowledge').click();
    await rig.settle();
    const taken = expect.stringMatching(/@Ana Ruiz acknowledged it after/);
    expect(pagesTo('dana', /Gateway down/)).toEqual([taken, taken, taken]);
    expect((await ana.sees('support', /Gateway down/)).text).toMatch(/@Ana Ruiz leads it/);
    expect(told.text).toMatch(/Since then @Ana Ruiz has acknowledged it/);
    expect(told.buttons).toEqual(['Details']);
  });
});

describe('a tier', () => {
  it('is paged before anything else happens: nobody waits for the room', async () => {
    const before = rig.workspace.log.length;
    const { named } = await escalate(rig, 'sev1 Sessions expire');
    const asked = rig.workspace.log
      .slice(before)
      .flatMap((entry) => (entry.kind === 'call' ? [`${entry.method} ${String(entry.args['channel'])}`] : []));
    const inTheRoom = asked.findIndex((call) => /^(conversations\.(setTopic|invite)|pins\.add)/.test(call));
    for (const { id } of [rig.as('bruno'), rig.as('marta')])
      expect(asked.slice(0, inTheRoom)).toContain(`chat.postMessage ${id}`);
    expect([pagesTo('bruno', named).length, pagesTo('marta', named).length]).toEqual([1, 1]);
  });

  it('has one winner when two acknowledge at once, and the other is told who', async () => {
    const { named } = await escalate(rig, 'sev1 Labels unprinted');
    const [bruno, marta] = [rig.as('bruno'), rig.as('marta')];
    const [his, hers] = [await bruno.dm(named), await marta.dm(named)];
    await Promise.all([his.button('Acknowledge').click(), hers.button('Atender').click()]);
    await rig.settle();
    const brunoWon = /You lead it/.test(his.text);
    const loser = brunoWon ? marta : bruno;
    expect(brunoWon ? hers.text : his.text).toMatch(
      brunoWon ? /@Bruno Keller la atendió/ : /@Marta Vidal acknowledged/,
    );
    expect((await loser.dm(brunoWon ? /se adelantó/ : /was first/)).text).toMatch(brunoWon ? /@Bruno/ : /@Marta/);
  });

  it('is passed by "Page next now": of two who press at once, nobody pages the tier after', async () => {
    const { named } = await escalate(rig, 'sev1 Backups failing');
    const [his, hers] = [await rig.as('bruno').dm(named), await rig.as('marta').dm(named)];
    await Promise.all([his.button('Page next now').click(), hers.button('Avisar al siguiente ya').click()]);
    await rig.settle();
    expect(pagesTo('dana', named)).toEqual([expect.stringMatching(/Paging you as tier 2/)]);
    expect(pagesTo('luis', named)).toEqual([]);
    const refused = [...rig.as('bruno').dms(), ...rig.as('marta').dms()].map(({ text }) => text);
    expect(refused.filter((text) => /Nobody was paged twice|No se avisó a nadie dos veces/.test(text))).toHaveLength(1);
  });

  it('that declines to the last person has the next one paged at once', async () => {
    const { named } = await escalate(rig, 'sev1 Webhooks silent');
    await (await rig.as('bruno').dm(named)).select("Can't take it", "I'm busy");
    await rig.settle();
    expect((await rig.as('marta').dm(named)).text).not.toMatch(/junto con/);
    await (await rig.as('marta').dm(named)).select('No puedo atenderla', 'Fuera de turno');
    await rig.settle();
    expect(pagesTo('dana', named)).toEqual([expect.stringMatching(/Paging you as tier 2/)]);
  });

  it('may still answer when the next one has been paged', async () => {
    const { named } = await escalate(rig, 'sev1 Search empty');
    await rig.advance(5 * minute);
    const late = await rig.as('bruno').dm(named);
    expect(late.text).toMatch(/This page has expired\. Now paging tier 2.*Your answer is still welcome\./);
    await late.button('Acknowledge').click();
    await rig.settle();
    expect(late.text).toMatch(/You acknowledged it after 5 min\. You lead it\./);
    expect(pagesTo('dana', named)).toEqual([expect.stringMatching(/@Bruno Keller acknowledged it/)]);
    await rig.advance(10 * minute);
    expect(pagesTo('luis', named)).toEqual([]);
  });
});
