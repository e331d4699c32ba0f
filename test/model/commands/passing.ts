import fc from 'fast-check';
import { hour, minute, second } from '../../../src/domain/time.ts';
import type { people } from '../../support/domain.ts';
import type { Crash } from '../process.ts';
import type { Asked } from '../story.ts';
import { sides, type Side } from '../world.ts';
import { anyCrash, anyOf, anySide, askOf, despite } from './asking.ts';
import { chosen, command, type Command } from './command.ts';

type Tick = { readonly ms: number; readonly side: Side; readonly both: boolean; readonly crash: Crash | null };

/** Time passes, hours perhaps without anybody looking; then what is due is looked for, by two processes perhaps. */
const ticks = (given: Tick): Command =>
  command('ticks', given, async (model, world) => {
    model.now += given.ms;
    world.advance(given.ms);
    const sweep = (side: Side) => world.ask(side, 0, { type: 'sweep' });
    if (given.both) await Promise.all(sides.map(sweep));
    else await despite(world, given.side, given.crash, () => sweep(given.side));
    return [{ of: 0, ask: { type: 'sweep' }, answer: 'done' }];
  });

type Edge = { readonly of: number; readonly ms: number; readonly who: keyof typeof people };

/** Somebody acknowledges at the very moment at which their time is over (or just before, or just after it). */
const edge = (given: Edge): Command =>
  command('edge', given, async (model, world) => {
    const of = chosen(model, given.of);
    const wait = Math.max(0, (model.cases[of]?.state.answerBy ?? model.now) + given.ms - model.now);
    model.now += wait;
    world.advance(wait);
    const what = askOf(model, of, 'acknowledge', given.who);
    const [answer] = await Promise.all([world.ask('left', of, what), world.ask('right', of, { type: 'sweep' })]);
    const asked: readonly Asked[] = [
      { of, ask: what, answer },
      { of, ask: { type: 'sweep' }, answer: 'done' },
    ];
    return asked;
  });

const anyMs = fc.oneof(
  fc.integer({ min: 10 * second, max: 2 * minute }),
  fc.constantFrom(5 * minute, 5 * minute + 1, 10 * minute, hour),
  fc.integer({ min: 2 * minute, max: 3 * hour }),
);

export const passing = [
  fc.record({ ms: anyMs, side: anySide, both: fc.boolean(), crash: anyCrash(9) }).map(ticks),
  fc
    .record({ of: anyOf, ms: fc.constantFrom(-1, 0, 1), who: fc.constantFrom('ana', 'bruno', 'carla', 'rosa') })
    .map(edge),
];
