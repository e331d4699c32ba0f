import type { Seed } from '../../emulator/seed.ts';

/** Who is on call in the chaos policy, by tier. Nobody is in two, so that a page to somebody is a page of their tier. */
export const tiers = [['tier1-a', 'tier1-b'], ['tier2-a'], ['tier3-a']] as const;

/** How long a tier has to answer, in milliseconds: what the policy beside this file says. */
export const answerWithinMs = 3_000;

export const leads = 'support-leads';

const colleague = (name: string, locale = 'en-GB') => ({
  name,
  realName: name,
  email: `${name}@example.com`,
  locale,
  tz: 'Europe/London',
});

/** One page goes out in Spanish, so that a labelled repeat is known in both languages. */
export const seed: Seed = {
  team: { name: 'Chaos', domain: 'chaos' },
  people: [
    // One person has one form open at a time.
    ...Array.from({ length: 6 }, (_, index) => colleague(`opener-${index}`)),
    ...tiers.flat().map((name) => colleague(name, name === 'tier3-a' ? 'es-ES' : 'en-GB')),
    colleague('manager'),
  ],
  channels: [{ name: 'support' }, { name: leads }, { name: 'support-updates' }],
  groups: [],
};
