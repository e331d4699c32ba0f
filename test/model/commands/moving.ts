import fc from 'fast-check';
import { people } from '../../support/domain.ts';
import { command, type Command } from './command.ts';

const names = ['ana', 'bruno', 'carla', 'nora'] as const;
type Name = (typeof names)[number];
type Move = { readonly members: readonly Name[]; readonly gone: readonly Name[] };

/** The user group has other members from now on, and these have left; who had left before is back. */
const moves = (given: Move): Command =>
  command('moves', given, async (model, world) => {
    model.members = given.members.map((name) => people[name]);
    model.gone = given.gone.map((name) => people[name]);
    model.moved = true;
    await world.learn(model.members, model.gone);
    return [];
  });

export const moving = [
  fc.record({ members: fc.subarray([...names]), gone: fc.subarray([...names], { maxLength: 2 }) }).map(moves),
];
