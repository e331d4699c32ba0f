import type { Happening } from './events.ts';
import type { UserId } from './ids.ts';
import { whyMissing, type Directory } from './plan.ts';
import type { EscalationPath, PageTarget } from './policy.ts';
import type { Label } from './terms.ts';
import type { Instant } from './time.ts';

/** Who of a tier is not paged, and why not: a person, or what the policy writes where nobody stands behind it. */
export type LeftOut = { readonly who: UserId | string; readonly isPerson: boolean; readonly why: WhyLeftOut };
export const whyLeftOut = [...whyMissing, 'nobody_on_call', 'already_paged'] as const;
export type WhyLeftOut = (typeof whyLeftOut)[number];

/** One tier in one round. Where nobody is paged it is passed over, and the next one is paged at the same moment. */
export type SimulatedStep = {
  readonly round: number;
  readonly tier: number;
  readonly name: Label;
  readonly at: Instant;
  /** Null where it is passed over. */
  readonly answerBy: Instant | null;
  /** Who is paged, each by the target that named them first. */
  readonly pages: readonly { readonly person: UserId; readonly via: PageTarget }[];
  /** Only one of them is paged, by turn. */
  readonly oneAtATime: boolean;
  readonly leftOut: readonly LeftOut[];
};

export type Paged = Extract<Happening, { type: 'paged' }> & { readonly at: Instant };

/** What was paged, tier by tier, with the tiers that were passed over between. */
export function stepsOf(
  path: EscalationPath,
  paged: readonly Paged[],
  directory: Directory,
  openedAt: Instant,
): readonly SimulatedStep[] {
  const steps: SimulatedStep[] = [];
  const upTo = (round: number, tier: number, at: Instant) => {
    const last = steps.at(-1);
    for (let next = last?.round === round ? last.tier + 1 : 1; next < tier; next += 1)
      steps.push(stepOf(path, { round, tier: next, at, answerBy: null }, [], directory));
  };
  for (const { round, tier, at, answerBy, people } of paged) {
    const last = steps.at(-1);
    if (last && last.round < round) upTo(last.round, path.tiers.length + 1, at);
    upTo(round, tier, at);
    steps.push(stepOf(path, { round, tier, at, answerBy }, people, directory));
  }
  const last = paged.at(-1);
  upTo(last?.round ?? 1, path.tiers.length + 1, last?.answerBy ?? openedAt);
  return steps;
}

type Place = Pick<SimulatedStep, 'round' | 'tier' | 'at' | 'answerBy'>;

function stepOf(path: EscalationPath, place: Place, paged: readonly UserId[], directory: Directory): SimulatedStep {
  const tier = path.tiers[place.tier - 1];
  const found = (tier?.page ?? []).map((via) => ({ via, ...directory(via) }));
  const oneAtATime = tier?.strategy === 'one_at_a_time';
  const pages = new Map<UserId, PageTarget>();
  const leftOut: LeftOut[] = [];
  for (const { via, people, missing, nobodyOnCall = [], why = {} } of found) {
    for (const person of people) {
      const isPaged = paged.includes(person) || (oneAtATime && paged.length > 0);
      if (isPaged && !pages.has(person)) pages.set(person, via);
      else leftOut.push({ who: person, isPerson: true, why: 'already_paged' });
    }
    for (const who of missing) leftOut.push({ who, isPerson: false, why: why[who] ?? 'unknown' });
    for (const who of nobodyOnCall) leftOut.push({ who, isPerson: false, why: 'nobody_on_call' });
  }
  return {
    ...place,
    name: tier?.name ?? { en: '', es: '' },
    pages: [...pages].map(([person, via]) => ({ person, via })),
    oneAtATime: oneAtATime && pages.size > 1,
    leftOut,
  };
}
