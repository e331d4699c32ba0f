import type { RoutingFacts, Policy } from '../src/domain/policy.ts';
import { simulate, type Simulation } from '../src/domain/simulate.ts';
import { day } from '../src/domain/time.ts';
import { readPolicy } from '../src/policy-file.ts';
import { asWritten } from '../src/policy-simulation.ts';
import type { Finding } from './findings.ts';
import { quantile } from './numbers.ts';

const opened = Date.UTC(2026, 10, 29, 2);

/**
 * What a policy of `routes` rules would do with `count` cases, each taken by another rule, played to the end of its rounds:
 * against finding the rule and adding up the times of its tiers, which is the least that anybody has to do.
 */
export function benchSimulation(routes: number, count: number): Finding[] {
  const policy = policyOf(routes);
  const cases = Array.from({ length: count }, (_, index) => factsOf(index % routes));
  for (const facts of cases.slice(0, routes))
    if (play(policy, facts).end.at !== addUp(policy, facts)) throw new Error('not the same end');
  // In turns, so that whatever else the machine does slows down both.
  const rounds = Array.from({ length: 9 }, () => ({
    theirs: perSecond(cases, (facts) => addUp(policy, facts)),
    ours: perSecond(cases, (facts) => play(policy, facts).end.at),
  }));
  const theirs = quantile(
    rounds.map((round) => round.theirs),
    0.5,
  );
  const ours = quantile(
    rounds.map((round) => round.ours),
    0.5,
  );
  const what = `a case simulated, policy of ${routes} routes`;
  const against = 'a scan of the rules and a sum';
  return [{ what, against, theirs, ours, unit: 'per second', goal: { atLeast: 0.02 } }];
}

function play(policy: Policy, facts: RoutingFacts): Simulation {
  const found = simulate(policy, facts, asWritten(policy), opened);
  if (!found) throw new Error('no such severity');
  return found;
}

/** Whoever pages round the clock waits for each tier once in each round. */
function addUp(policy: Policy, facts: RoutingFacts): number {
  const severity = policy.severities.find(({ key }) => key === facts.severity);
  const rule = policy.routing.find(({ when }) => !when?.service || when.service.includes(facts.services[0] ?? ''));
  const path = rule && policy.escalationPaths[rule.path];
  if (!severity || !path) return 0;
  const round = path.tiers.reduce((sum, tier) => sum + (tier.acknowledgeWithinMs ?? severity.acknowledgeWithinMs), 0);
  return opened + round * (1 + path.repeat);
}

const factsOf = (index: number): RoutingFacts => ({
  severity: 'sev1',
  kind: 'functional',
  route: 'technical',
  customerTier: 'strategic',
  services: [`service ${index}`],
});

/** A service, a schedule, a path of three tiers and a rule for each. */
function policyOf(routes: number): Policy {
  const each = <T>(make: (index: number) => T): T[] => Array.from({ length: routes }, (_, index) => make(index));
  const person = (index: number) => `person${index}@example.com`;
  const starts = new Date(opened - 365 * day).toISOString().slice(0, 10);
  const file = {
    version: 1,
    name: 'Bench',
    severities: {
      sev1: {
        label: { en: 'Critical', es: 'Crítica' },
        means: { en: 'It is down', es: 'No funciona' },
        acknowledge_within: '5m',
        first_update: { draft_at: '45m', within: '60m' },
        update_every: '30m',
        resolve_within: '4h',
        war_room: 'on_open',
      },
    },
    schedules: Object.fromEntries(
      each((index) => [
        `s${index}`,
        {
          timezone: 'Europe/Madrid',
          rotation: { every: '1w', handover: 'mon 09:00', starts, people: [person(index), person(index + 1)] },
        },
      ]),
    ),
    escalation_paths: Object.fromEntries(
      each((index) => [
        `p${index}`,
        {
          tiers: [
            { name: { en: 'On call', es: 'De guardia' }, page: [{ schedule: `s${index}` }] },
            { name: { en: 'Experts', es: 'Expertos' }, page: [{ usergroup: 'experts' }], acknowledge_within: '10m' },
            { name: { en: 'Managers', es: 'Dirección' }, page: [{ user: 'dana@example.com' }, { user: 'luis' }] },
          ],
          repeat: 2,
          then: { channel: '#leads' },
        },
      ]),
    ),
    routing: [...each((index) => ({ when: { service: `service ${index}` }, path: `p${index}` })), { path: 'p0' }],
    customers: { tiers: ['strategic'] },
    services: each((index) => `service ${index}`),
  };
  // What is JSON is YAML as well.
  const read = readPolicy(JSON.stringify(file));
  if (!read.ok) throw new Error(read.mistakes[0]?.message);
  return read.policy;
}

function perSecond(cases: readonly RoutingFacts[], ask: (facts: RoutingFacts) => number): number {
  let ends = 0;
  const begun = performance.now();
  for (const facts of cases) ends += ask(facts);
  const taken = performance.now() - begun;
  if (ends === 0) throw new Error('nothing ever ended');
  return (cases.length * 1_000) / taken;
}
