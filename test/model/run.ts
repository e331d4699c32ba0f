import fc from 'fast-check';
import { expect } from 'vitest';
import { second } from '../../src/domain/time.ts';
import { checkAlways, checkAtRest } from './checks.ts';
import { anyOpening, asking, opens } from './commands/asking.ts';
import type { Command } from './commands/command.ts';
import { moving } from './commands/moving.ts';
import { passing } from './commands/passing.ts';
import { sending } from './commands/sending.ts';
import { policies, starts } from './policies.ts';
import type { Stage } from './stage.ts';
import { follow, type Model } from './story.ts';
import { createWorld, firstMembers, type World } from './world.ts';

/** Which of the policies is in force, and when the run begins. */
export type Given = { readonly policy: number; readonly start: number };

export const anyRun = fc.tuple(
  fc.record({ policy: fc.nat({ max: policies.length - 1 }), start: fc.nat({ max: starts.length - 1 }) }),
  anyOpening.map(opens),
  fc.commands([...asking, ...passing, ...moving, ...sending], { maxCommands: 9, size: 'max' }),
);

/** Plays one run in a workspace of its own, until nothing is left to do. */
export async function play(stage: Stage, given: Given, first: Command, rest: Iterable<Command>): Promise<void> {
  const [terms, start] = [policies[given.policy], starts[given.start]];
  if (!terms || start === undefined) throw new Error('there is no such policy or start');
  const world = await createWorld(stage, { terms, start });
  const model: Model = { now: start, cases: [], checked: 0, members: firstMembers, gone: [], moved: false };
  try {
    await first.run(model, world);
    await fc.asyncModelRun(() => ({ model, real: world }), rest);
    await comeToRest(model, world);
    await checkAtRest(model, world);
  } finally {
    world.close();
  }
}

/** All is well again: what was late lands, and sending goes on until nothing is left. */
async function comeToRest(model: Model, world: World): Promise<void> {
  world.slack.recover();
  await world.expireLeases();
  for (let turn = 0; turn < 60; turn += 1) {
    await world.ask('left', 0, { type: 'sweep' });
    await world.drain(turn % 2 === 0 ? 'left' : 'right');
    await world.hear();
    await follow(model, world, [{ of: 0, ask: { type: 'sweep' }, answer: 'done' }]);
    await checkAlways(model, world);
    const next = await world.nextTry();
    if (next === null) return;
    const wait = Math.max(next - model.now, turn === 0 ? 0 : second);
    model.now += wait;
    world.advance(wait);
  }
  expect.fail('sending never came to an end');
}
