import { expect, test } from 'vitest';
import { whyLeftOut } from '../../src/domain/simulated-steps.ts';
import { words } from '../../src/i18n/say.ts';
import { simulationAnswer } from '../../src/views/slack/simulation.ts';
import { simulationHelp } from '../../src/views/slack/simulation-help.ts';
import { start } from '../support/domain.ts';
import { day } from '../../src/domain/time.ts';
import { at, read } from './reading.ts';
import { simulated, withRepeats } from './simulated.ts';

const found = simulated(at('working').e.terms);

test('a case that nobody answers is told as a timeline, a round that is like the first only once', () => {
  expect(read(simulationAnswer(found, 3, 'en')).split('\n')).toEqual([
    '*If it opens 23 Nov, 14:03* (SEV1 Critical · checkout · strategic · Functional · Technical) *and nobody answers:*',
    'Rule 1 of 3 takes it (service: checkout, payments): path payments',
    '*14:03*  @ana, @bruno (tier 1, Front line)',
    '*14:08*  @carla (tier 2, Specialists)',
    '*14:18*  @dana, @leo (tier 3, Management)',
    '*14:23*  the same once more',
    '*14:43*  nobody has answered: #support-leads is told',
    expect.stringContaining('Nothing was opened and nobody was paged.'),
  ]);
});

test('the same in Spanish', () => {
  expect(read(simulationAnswer(found, 3, 'es')).split('\n')).toEqual([
    '*Apertura: 23 nov, 14:03* (SEV1 Crítica · checkout · strategic · Funcional · Técnica) *sin que nadie responda:*',
    'Se aplica la regla 1 de 3 (servicio: checkout, payments): ruta payments',
    '*14:03*  @ana, @bruno (nivel 1, Primera línea)',
    '*14:08*  @carla (nivel 2, Especialistas)',
    '*14:18*  @dana, @leo (nivel 3, Dirección)',
    '*14:23*  lo mismo una vez más',
    '*14:43*  no ha respondido nadie: se avisa en #support-leads',
    expect.stringContaining('No se ha abierto nada'),
  ]);
});

test('a round that is not like the first is told, with who is left out and why', () => {
  const [first, ...others] = found.steps;
  const changed = first ? { ...found, steps: [{ ...first, pages: first.pages.slice(1) }, ...others] } : found;
  const said = read(simulationAnswer(withRepeats(changed), 3, 'en'));
  expect(said).toContain('*14:03*  @bruno (tier 1, Front line)\n      not paged: @ana (already paged in this round)');
  expect(said).toContain('*14:23*  @ana, @bruno (tier 1, Front line, round 2 of 2)');
});

test('a tier without anybody is passed over; without any, the channel is told at once', () => {
  const none = simulated(at('nobody to page').e.terms, 'deactivated');
  const said = read(simulationAnswer(none, 1, 'en'));
  expect(said).toMatch(
    /\*14:03\* {2}nobody, so the next is paged at once \(tier 1, .*\)\n.*not paged: .* \(no longer active\)/,
  );
  expect(said).toContain('*14:03*  nobody can be paged: #support-leads is told');
});

test('a moment on another day says which day', () => {
  const late = { ...found, end: { ...found.end, at: start + day } };
  expect(read(simulationAnswer(late, 1, 'en'))).toContain('*24 Nov, 14:03*  nobody has answered');
});

test('every reason has words of its own, in both languages', () => {
  for (const language of ['en', 'es'] as const)
    expect(new Set(whyLeftOut.map((why) => words(language).simulation.why[why])).size).toBe(whyLeftOut.length);
});

test('what was not understood is said with all that may be said instead', () => {
  const policy = { severities: [], services: ['checkout'], customers: { approvers: [], defaultTier: null, tiers: [] } };
  const unread = { unknown: '<!channel>', nearest: 'checkout', unclearTime: true };
  const said = read(simulationHelp(policy, unread, 'en'));
  expect(said).toContain(
    'The policy knows nothing called “&lt;!channel&gt;”. Did you mean `checkout`?\nThat moment is not clear.',
  );
  expect(said).toMatch(
    /Nothing was simulated and nothing was opened\.[\s\S]*\*Services:\* checkout\n\*Kinds:\* functional, /,
  );
  expect(said).not.toContain('Customers');
});
