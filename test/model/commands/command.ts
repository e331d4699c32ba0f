import type { AsyncCommand } from 'fast-check';
import { checkAlways } from '../checks.ts';
import { follow, type Asked, type Model } from '../story.ts';
import type { World } from '../world.ts';

export type Command = AsyncCommand<Model, World>;

/**
 * A step of a run: what it does, answering what was asked on the way, and then what the model says of it. It prints as the
 * call that makes it, so that a run that failed can be kept as it is.
 */
export const command = <Given extends object>(
  name: string,
  given: Given,
  run: (model: Model, world: World) => Promise<readonly Asked[]>,
  check: (model: Readonly<Model>) => boolean = ({ cases }) => cases.length > 0,
): Command => ({
  check,
  async run(model, world) {
    const asked = await run(model, world);
    await world.bury();
    await follow(model, world, asked);
    await checkAlways(model, world);
  },
  toString: () => `${name}(${JSON.stringify(given)})`,
});

/** Which of the open escalations is meant. */
export const chosen = (model: Model, of: number): number => of % model.cases.length;
