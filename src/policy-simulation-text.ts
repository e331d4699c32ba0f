import { DateTime } from 'luxon';
import { targetText } from './domain/plan.ts';
import type { Condition, Policy } from './domain/policy.ts';
import type { Simulation } from './domain/simulate.ts';
import type { LeftOut, SimulatedStep, WhyLeftOut } from './domain/simulated-steps.ts';
import type { Instant } from './domain/time.ts';

/** Where the rule stands that was taken. */
type Place = { readonly file: string; readonly line: number };

/** A line for each tier of each round, at the end what happens when nobody answered, and then what isn't known. */
export function simulationText(
  { facts, rule, openedAt, steps, end, terms }: Simulation,
  policy: Policy,
  place: Place,
  notes: readonly string[],
) {
  const moment = (at: Instant) => DateTime.fromMillis(at, { zone: policy.timezone }).toFormat('ccc d LLL HH:mm');
  const given = [
    `${facts.severity.toUpperCase()} ${terms.severity.label.en}`,
    ...facts.services.map((service) => `service ${service}`),
    ...(facts.customerTier ? [`customer tier ${facts.customerTier}`] : []),
    ...[facts.kind, facts.route].filter((each) => each !== null),
  ];
  const paged = steps.some(({ pages }) => pages.length > 0);
  return [
    `${given.join(', ')}, opened ${moment(openedAt)} (all times ${policy.timezone})`,
    `${place.file}:${place.line}: routing[${rule.index}] takes it, ${conditionText(rule.entry.when)}: path ${rule.entry.path}`,
    ...steps.flatMap((step) => [`${moment(step.at)}  ${stepText(step)}`, ...step.leftOut.map(leftOutText)]),
    `${moment(end.at)}  ${paged ? 'nobody has answered' : 'nobody could be paged'}: ${end.channel} is told`,
    ...notes.map((note) => `Note: ${note}`),
  ].join('\n');
}

function stepText({ round, tier, name, pages, oneAtATime }: SimulatedStep): string {
  const who = pages.map(({ person, via }) => {
    const target = targetText(via);
    return 'schedule' in via && person !== target ? `${person} (${target})` : person;
  });
  const asked = oneAtATime ? `one of ${who.join(', ')}, by turn` : who.join(', ');
  return `round ${round}, tier ${tier}, ${name.en}: ${asked || 'nobody, passed over'}`;
}

const why: Readonly<Record<WhyLeftOut, string>> = {
  unknown: 'unknown',
  deactivated: 'no longer active',
  guest: 'a guest',
  bot: 'an app',
  stranger: 'of another workspace',
  no_such_group: 'no such user group',
  empty_group: 'nobody is in it',
  nobody_on_call: 'nobody is on call',
  already_paged: 'already paged in this round',
};
const leftOutText = (left: LeftOut): string => `    without ${left.who}: ${why[left.why]}`;

function conditionText(when: Condition | null): string {
  if (when === null) return 'as it takes everything';
  return Object.entries(when)
    .map(([key, values]) => `${key === 'customerTier' ? 'customer_tier' : key} is ${values.join(' or ')}`)
    .join(' and ');
}

/** The same for machines; moments are ISO 8601 in the policy's time zone. */
export function simulationJson(
  { facts, rule, openedAt, steps, end }: Simulation,
  policy: Policy,
  place: Place,
  notes: readonly string[],
) {
  const moment = (at: Instant) => DateTime.fromMillis(at, { zone: policy.timezone }).toISO();
  const { customerTier, ...rest } = facts;
  return JSON.stringify(
    {
      ...rest,
      customer_tier: customerTier,
      opened_at: moment(openedAt),
      rule: { ...place, index: rule.index, path: rule.entry.path },
      steps: steps.map((step) => ({
        round: step.round,
        tier: step.tier,
        name: step.name,
        at: moment(step.at),
        answer_by: step.answerBy === null ? null : moment(step.answerBy),
        pages: step.pages.map(({ person, via }) => ({ who: person, via: targetText(via) })),
        one_at_a_time: step.oneAtATime,
        left_out: step.leftOut.map(({ who, why: reason }) => ({ who, why: reason })),
      })),
      end: { at: moment(end.at), channel: end.channel },
      notes,
    },
    null,
    2,
  );
}
