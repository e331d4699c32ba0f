import fc from 'fast-check';
import type { Calendar } from '../../src/domain/policy.ts';
import type { Terms } from '../../src/domain/terms.ts';
import { hour, minute } from '../../src/domain/time.ts';
import { people, terms, tierOf } from './domain.ts';

const persons = Object.values(people);

/** It is open when the stories start, and closes while they last. */
const office: Calendar = { timezone: 'Europe/Madrid', hours: { 'mon-fri': '09:00-16:00' }, holidays: [] };

/** Terms of every kind: nobody in a tier, turns that tiers share, clocks that stand still. */
export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    tiers: fc.array(
      fc
        .tuple(
          fc.subarray(persons, { maxLength: 3 }),
          fc.integer({ min: minute, max: hour }),
          fc.option(fc.constantFrom('a/1', 'a/2')),
        )
        .map(([paged, within, turn]) => ({ ...tierOf(paged, within), ...(turn ? { turn } : {}) })),
      { maxLength: 4 },
    ),
    rounds: fc.integer({ min: 1, max: 3 }),
    warRoom: fc.constantFrom('on_open', 'on_acknowledge', 'manual'),
    manager: fc.option(fc.constantFrom(...persons)),
    roleHolders: fc.subarray(persons),
    stakeholderChannels: fc.subarray(['#support-updates', '#exec-brief']),
    rcaFor: fc.subarray(['sev1', 'sev2']),
    feedback: fc.constantFrom({}, { feedback: true } as const),
    archiveRoomAfterMs: fc.integer({ min: minute, max: 3 * hour }),
    hours: fc.option(fc.constantFrom(office)),
    approvers: fc.option(
      fc.subarray(persons).map((named) => named.map((user) => ({ target: { user }, people: [user] }))),
    ),
    promises: fc.option(
      fc.record({
        updateEveryMs: fc.integer({ min: minute, max: 3 * hour }),
        resolveWithinMs: fc.integer({ min: minute, max: 3 * hour }),
        involve: fc.subarray(persons).map((involved) => involved.map((user) => ({ target: { user }, people: [user] }))),
      }),
    ),
  })
  .map(({ hours, approvers, promises, feedback, ...rest }) =>
    terms({ ...rest, ...feedback, ...(hours ? { hours } : {}), ...(approvers ? { approvers } : {}), ...promises }),
  );
