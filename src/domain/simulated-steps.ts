import type { Page } from './escalation.ts';
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

/** The tiers that were paged or passed over at one moment, after the pages `before` it. */
export function stepsOf(
  path: EscalationPath,
  happenings: readonly Happening[],
  directory: Directory,
  at: Instant,
  before: readonly Page[],
): readonly SimulatedStep[] {
  return happenings.flatMap((happening) => {
    if (happening.type !== 'paged' && happening.type !== 'passed-over') return [];
    const { round, tier } = happening;
    const [people, answerBy] = happening.type === 'paged' ? [happening.people, happening.answerBy] : [[], null];
    const already = before.flatMap((page) => (page.round === round ? [page.person] : []));
    return [stepOf(path, { round, tier, at, answerBy }, people, directory, already)];
  });
}

type Place = Pick<SimulatedStep, 'round' | 'tier' | 'at' | 'answerBy'>;

function stepOf(
  path: EscalationPath,
  place: Place,
  paged: readonly UserId[],
  directory: Directory,
  already: readonly UserId[],
): SimulatedStep {
  const tier = path.tiers[place.tier - 1];
  const oneAtATime = tier?.strategy === 'one_at_a_time';
  const pages = new Map<UserId, PageTarget>();
  const leftOut: LeftOut[] = [];
  for (const via of tier?.page ?? []) {
    const { people, missing, nobodyOnCall = [], why = {} } = directory(via);
    for (const person of people) {
      const isPaged = paged.includes(person) || (oneAtATime && paged.length > 0 && !already.includes(person));
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
