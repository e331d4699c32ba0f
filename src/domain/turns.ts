import type { Escalation } from './escalation.ts';
import type { Event } from './events.ts';
import type { UserId } from './ids.ts';
import type { Terms, Tier } from './terms.ts';
import { stopAt } from './tiers.ts';

/** Who was paged in their turn, by the name of the turn: each once, the last of them at the end. */
export type Turns = Readonly<Record<string, readonly UserId[]>>;

/** The names of the turns in which these terms page people, if they do. */
export const turnNames = ({ tiers }: Terms): readonly string[] => tiers.flatMap(({ turn }) => turn ?? []);

/** Those of a tier who are paged first: all of them, or the one who was not paged for longest. */
export function firstAsked({ people, turn }: Pick<Tier, 'people' | 'turn'>, turns: Turns): readonly UserId[] {
  if (turn === undefined) return people;
  const latest = turns[turn] ?? [];
  return people.toSorted((a, b) => latest.indexOf(a) - latest.indexOf(b)).slice(0, 1);
}

/** Who is asked when the one whose turn it is can't answer: the next of the tier whom this round has not asked yet. */
export function nextAsked(escalation: Escalation, turns: Turns): readonly UserId[] {
  const tier = escalation.terms.tiers[escalation.tier - 1];
  if (tier?.turn === undefined) return [];
  return firstAsked({ turn: tier.turn, people: stopAt(escalation, escalation).people }, turns);
}

/** The turns after what happened to an escalation under `terms`. Who is in the tier no longer is forgotten. */
export const turnsAfter = ({ tiers }: Terms, events: readonly Event[], before: Turns): Turns =>
  events.reduce((turns, event) => {
    const tier = event.type === 'paged' ? tiers[event.tier - 1] : undefined;
    if (event.type !== 'paged' || tier?.turn === undefined) return turns;
    const others = (turns[tier.turn] ?? []).filter(
      (each) => tier.people.includes(each) && !event.people.includes(each),
    );
    return { ...turns, [tier.turn]: [...others, ...event.people] };
  }, before);
