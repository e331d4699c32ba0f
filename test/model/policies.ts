import type { Terms } from '../../src/domain/terms.ts';
import { hour, minute, type Instant } from '../../src/domain/time.ts';
import { people, terms, tierOf } from '../support/domain.ts';

const { ana, bruno, carla, rosa, marta } = people;
const common = { fallbackChannel: '#leads', stakeholderChannels: ['#updates'], manager: marta, roleHolders: [rosa] };

/** The policies that are in force; people are in several tiers, some tiers are empty, some rounds are two. */
export const policies: readonly Terms[] = [
  terms({ ...common, tiers: [tierOf([ana, bruno]), tierOf([carla], 10 * minute)], rounds: 2 }),
  terms({ ...common, tiers: [tierOf([ana]), tierOf([]), tierOf([bruno, ana])], rounds: 1, warRoom: 'manual' }),
  terms({ ...common, tiers: [tierOf([bruno], hour), tierOf([carla])], rounds: 2, warRoom: 'on_open', language: 'es' }),
  terms({ ...common, tiers: [tierOf([ana], minute)], rounds: 3, warRoom: 'manual', stakeholderChannels: [] }),
];

/** When a run begins: some day, and half an hour before the clocks of Europe go forward and back. */
export const starts: readonly Instant[] = [
  Date.UTC(2026, 10, 23, 14, 3),
  Date.UTC(2026, 2, 29, 0, 30),
  Date.UTC(2026, 9, 25, 0, 30),
];
