import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, type Actor } from '../../src/domain/can.ts';
import { roomOverAt } from '../../src/domain/closing-room.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { fold } from '../../src/domain/evolve.ts';
import { asTeamId } from '../../src/domain/ids.ts';
import { pageSlot, type Deadline, type DeadlineKind } from '../../src/domain/intents.ts';
import { isPaging } from '../../src/domain/tiers.ts';
import { minute, second, type Instant } from '../../src/domain/time.ts';
import { anyAsk, stepOf } from '../support/any-ask.ts';
import { anyTerms } from '../support/any-terms.ts';
import { identity, member, start, team, whenOpened, type Story } from '../support/domain.ts';

/** One step of a story: what came before it, what was asked, what it led to. */
type Step = { readonly before: Escalation | null; readonly after: Story; readonly now: Instant };

/**
 * An escalation under any terms, and up to fifty commands with time passing between them.
 * Making one runs decide, evolve and react: a throw in any of them fails every property.
 */
const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(anyTerms, fc.array(fc.tuple(anyAsk, fc.integer({ min: 0, max: 20 * minute })), { maxLength: 50, size: 'max' }))
  .map(([chosen, asks]) => {
    let story = whenOpened({ terms: chosen });
    const steps: Step[] = [{ before: null, after: story, now: start }];
    let now = start;
    for (const [ask, passed] of asks) {
      now += passed;
      const before = story.state;
      story = story.when(ask(before, now), now);
      steps.push({ before, after: story, now });
    }
    return steps;
  });

const always = (holds: (steps: readonly Step[]) => void) => fc.assert(fc.property(anySteps, holds), { numRuns: 300 });

const eachStep = (holds: (step: Step) => void) => always((steps) => steps.forEach(holds));

/** The deadlines that are armed after each step, by the intents alone. */
function armedAfter(steps: readonly Step[]): readonly { readonly step: Step; readonly armed: readonly Deadline[] }[] {
  let armed: readonly Deadline[] = [];
  return steps.map((step) => {
    for (const intent of step.after.intents) {
      if (intent.type === 'cancel') armed = armed.filter((deadline) => !intent.kinds.includes(deadline.kind));
      if (intent.type === 'arm') {
        const { kind, tier, round } = intent.deadline;
        const others = armed.filter((each) => each.kind !== kind || each.tier !== tier || each.round !== round);
        armed = [...others, intent.deadline];
      }
    }
    return { step, armed };
  });
}

const last = (steps: readonly Step[]): Story => {
  const step = steps.at(-1);
  if (!step) throw new Error('a story has at least its opening');
  return step.after;
};

