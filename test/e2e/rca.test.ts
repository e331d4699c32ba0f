import { afterAll, beforeAll, expect, it } from 'vitest';
import { day, hour } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRuled, type RuledRig } from '../support/ruled.ts';

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled([
    [
      'escalation_manager: { user: luis@example.com }',
      'escalation_manager: { user: luis@example.com }\n  problem_coordinator: { user: dana@example.com }',
    ],
  ]);
});
afterAll(() => rig.stop());

it('a SEV1 that is resolved in one line asks the problem coordinator for its RCA, once, and reminds of it', async () => {
  const { reference, room } = await escalate(rig, 'sev1 Till frozen');
  const bruno = rig.as('bruno');
  await bruno.in('general').command(`/escalate ack ${reference}`);
  await bruno.in('general').command(`/escalate resolve ${reference} Rebooted it.`);
  await rig.settle();
  expect(rig.told('dana', /The root-cause analysis of ESC-1 is yours to write, due Nov 28/)).toBe(1);
  const card = await bruno.sees(room, /Opened\W+by/);
  expect(card.text).toMatch(/RCA\W+@Dana Brooks, due \D*28/);
  await card.answered(/Its severity calls for an RCA: @Dana Brooks writes it/);
  expect(card.buttons).not.toContain('Request RCA');
  await bruno.in('general').command(`/escalate reopen ${reference} It is back.`);
  await bruno.in('general').command(`/escalate resolve ${reference} Replaced it.`);
  await rig.settle();
  expect(rig.told('dana', /The root-cause analysis of ESC-1 is yours/)).toBe(1);
  await rig.advance(4 * day + hour);
  expect(rig.told('dana', /Your root-cause analysis of ESC-1 is due/)).toBe(1);
});

it('the form says so and names whom; somebody else may be chosen', async () => {
  const { reference } = await escalate(rig, 'sev1 Printer jammed');
  const ana = rig.as('ana');
  await ana.in('general').command(`/escalate resolve ${reference}`);
  const form = await ana.modal(/SEV1 exige un análisis de causa raíz/);
  await form.fill({ '¿Cómo se ha resuelto?': 'Papel nuevo.', 'Pedir un RCA a': 'marta' }).submit();
  await rig.settle();
  expect(rig.told('marta', /le pide el análisis de causa raíz \(RCA\) de ESC-2/)).toBe(1);
  expect(rig.told('dana', /ESC-2\b.*yours/)).toBe(0);
});

it('sent as the form proposes it, the problem coordinator is asked', async () => {
  const { reference } = await escalate(rig, 'sev1 Scanner blind');
  const ana = rig.as('ana');
  await ana.in('general').command(`/escalate resolve ${reference}`);
  const form = await ana.modal(/SEV1 exige un análisis de causa raíz/);
  expect(await form.fill({ '¿Cómo se ha resuelto?': 'Limpiado.' }).submit()).toBe('closed');
  await rig.settle();
  expect(rig.told('dana', /@Ana Ruiz asks you for the root-cause analysis of ESC-3, due /)).toBe(1);
});

it('what counts is the severity at resolving', async () => {
  const lowered = await escalate(rig, 'sev1 Lights flicker');
  const raised = await escalate(rig, 'sev3 Door stuck');
  const ana = rig.as('ana');
  for (const text of [`severity ${lowered.reference} sev3`, `severity ${raised.reference} sev1`])
    await ana.in('general').command(`/escalate ${text}`);
  for (const { reference } of [lowered, raised])
    await ana.in('general').command(`/escalate resolve ${reference} Arreglado.`);
  await rig.settle();
  expect(rig.told('dana', /root-cause analysis of ESC-4/)).toBe(0);
  expect(rig.told('dana', /root-cause analysis of ESC-5 is yours/)).toBe(1);
});

it('of another severity an RCA is asked for by hand, as ever', async () => {
  const { reference } = await escalate(rig, 'sev2 Labels wrong');
  const ana = rig.as('ana');
  await ana.in('general').command(`/escalate resolve ${reference} Reimpresas.`);
  await rig.settle();
  expect(rig.told('dana', /root-cause analysis of ESC-6/)).toBe(0);
  await ana.in('general').command(`/escalate rca ${reference}`);
  const form = await ana.modal(/¿Quién lo redacta\?/);
  expect(await form.fill({ '¿Quién lo redacta?': 'dana' }).submit()).toBe('closed');
  await rig.settle();
  expect(rig.told('dana', /@Ana Ruiz asks you for the root-cause analysis of ESC-6/)).toBe(1);
});
