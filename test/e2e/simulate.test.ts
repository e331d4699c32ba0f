import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRuled, type RuledRig } from '../support/ruled.ts';

/** Checkout pages whoever has the week, and then Dana; managers decide what strategic customers need; all else is Marta's. */
const own = `schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1w, handover: mon 09:00, starts: 2026-11-23, people: [bruno@example.com, marta@example.com] }
escalation_paths:
  payments:
    tiers:
      - { name: { en: On call, es: De guardia }, page: [{ schedule: payments }, { user: gone@example.com }] }
      - { name: { en: Experts, es: Expertos }, page: [{ user: dana@example.com }] }
    then: { channel: '#support-leads' }
  managers:
    tiers: [{ name: { en: Managers, es: Dirección }, page: [{ user: luis@example.com }] }]
    then: { channel: '#support-leads' }
  default:
    tiers: [{ name: { en: Support, es: Soporte }, page: [{ user: marta@example.com }] }]
    then: { channel: '#support-leads' }
routing:
  - { when: { service: checkout }, path: payments }
  - { when: { route: managerial, customer_tier: strategic }, path: managers }
  - path: default
`;

let rig: RuledRig;
beforeAll(async () => {
  const text = await readFile('src/default-policy.yml', 'utf8');
  rig = await startRuled([[text.slice(text.indexOf('escalation_paths:'), text.indexOf('stakeholders:')), own]]);
});
afterAll(() => rig.stop());

async function simulate(person: string, what: string): Promise<readonly string[]> {
  const someone = rig.as(person);
  await someone.in('general').command(`/escalate simulate ${what}`);
  await rig.settle();
  return (someone.in('general').messages().at(-1)?.text ?? '').split('\n');
}

it('SEV1, checkout, strategic, Sunday 03:00: who, when, in which order, and who is left out and why', async () => {
  expect(await simulate('ana', 'SEV1, checkout, strategic, domingo 03:00')).toEqual([
    expect.stringMatching(/^Apertura: .*3:00 \(SEV1 Crítica · checkout · strategic\) sin que nadie responda:$/),
    'Se aplica la regla 1 de 3 (servicio: checkout): ruta payments',
    expect.stringMatching(/^3:00 {2}@Bruno Keller \(nivel 1, De guardia\)$/),
    expect.stringMatching(/^\s*no se avisa a: gone@example\.com \(no está en este espacio de trabajo\)$/),
    expect.stringMatching(/^3:05 {2}@Dana Brooks \(nivel 2, Expertos\)$/),
    expect.stringMatching(/^3:10 {2}no ha respondido nadie: se avisa en #support-leads$/),
    expect.stringContaining('No se ha abierto nada ni se ha avisado a nadie.'),
  ]);
});

it('a day is the reader’s own, and a week later somebody else is on call', async () => {
  const said = await simulate('bruno', 'checkout tuesday 23:30');
  expect(said[2]).toMatch(/^11:30 PM {2}@Bruno Keller|^23:30 {2}@Bruno Keller/);
  expect((await simulate('bruno', 'checkout 2026-12-01 10:00'))[2]).toMatch(/@Marta Vidal/);
});

it('says what it does not know, and what may be said instead', async () => {
  const said = (await simulate('bruno', 'sev1 chekout sunday')).join('\n');
  expect(said).toContain(
    'The policy knows nothing called “chekout”. Did you mean checkout?\nThat moment is not clear.',
  );
  expect(said).toMatch(/Services: checkout, payments, reporting, login\n/);
});

it('the form shows who will be paged, live as service, route and customer are filled', async () => {
  const ana = rig.as('ana');
  await ana.in('support').command('/escalate sev1 Scale off');
  const form = await ana.modal(/Se avisa enseguida: @Marta Vidal \(nivel 1, Soporte\)/);
  await form.change('Servicios afectados', ['checkout']);
  await ana.modal(
    /Se avisa enseguida: @Bruno Keller \(nivel 1, De guardia\)[\s\S]*Tras 5 min, si nadie responde: @Dana/,
  );
  await ana.modal(/No se avisa en el nivel 1, De guardia: gone@example\.com \(no está en este espacio de trabajo\)/);
  await form.change('Servicios afectados', []);
  await form.change('¿A quién debe llegar?', 'Directiva');
  await ana.modal(/Se avisa enseguida: @Marta Vidal/);
  await form.change('Categoría del cliente', 'strategic');
  await ana.modal(/Se avisa enseguida: @Luis Ortega \(nivel 1, Dirección\)/);
});
