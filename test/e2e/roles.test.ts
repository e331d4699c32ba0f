import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour } from '../../src/domain/time.ts';
import { escalate, happenings } from '../support/escalating.ts';
import { startRuled, type RuledRig } from '../support/ruled.ts';

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled([
    [
      'escalation_manager: { user: luis@example.com }',
      'escalation_manager: { user: luis@example.com }\n  customer_executive: { user: dana@example.com }',
    ],
  ]);
});
afterAll(() => rig.stop());

const say = (person: string, text: string) => rig.as(person).in('general').command(`/escalate ${text}`);

/** What Ana opened and Bruno has, and the form that Bruno opens from its card. */
async function formOf(title: string) {
  const opened = await escalate(rig, `sev1 ${title}`);
  await say('bruno', `ack ${opened.reference}`);
  await rig.settle();
  const bruno = rig.as('bruno');
  const card = await bruno.sees(opened.room, /Opened\W+by/);
  await card.overflow('People and roles');
  return { ...opened, card, form: await bruno.modal(new RegExp(`Roles in ${opened.reference}`)) };
}

describe('roles are taken and given from the card', () => {
  it('by a form that says who holds them and what they ask of somebody', async () => {
    const { reference, card, form } = await formOf('Ovens cold');
    expect(form.text).toMatch(/Speaks with the customer/);
    expect(await form.fill({ 'Customer executive': 'marta', 'Problem coordinator': 'bruno' }).submit()).toBe('closed');
    await rig.settle();
    expect(rig.told('marta', new RegExp(`@Bruno Keller le ha asignado una función en ${reference}`))).toBe(1);
    expect(rig.told('marta', /Ejecutivo del cliente\W+Habla con el cliente/)).toBe(1);
    expect(rig.told('bruno', /gave you a role/)).toBe(0);
    await card.answered(/@Bruno Keller gave roles: Customer executive @Marta \S+ · Problem coordinator @Bruno Keller/);
    await say('dana', `show ${reference}`);
    expect(rig.as('dana').in('general').messages().at(-1)?.text).toMatch(
      /Roles\W+Escalation manager @Luis Ortega · Customer executive @Marta \S+ · Problem coordinator @Bruno Keller/,
    );
  });

  it('whoever holds them then has what comes with them: the RCA, and the question how it went', async () => {
    const { reference, form } = await formOf('Freezers warm');
    await form.fill({ 'Customer executive': 'marta', 'Problem coordinator': 'dana' }).submit();
    await say('bruno', `resolve ${reference} New fuse.`);
    await rig.settle();
    expect(rig.told('dana', new RegExp(`root-cause analysis of ${reference} is yours to write`))).toBe(1);
    await rig.advance(hour);
    expect(rig.told('marta', new RegExp(`${reference} está resuelta`))).toBe(1);
    expect(rig.told('dana', new RegExp(`${reference} is resolved\\. You speak for the customer`))).toBe(0);
  });

  it('not to a guest: it is said at the field, and nobody is given anything', async () => {
    const { form } = await formOf('Mixers stuck');
    const before = await happenings(rig);
    rig.workspace.restrict('luis', true);
    await rig.settle();
    expect(await form.fill({ 'Problem coordinator': 'luis' }).submit()).toEqual({
      errors: {
        'Problem coordinator': expect.stringMatching(/not a guest, not an app/),
      },
    });
    rig.workspace.restrict('luis', false);
    await rig.settle();
    expect(await happenings(rig)).toBe(before);
  });

  it('by two at once, who change what they changed and nothing else', async () => {
    const { reference, room, form: newer } = await formOf('Doors locked');
    const dana = rig.as('dana');
    await (await dana.sees(room, /Opened\W+by/)).overflow('People and roles');
    const older = await dana.modal(new RegExp(`Roles in ${reference}`));
    await newer.fill({ 'Customer executive': 'bruno' }).submit();
    await older.fill({ 'Problem coordinator': 'dana' }).submit();
    await say('dana', `show ${reference}`);
    expect(dana.in('general').messages().at(-1)?.text).toMatch(
      /Customer executive @Bruno.* · Problem coordinator @Dana/,
    );
  });

  it('left as they are they change nothing, and tell nobody', async () => {
    const { form } = await formOf('Scales off');
    const before = await happenings(rig);
    expect(await form.submit()).toBe('closed');
    expect(await happenings(rig)).toBe(before);
  });
});
