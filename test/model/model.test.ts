import fc from 'fast-check';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { regressions } from './regressions.ts';
import { anyRun, play } from './run.ts';
import { openStage, type Stage } from './stage.ts';

const { RELEVO_MODEL_RUNS: asked, RELEVO_MODEL_SEED: given } = process.env;
const runs = Number(asked ?? 500);
/** The same runs for every change, so that what fails is of that change; new ones where more are asked for. */
const seed = Number(given ?? (asked === undefined ? 1 : Date.now() % 2 ** 31));
/** So many runs are under way at once: each waits for the database most of its time. */
const atOnce = 4;
/** A run that takes so long hangs: it takes a fraction of a second, a few where the machine has much else to do. */
const hungMs = 60_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

describe('the life cycle keeps its promises, whatever breaks on the way', () => {
  test.each(regressions)('once broken: $name', { timeout: hungMs }, ({ given, first, rest }) =>
    play(stage, given, first, rest),
  );

  test(`${runs} runs from seed ${seed}`, { timeout: 2 * hungMs + runs * 1_000 }, async () => {
    const property = () => fc.asyncProperty(anyRun, ([given, first, rest]) => play(stage, given, first, rest));
    await Promise.all(
      Array.from({ length: atOnce }, (_, lane) =>
        fc.assert(property(), { numRuns: Math.ceil(runs / atOnce), seed: seed + lane, timeout: hungMs }),
      ),
    );
  });
});
