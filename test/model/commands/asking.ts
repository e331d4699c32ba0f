import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { asUserId } from '../../../src/domain/ids.ts';
import { people } from '../../support/domain.ts';
import { opened, type Ask } from '../model.ts';
import { presentTerms } from '../moment.ts';
import { Crashed, type Crash } from '../process.ts';
import type { Asked, Model } from '../story.ts';
import { sides, type Side, type World } from '../world.ts';
import { chosen, command, type Command } from './command.ts';

const verbs = ['acknowledge', 'decline', 'page-next', 'resolve', 'reopen', 'post-update', 'change-severity'] as const;
type Verb = (typeof verbs)[number];

export const anySide = fc.constantFrom(...sides);
export const anyOf = fc.nat({ max: 1 });
const anyone = fc.constantFrom(...(['ana', 'bruno', 'carla', 'rosa', 'olga', 'nora'] as const));
type Who = keyof typeof people;

/** Where a process may die in what takes so many statements; it may live through it, too. */
export const anyCrash = (most: number): fc.Arbitrary<Crash | null> =>
  fc.option(
    fc.record({
      at: fc.constant('statement' as const),
      nth: fc.integer({ min: 1, max: most }),
      when: fc.constantFrom('before', 'after'),
    }),
    { freq: 3 },
  );

/** Does it in a process that dies on the way; whoever asked asks again, and another process answers. */
export async function despite<Answer>(
  world: World,
  side: Side,
  crash: Crash | null,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { life } = world.processes[side];
  if (crash) life.endAt(crash);
  try {
    return await work();
  } catch (error) {
    if (!life.isDead() && !(error instanceof Crashed)) throw error;
    await world.bury();
    return await work();
  } finally {
    await world.bury();
  }
}

type Opening = { readonly side: Side; readonly twice: boolean; readonly crash: Crash | null };

/** Somebody opens an escalation; the same request comes twice, to two processes, or once more after a crash. */
export const opens = (given: Opening): Command =>
  command(
    'opens',
    given,
    async (model, world) => {
      const title = `Case ${model.cases.length + 1}`;
      const terms = presentTerms(world.setting.terms, model);
      await despite(world, given.side, given.crash, () => world.open(given.side, title, terms));
      if (given.twice) await Promise.all(sides.map((side) => world.open(side, title, terms)));
      model.cases.push({ state: opened(terms, people.olga, model), silentSince: null });
      return [];
    },
    ({ cases }) => cases.length < 2,
  );

export const anyOpening: fc.Arbitrary<Opening> = fc.record({
  side: anySide,
  twice: fc.boolean(),
  crash: anyCrash(3),
});

type Asking = { readonly side: Side; readonly of: number; readonly verb: Verb; readonly who: Who } & {
  readonly crash: Crash | null;
  readonly twice: boolean;
};

/** Somebody asks for something; the same click may come twice, and its process may die on the way. */
export const asks = (given: Asking): Command =>
  command('asks', given, async (model, world) => {
    const of = chosen(model, given.of);
    const what = askOf(model, of, given.verb, given.who);
    const key = randomUUID();
    const ask = () => world.ask(given.side, of, what, key);
    const answer = await despite(world, given.side, given.crash, ask);
    if (given.twice) {
      const again = await world.ask(given.side === 'left' ? 'right' : 'left', of, what, key);
      expect(again, 'the same request again').toBe(answer === 'done' ? 'nothing' : answer);
    }
    // What was done before the crash is not done again, and not refused.
    return [{ of, ask: what, answer: given.crash && answer === 'nothing' ? 'any' : answer }];
  });

type Race = { readonly of: number; readonly verbs: readonly [Verb, Verb]; readonly who: readonly [Who, Who] };

/** Two people ask at once, in two processes: one of them is first. */
const race = (given: Race): Command =>
  command('race', given, async (model, world) => {
    const of = chosen(model, given.of);
    return Promise.all(
      sides.map(async (side, index): Promise<Asked> => {
        const what = askOf(model, of, given.verbs[index] ?? 'acknowledge', given.who[index] ?? 'ana');
        return { of, ask: what, answer: await world.ask(side, of, what) };
      }),
    );
  });

/** What that person would ask, by what they see at this moment. */
export function askOf(model: Model, of: number, verb: Verb, who: Who): Ask {
  const by = asUserId(people[who]);
  const { tier = 0, round = 0, terms } = model.cases[of]?.state ?? {};
  if (verb === 'change-severity') return { type: verb, by, to: terms?.severity.key === 'sev1' ? 'sev2' : 'sev1' };
  return verb === 'decline' || verb === 'page-next' ? { type: verb, by, tier, round } : { type: verb, by };
}

const anyVerb = fc.constantFrom(...verbs, 'acknowledge' as const, 'decline' as const);

export const asking = [
  anyOpening.map(opens),
  fc
    .record({ side: anySide, of: anyOf, verb: anyVerb, who: anyone, crash: anyCrash(6), twice: fc.boolean() })
    .map(asks),
  fc.record({ of: anyOf, verbs: fc.tuple(anyVerb, anyVerb), who: fc.tuple(anyone, anyone) }).map(race),
];
