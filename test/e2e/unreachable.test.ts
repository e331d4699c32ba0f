import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

describe('somebody who has left the company', () => {
  it('after it opened and before their tier is paged: they are passed over at once, and the room says why', async () => {
    const { named, room } = await escalate(rig, 'sev1 Kiosk offline');
    rig.workspace.dismiss('dana');
    await rig.advance(5 * minute);
    expect((await rig.as('luis').dm(named)).text).toMatch(/Se le avisa como nivel 3/);
    const card = await rig.as('ana').sees(room, /Opened\W+by/);
    expect(card.text).toMatch(/Not found in tier 2, Specialists: dana@example\.com/);
    await card.answered(/Passed over tier 2, Specialists: not found: dana@example\.com/);
  });

  it('is shown as missing before it opens and on the card, and their tier is passed over', async () => {
    rig.workspace.dismiss('marta');
    await rig.settle();
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(form.text).toMatch(/Se avisa enseguida:\*? @Bruno Keller \(nivel 1/);
    expect(form.text).toMatch(/No se avisa en el nivel 1, Primera línea: marta@example\.com \(ya no está en activo\)/);
    expect(form.text).toMatch(/Tras 5 min, si nadie responde:\*? @Luis Ortega \(nivel 3/);
    await form.close();
    const { named, room } = await escalate(rig, 'sev1 Printer jam');
    expect((await ana.sees(room, /Opened\W+by/)).text).toMatch(/Not found in tier 2, Specialists: dana@example\.com/);
    expect((await rig.as('bruno').dm(named)).text).toMatch(/then tier 3: @Luis Ortega/);
    await rig.advance(5 * minute);
    await rig.as('luis').dm(named);
  });

  it('is no reason to wait when nobody is left: the channel is told at once', async () => {
    for (const person of ['bruno', 'luis']) rig.workspace.dismiss(person);
    await rig.settle();
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1 Lights out');
    const form = await ana.modal(/No se puede avisar a nadie/);
    expect(await form.fill({ '¿Qué ocurre?': 'Todo.' }).submit()).toBe('closed');
    await rig.settle();
    expect((await ana.sees('support-leads', /Lights out/)).text).toMatch(/Nobody could be paged for ESC-\d/);
    await (await ana.sees('support-leads', /Lights out/)).button('Acknowledge').click();
    await rig.settle();
    expect((await ana.sees('support', /Lights out/)).text).toMatch(/@Ana Ruiz leads it/);
  });
});

describe('a channel where the app may not speak', () => {
  const closed = ['support-leads', 'support-updates'];
  const channels = DEFAULT_SEED.channels.map((channel) =>
    closed.includes(channel.name) ? { ...channel, private: true, members: ['dana'] } : channel,
  );
  let shutOut: Rig;
  beforeAll(async () => {
    shutOut = await startRig('socket', { seed: { ...DEFAULT_SEED, channels } });
  });
  afterAll(() => shutOut.stop());

  it('silences nothing: whoever opened it and the manager are told instead, and why', async () => {
    const { named } = await escalate(shutOut, 'sev1 Vault unlocked');
    for (const _tier of [1, 2, 3, 4, 5, 6]) await shutOut.advance(5 * minute);
    const [ana, luis] = [shutOut.as('ana'), shutOut.as('luis')];
    const told = await ana.dm(/Nadie ha respondido a ESC-1/);
    expect(told.text).toMatch(/Slack no lo aceptó en #support-leads \(channel_not_found\), así que le llega a usted/);
    await luis.dm(/Slack no lo aceptó en #support-leads/);
    await told.button('Atender').click();
    await shutOut.advance(30 * minute);
    const update = await ana.dm(/Actualización de ESC-1/);
    expect(update.text).toMatch(/Slack no lo aceptó en #support-updates/);
    expect((await luis.dm(/Actualización de ESC-1/)).text).toMatch(named);
    expect(shutOut.as('dana').messages('support-leads')).toEqual([]);
  });
});