describe('whatever people, deadlines and deliveries do, in whatever order', () => {
  test('folding the timeline gives the state, also after a trip through JSON', () => {
    always((steps) => {
      const { state, timeline } = last(steps);
      expect(fold(identity, timeline)).toStrictEqual(state);
      expect(fold(identity, JSON.parse(JSON.stringify(timeline)))).toStrictEqual(JSON.parse(JSON.stringify(state)));
    });
  });

  test('the version counts the events', () => {
    always((steps) => {
      const { state, timeline } = last(steps);
      expect(state.version).toBe(timeline.length);
    });
  });

  test('a refusal changes nothing and asks nothing of the world', () => {
    eachStep(({ before, after }) => {
      if (!after.refused) return;
      expect(after.state).toBe(before);
      expect(after.intents).toEqual([]);
    });
  });

  test('somebody is waited for exactly while it is paging, in one tier only, and one where they take turns', () => {
    eachStep(({ after: { state } }) => {
      const waiting = state.pages.filter((page) => page.state === 'waiting');
      const steps = new Set(waiting.map((page) => `${page.tier}/${page.round}`));
      expect([...steps]).toEqual(state.status === 'paging' ? [`${state.tier}/${state.round}`] : []);
      const oneAtATime = state.terms.tiers[state.tier - 1]?.turn !== undefined;
      expect(oneAtATime && waiting.length > 1).toBe(false);
    });
  });

  test('nobody is paged between an acknowledgement and a reopening', () => {
    always((steps) => {
      let taken = false;
      const pagedMeanwhile = steps.filter(({ after }) => {
        if (after.events.some((event) => event.type === 'reopened')) taken = false;
        const paged = taken && after.intents.some((intent) => intent.type === 'page');
        if (after.events.some((event) => event.type === 'acknowledged')) taken = true;
        return paged;
      });
      expect(pagedMeanwhile).toEqual([]);
    });
  });

  test('nobody gets the same page twice, and every page that is made is asked for', () => {
    always((steps) => {
      const asked = steps.flatMap(({ after }) =>
        after.intents.flatMap((intent) => (intent.type === 'page' ? [pageSlot(intent)] : [])),
      );
      expect(asked).toEqual(last(steps).state.pages.map(pageSlot));
      expect(new Set(asked).size).toBe(asked.length);
    });
  });

  test('nobody is paged twice in a round, and a tier is passed over only when it has nobody else', () => {
    eachStep(({ before, after: { state, events } }) => {
      const keys = state.pages.map((page) => `${page.round} ${page.person}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const event of events) {
        if (event.type !== 'passed-over') continue;
        const paged = (before?.pages ?? []).filter((page) => page.round === event.round).map((page) => page.person);
        expect(paged).toEqual(expect.arrayContaining([...(state.terms.tiers[event.tier - 1]?.people ?? [])]));
      }
    });
  });

  test('whenever a tier is paged, exactly one time to answer is armed', () => {
    eachStep(({ before, after }) => {
      if (after.events.some((event) => event.type === 'severity-changed')) return;
      const arms = after.intents.filter((each) => each.type === 'arm' && each.deadline.kind === 'acknowledge');
      const tiers = after.events.filter((event) => event.type === 'paged' && !(before && isPaging(before, event)));
      expect(arms).toHaveLength(tiers.length);
    });
  });

  test('one time to answer runs while it is paging, the one that the state names, and none otherwise', () => {
    always((steps) => {
      for (const { step, armed } of armedAfter(steps)) {
        const { state } = step.after;
        expect(armed.filter((deadline) => deadline.kind === 'acknowledge')).toEqual(
          state.status === 'paging'
            ? [{ kind: 'acknowledge', tier: state.tier, round: state.round, dueAt: state.answerBy }]
            : [],
        );
      }
    });
  });

  test('the promise of a first update has a clock exactly as long as it is owed', () => {
    always((steps) => {
      for (const { step, armed } of armedAfter(steps)) {
        const promise = step.after.state.firstUpdate;
        const dueAt = armed.flatMap((deadline) => (deadline.kind === 'first-update' ? [deadline.dueAt] : []));
        expect(dueAt).toEqual('by' in promise ? [promise.by] : []);
      }
    });
  });

  test('an update after the first has one clock exactly as long as it is promised', () => {
    always((steps) => {
      for (const { step, armed } of armedAfter(steps)) {
        const dueAt = armed.flatMap((deadline) => (deadline.kind === 'next-update' ? [deadline.dueAt] : []));
        const promise = step.after.state.nextUpdate;
        expect(dueAt).toEqual(promise ? [promise.by] : []);
      }
    });
  });

  test('what is resolved has no clock running but those of what follows it', () => {
    const follows: readonly DeadlineKind[] = ['rca-reminder', 'close-room', 'ask-feedback', 'customer-text'];
    always((steps) => {
      for (const { step, armed } of armedAfter(steps)) {
        if (step.after.state.status !== 'resolved') continue;
        expect(armed.filter(({ kind }) => !follows.includes(kind))).toEqual([]);
      }
    });
  });

  test('paging ends: with no answer, every tier of every round expires once at most', () => {
    always((steps) => {
      let story = last(steps);
      let { now } = steps.at(-1) ?? { now: start };
      const { tiers, rounds } = story.state.terms;
      let expiries = 0;
      while (story.state.status === 'paging') {
        now = Math.max(now, story.state.answerBy);
        story = story.when({ type: 'expire-tier', ...stepOf(story.state) }, now);
        expiries += 1;
        expect(expiries).toBeLessThanOrEqual(tiers.length * rounds);
      }
    });
  });

  test('every page that reads differently is shown', () => {
    eachStep(({ before, after }) => {
      const shown = after.intents.flatMap((intent) => (intent.type === 'show' ? [intent.slot] : []));
      const changed = (before?.pages ?? []).filter((page, index) => page.state !== after.state.pages[index]?.state);
      expect(shown).toEqual(expect.arrayContaining(changed.map(pageSlot)));
    });
  });

  test('everything that happened is told once in a room, in order, from the first word to the last', () => {
    always((steps) => {
      const notes = steps.flatMap(({ after }) =>
        after.intents.flatMap((intent) => (intent.type === 'note' ? [intent.seq] : [])),
      );
      const { state, timeline } = last(steps);
      const whole = timeline.map((_, index) => index + 1);
      const present = notes.slice(Math.max(0, notes.lastIndexOf(1)));
      const never = !timeline.some(({ type }) => type === 'room-opened');
      expect(present).toEqual(never ? [] : state.room.status === 'open' ? whole : whole.slice(0, present.length));
    });
  });

  test('the clock of a room runs exactly while there is one, and what it is about is over', () => {
    always((steps) => {
      for (const { step, armed } of armedAfter(steps)) {
        const due = armed.filter(({ kind }) => kind === 'close-room').map(({ dueAt }) => dueAt);
        const over = roomOverAt(step.after.state);
        expect(due).toEqual(over === null ? [] : [over]);
      }
    });
  });

  test('nobody acts who is not a member of its workspace', () => {
    const outsider: fc.Arbitrary<Pick<Actor, 'team' | 'standing'>> = fc.oneof(
      fc.constantFrom('guest', 'bot', 'stranger', 'deactivated').map((standing) => ({ team, standing }) as const),
      fc.constant({ team: asTeamId('T2'), standing: 'member' } as const),
    );
    fc.assert(
      fc.property(anySteps, anyAsk, outsider, (steps, ask, who) => {
        const story = last(steps);
        const command = ask(story.state, start + second);
        if (!('by' in command)) return;
        expect(story.when(command, start + second, { id: command.by, ...who }).refused).toEqual({
          code: 'not_allowed',
        });
      }),
    );
  });

  test('a person who may do nothing of the kind is refused', () => {
    fc.assert(
      fc.property(anySteps, anyAsk, (steps, ask) => {
        const story = last(steps);
        const command = ask(story.state, start + second);
        if (!('by' in command) || can(member(command.by), command.type, story.state)) return;
        expect(story.when(command).refused).toEqual({ code: 'not_allowed' });
      }),
    );
  });
});
