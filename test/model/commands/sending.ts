import fc from 'fast-check';
import { second } from '../../../src/domain/time.ts';
import type { people } from '../../support/domain.ts';
import { people as ids } from '../../support/domain.ts';
import type { Crash } from '../process.ts';
import { outcomes, type CarriedOut, type Rule } from '../slack.ts';
import { follow } from '../story.ts';
import { sides, type Side } from '../world.ts';
import { anyOf, anySide, askOf } from './asking.ts';
import { chosen, command, type Command } from './command.ts';

type Drain = { readonly side: Side; readonly both: boolean; readonly crash: Crash | null };

/** What may be sent is sent, by two processes perhaps, one of which may die on the way. */
const drains = (given: Drain): Command =>
  command('drains', given, async (_model, world) => {
    const { life } = world.processes[given.side];
    if (given.crash) life.endAt(given.crash);
    const drain = (side: Side) =>
      world.drain(side).catch((error: unknown) => {
        if (!world.processes[side].life.isDead()) throw error;
      });
    await Promise.all((given.both ? sides : [given.side]).map(drain));
    return [];
  });

type Passing = { readonly side: Side; readonly seconds: number };

/** Seconds pass, and what was held back is tried again. */
export const waits = (given: Passing): Command =>
  command('waits', given, async (model, world) => {
    model.now += given.seconds * second;
    world.advance(given.seconds * second);
    await world.drain(given.side);
    return [];
  });

/** Slack's next calls go wrong. */
export const goesWrong = (given: { readonly rules: readonly Rule[] }): Command =>
  command('goesWrong', given, async (_model, world) => {
    for (const rule of given.rules) world.slack.script(rule);
    return [];
  });

/** Slack tells of what was posted, perhaps once more. */
const hears = (given: { readonly again: boolean }): Command =>
  command('hears', given, async (_model, world) => {
    await world.hear(given.again);
    return [];
  });

type Stall = {
  readonly of: number;
  readonly to: keyof typeof people;
  readonly when: CarriedOut;
  readonly acknowledges: keyof typeof people | null;
  readonly seconds: number;
};

/**
 * One process stands still in the middle of a post. Its lease runs out and another one sends; perhaps somebody
 * acknowledges meanwhile. Then the first one goes on as if nothing had been.
 */
export const stalls = (given: Stall): Command =>
  command('stalls', given, async (model, world) => {
    const held = world.slack.holdNext(ids[given.to], given.when);
    const stalled = world.drain('left');
    try {
      const isHeld = await Promise.race([stalled.then(() => false), held.reached.then(() => true)]);
      // Another one must not fall into what was meant for this one.
      if (!isHeld) held.release();
      await world.processes.left.life.quiet(isHeld ? 1 : 0);
      await follow(model, world);
      if (given.acknowledges) {
        const of = chosen(model, given.of);
        const what = askOf(model, of, 'acknowledge', given.acknowledges);
        await follow(model, world, [{ of, ask: what, answer: await world.ask('right', of, what) }]);
      }
      await world.expireLeases();
      for (let passed = 0; passed <= given.seconds; passed += 5) {
        await world.drain('right');
        model.now += 5 * second;
        world.advance(5 * second);
      }
    } finally {
      held.release();
      await stalled;
    }
    return [];
  });

const anyPerson = fc.constantFrom('ana', 'bruno', 'carla');
const anyRule: fc.Arbitrary<Rule> = fc.record({
  method: fc.constantFrom(
    'chat.postMessage',
    'chat.postMessage',
    'chat.update',
    'conversations.history',
    'conversations.create',
  ),
  to: fc.constant(null),
  outcome: fc.constantFrom(...outcomes),
  seconds: fc.constantFrom(1, 8, 30),
});
const anyPageRule: fc.Arbitrary<Rule> = fc
  .tuple(anyPerson, anyRule)
  .map(([who, rule]) => ({ ...rule, method: 'chat.postMessage', to: ids[who] }));

const anyDeath: fc.Arbitrary<Crash | null> = fc.option(
  fc.oneof(
    fc.record({
      at: fc.constant('statement' as const),
      nth: fc.integer({ min: 1, max: 40 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
    fc.record({
      at: fc.constant('call' as const),
      nth: fc.integer({ min: 1, max: 6 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  ),
);

export const sending = [
  fc.record({ side: anySide, both: fc.boolean(), crash: anyDeath }).map(drains),
  fc.record({ side: anySide, seconds: fc.constantFrom(2, 5, 6, 30) }).map(waits),
  fc.array(fc.oneof(anyRule, anyPageRule), { minLength: 1, maxLength: 3 }).map((rules) => goesWrong({ rules })),
  fc.record({ again: fc.boolean() }).map(hears),
  fc
    .record({
      of: anyOf,
      to: anyPerson,
      when: fc.constantFrom('at once' as const, 'on release' as const, 'never' as const),
      acknowledges: fc.option(fc.constantFrom('ana' as const, 'rosa' as const)),
      seconds: fc.constantFrom(0, 10, 20),
    })
    .map(stalls),
];
