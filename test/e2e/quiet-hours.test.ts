import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

/** Who is on call for payments changes at three in the night: to Marta on the first, to Bruno on the second. */
const schedules = `schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1d, handover: 03:00, starts: 2026-11-23, people: [bruno@example.com, marta@example.com] }
`;
/** Monday evening in Madrid. */
const evening = Date.UTC(2026, 10, 23, 20, 30);

let folder: string;
let rig: Rig;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relevo-quiet-'));
  const file = join(folder, 'policy.yml');
  const own = await readFile('src/default-policy.yml', 'utf8');
  await writeFile(file, own.replace('escalation_paths:', `${schedules}escalation_paths:`));
  rig = await startRig('socket', { clock: { start: evening } }, { RELEVO_POLICY: file });
});
afterAll(async () => {
  await rig.stop();
  await rm(folder, { recursive: true });
});

/** Marta's settings, in Spanish. */
async function settings() {
  const home = await rig.as('marta').home();
  await home.click('Ajustes');
  return { home, form: await rig.as('marta').modal(/Horas de silencio/) };
}
const read = (person: string, pattern: RegExp) =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => pattern.test(text));

describe('quiet hours', () => {
  it('are asked for in the settings, by the clocks of whoever has them, and what is wrong stands at its field', async () => {
    const { home, form } = await settings();
    expect(form.text).toContain('Según los relojes de Europe/Madrid, su zona horaria en Slack');
    expect([form.value('Desde'), form.value('Hasta')]).toEqual(['22:00', '07:00']);
    expect(await form.fill({ Cuándo: 'Todos los días', Hasta: '22:00' }).submit()).toEqual({
      errors: { Hasta: 'Elija dos horas distintas.' },
    });
    expect(await form.fill({ Desde: '22:00', Hasta: '07:00' }).submit()).toBe('closed');
    await home.shows(/Horas de silencio: 22:00–07:00 \(Europe\/Madrid\)\. Los avisos le llegan igualmente/);
  });

  it('never hold a page back, of whatever tier', async () => {
    await rig.advance(4 * hour);
    const { reference, named } = await escalate(rig, 'sev1 Night shift down');
    expect(read('marta', named)).toHaveLength(1);
    await (await rig.as('marta').dm(named)).button('Atender').click();
    await rig.as('marta').dm(new RegExp(`${reference}[\\s\\S]*Usted la atendió`));
  });

  it('have what only informs wait, and Home says so', async () => {
    const { reference } = await escalate(rig, 'sev1 Receipts unprinted');
    const bruno = rig.as('bruno');
    await bruno.in('support').command(`/escalate ack ${reference}`);
    await bruno.in('support').command(`/escalate resolve ${reference}`);
    const form = await bruno.modal(/Resolve/);
    const asked = { 'What fixed it?': 'A new cartridge.', 'Request an RCA from': 'marta' };
    expect(await form.fill(asked).submit()).toBe('closed');
    await rig.advance(2 * hour);
    expect(read('bruno', /no longer on call: payments/)).toHaveLength(1);
    expect(read('marta', /Está de guardia|causa raíz/)).toHaveLength(0);
    const home = await rig.as('marta').home();
    await home.shows(/2 mensajes esperan hasta: .*7:00/);
  });

  it('end with one message that says all that waited, in its order, also when no process ran then', async () => {
    await rig.stopRelevo();
    rig.workspace.clock.advance(5 * hour);
    await rig.startRelevo();
    await rig.startAnother();
    await rig.settle();
    const [told, ...more] = read('marta', /Está de guardia|causa raíz/);
    expect(more).toEqual([]);
    expect(told?.text).toMatch(
      /^Durante sus horas de silencio: 2 mensajes[\s\S]*causa raíz[\s\S]*Está de guardia: payments/,
    );
    expect(told?.text).toMatch(/Es así desde: .*3:00\./);
    expect(told?.text).not.toContain('no se ha podido avisar antes');
    const home = await rig.as('marta').home();
    await rig.settle();
    expect(home.text).toMatch(/Horas de silencio: 22:00–07:00/);
    expect(home.text).not.toMatch(/mensajes? espera/);
  });

  it('are those of where somebody is, and one message that waited alone is told as itself', async () => {
    await rig.advance(20 * hour);
    expect(read('marta', /Ya no está de guardia/)).toHaveLength(0);
    await rig.as('marta').setLocale({ tz: 'America/Mexico_City' });
    await rig.settle();
    const [told, ...more] = read('marta', /Ya no está de guardia: payments/);
    expect(more).toEqual([]);
    expect(told?.text).not.toContain('silencio');
  });

  it('are undone by switching them off', async () => {
    const { home, form } = await settings();
    expect(form.text).toContain('America/Mexico_City');
    expect(await form.fill({ Cuándo: 'Nunca' }).submit()).toBe('closed');
    await rig.settle();
    expect(home.text).toContain('Sus ajustes');
    expect(home.text).not.toContain('Horas de silencio');
  });
});
