import type { Condition } from '../../domain/policy.ts';
import type { Simulation } from '../../domain/simulate.ts';
import type { SimulatedStep } from '../../domain/simulated-steps.ts';
import type { Language } from '../../domain/terms.ts';
import { hour, type Instant } from '../../domain/time.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import { fallback, severity, tierName } from './facts.ts';
import { leftOutText, pagedText } from './left-out.ts';
import type { SlackMessage } from './message.ts';
import { bold, dotted, escape, line, lines, when } from './text.ts';

/** A path of four tiers in three rounds fits; what is longer is counted. */
const mostSteps = 12;

/** What would become of a case that nobody answers, as a timeline in the reader's own zone. `rules`: how many the policy has. */
export function simulationAnswer(found: Simulation, rules: number, language: Language): SlackMessage {
  const say = words(language).simulation;
  const { index, entry } = found.rule;
  const heading = lines(
    say.heading(when(found.openedAt, 'moment', language), factsText(found, language)),
    say.rule(index + 1, rules, conditionText(entry.when, language), line(entry.path, 40)),
  );
  const story = lines(...storyLines(found, language));
  return { text: lines(heading, story), blocks: [section(heading), section(story), context(say.note)] };
}

function factsText({ facts, terms }: Simulation, language: Language): Markup {
  const { kinds, routes } = words(language).terms;
  return dotted(
    severity(terms, language),
    ...facts.services.slice(0, 8).map((service) => line(service, 40)),
    facts.customerTier !== null && line(facts.customerTier, 40),
    facts.kind && escape(kinds[facts.kind]),
    facts.route && escape(routes[facts.route]),
  );
}

function conditionText(condition: Condition | null, language: Language): Markup {
  const say = words(language).simulation;
  if (condition === null) return say.everything;
  const { service, severity: severities, customerTier, kind, route } = condition;
  const { kinds, routes } = words(language).terms;
  const parts = [
    [say.conditions.service, service],
    [say.conditions.severity, severities?.map((key) => key.toUpperCase())],
    [say.conditions.customerTier, customerTier],
    [say.conditions.kind, kind?.map((each) => kinds[each])],
    [say.conditions.route, route?.map((each) => routes[each])],
  ] as const;
  return dotted(...parts.map(([name, values]) => values !== undefined && m`${name}: ${line(values.join(', '), 80)}`));
}

function storyLines(found: Simulation, language: Language): Markup[] {
  const say = words(language).simulation;
  const { steps, openedAt, end } = found;
  const at = (moment: Instant) => bold(when(moment, moment - openedAt < 12 * hour ? 'time' : 'moment', language));
  const { shown, again } = withoutRepeats(steps);
  const paged = steps.some(({ pages }) => pages.length > 0);
  return [
    ...shown.slice(0, mostSteps).map((step) => stepText(found, step, at(step.at), language)),
    ...(shown.length > mostSteps ? [say.more(shown.length - mostSteps)] : []),
    ...(again ? [say.again(at(again.at), again.rounds)] : []),
    (paged ? say.unanswered : say.nobody)(at(end.at), fallback(found.terms)),
  ];
}

/** Rounds that are like the first are told once. */
function withoutRepeats(steps: readonly SimulatedStep[]) {
  const [first = [], ...others] = Map.groupBy(steps, ({ round }) => round).values();
  const [second] = others;
  const told = (round: readonly SimulatedStep[]) => JSON.stringify(round.map(({ pages, leftOut }) => [pages, leftOut]));
  if (!second?.[0] || others.some((round) => told(round) !== told(first))) return { shown: steps, again: null };
  return { shown: first, again: { at: second[0].at, rounds: others.length } };
}

function stepText({ terms }: Simulation, step: SimulatedStep, time: Markup, language: Language): Markup {
  const say = words(language).simulation;
  const tier = tierName(terms, step.tier, language);
  const where = step.round > 1 ? m`${tier}, ${words(language).terms.round(step.round, terms.rounds)}` : tier;
  const left = leftOutText(step, language);
  return lines(
    step.pages.length > 0 ? say.step(time, pagedText(step, language), where) : say.passedOver(time, where),
    left && say.without(left),
  );
}
