import { hour, minute, type Instant } from '../../src/domain/time.ts';
import type { SeverityTerms, Terms, TierTarget } from '../../src/domain/terms.ts';
import type { UserId } from '../../src/domain/ids.ts';
import { people, terms, tierOf } from '../support/domain.ts';

const { ana, bruno, carla, rosa, marta, nora } = people;
const common = { fallbackChannel: '#leads', stakeholderChannels: ['#updates'], manager: marta, roleHolders: [rosa] };

const person = (id: UserId): TierTarget => ({ target: { user: id }, people: [id] });
/** Who is in it is asked whenever somebody is paged, and changes meanwhile. */
const group: TierTarget = { target: { usergroup: 'experts' }, people: [] };
const targeted = (targets: readonly TierTarget[], ownTime?: number) => ({
  ...tierOf([], ownTime),
  ...(ownTime === undefined ? {} : { hasOwnTime: true as const }),
  targets,
});
const promises = { updateEveryMs: 12 * minute, resolveWithinMs: 35 * minute, involve: [person(nora), group] };

/** The policies that are in force; people are in several tiers, some tiers are empty, some rounds are two. */
export const policies: readonly Terms[] = [
  terms({ ...common, tiers: [tierOf([ana, bruno]), tierOf([carla], 10 * minute)], rounds: 2 }),
  terms({ ...common, tiers: [tierOf([ana]), tierOf([]), tierOf([bruno, ana])], rounds: 1, warRoom: 'manual' }),
  terms({ ...common, tiers: [tierOf([bruno], hour), tierOf([carla])], rounds: 2, warRoom: 'on_open', language: 'es' }),
  terms({ ...common, tiers: [tierOf([ana], minute)], rounds: 3, warRoom: 'manual', stakeholderChannels: [] }),
  terms({ ...common, ...promises, tiers: [targeted([group]), targeted([person(bruno), group], 10 * minute)] }),
  terms({ ...common, ...promises, tiers: [tierOf([bruno], hour)], rounds: 1, warRoom: 'manual' }),
];

/** What the policy says of each severity when somebody changes to it. */
export const severities = {
  sev1: severity('sev1', { acknowledgeWithinMs: 5 * minute, warRoom: 'on_acknowledge' }),
  sev2: severity('sev2', {
    acknowledgeWithinMs: 20 * minute,
    warRoom: 'on_open',
    firstUpdate: { draftAfterMs: 80 * minute, withinMs: 2 * hour },
    updateEveryMs: 30 * minute,
    resolveWithinMs: hour,
  }),
};
export type SeverityKey = keyof typeof severities;

function severity(key: string, changes: Partial<SeverityTerms>): SeverityTerms {
  const { severity: first, warRoom, firstUpdate } = terms();
  return {
    severity: { ...first, key },
    acknowledgeWithinMs: 5 * minute,
    warRoom,
    firstUpdate,
    stakeholderChannels: common.stakeholderChannels,
    updateEveryMs: promises.updateEveryMs,
    resolveWithinMs: promises.resolveWithinMs,
    ...changes,
  };
}

/** When a run begins: some day, and half an hour before the clocks of Europe go forward and back. */
export const starts: readonly Instant[] = [
  Date.UTC(2026, 10, 23, 14, 3),
  Date.UTC(2026, 2, 29, 0, 30),
  Date.UTC(2026, 9, 25, 0, 30),
];
