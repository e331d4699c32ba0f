import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate, happenings } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

const command = async (person: string, text: string): Promise<string> => {
  const someone = rig.as(person);
  await someone.in('general').command(`/escalate ${text}`);
  await rig.settle();
  return someone.in('general').messages().at(-1)?.text ?? '';
};
const pagesTo = (person: string, named: RegExp) =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => named.test(text));

describe('somebody changes the severity', () => {
  it('of what waited for half an hour as a SEV3: as a SEV1 its five minutes are over, and the next tier is paged', async () => {
    const { reference, named } = await escalate(rig, 'sev3 Export slow');
    await rig.advance(30 * minute);
    expect(pagesTo('dana', named)).toHaveLength(0);
    expect(await command('ana', `severity ${reference} sev1`)).toMatch(/ESC-1 pasa a ser SEV1 Crítica/);
    await rig.settle();
    expect(pagesTo('dana', named)).toHaveLength(1);
    expect(pagesTo('bruno', named)).toHaveLength(1);
    expect((await rig.as('bruno').dm(named)).text).toMatch(/🔴 ESC-1 · SEV1 Critical/);
    await rig.as('ana').sees(/^esc-1/, /@Ana Ruiz changed the severity from SEV3 Normal to SEV1 Critical/);
  });

  it('to one with more time: the next tier waits for it, and the page says until when', async () => {
    const { reference, named } = await escalate(rig, 'sev1 Labels wrong');
    await rig.advance(2 * minute);
    expect(await command('bruno', `severity ${reference} high`)).toMatch(/ESC-2 is SEV2 High now/);
    await rig.advance(12 * minute);
    expect(pagesTo('dana', named)).toHaveLength(0);
    expect((await rig.as('bruno').dm(named)).text).toMatch(/answer before [^(]*\(15 min\)/);
    await rig.advance(minute);
    expect(pagesTo('dana', named)).toHaveLength(1);
  });

  it('from the menu of the card, in a form that says what each severity means', async () => {
    const { reference, room } = await escalate(rig, 'sev1 Cart empty');
    await rig.as('bruno').in('general').command(`/escalate ack ${reference}`);
    await rig.settle();
    const bruno = rig.as('bruno');
    const card = await bruno.sees(room, /Opened\W+by/);
    await card.overflow('Change severity');
    const form = await bruno.modal(/Severity of ESC-3/);
    expect(form.text).toMatch(/A customer is badly slowed/);
    expect(await form.fill({ Severity: 'SEV2 High' }).submit()).toBe('closed');
    await rig.settle();
    expect((await bruno.sees(room, /Opened\W+by/)).text).toMatch(/SEV2 High/);
  });

  it('which one that is so already, or that nobody knows, does not', async () => {
    const before = await happenings(rig);
    expect(await command('bruno', 'severity ESC-3 sev2')).toMatch(/Nothing was changed: it is SEV2 High already/);
    expect(await command('bruno', 'severity ESC-3 sev9')).toMatch(/no such severity/);
    expect(await happenings(rig)).toBe(before);
  });
});
