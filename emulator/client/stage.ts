import { perform, type Machine } from '../acts/act.ts';
import type { Act, ActResult } from '../protocol.ts';
import { canRead, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { personCalled, type Person } from '../state/people.ts';

/** What a person at work needs: the workspace, who they are, how to do things and how to wait for them. */
export type Stage = {
  readonly core: Core;
  readonly person: Person;
  /** Does it, or throws what the person is told instead. */
  act(act: Act): Promise<ActResult>;
  /** Resolves as soon as `look` finds something; `otherwise` tells what was there when it never did. */
  until<T>(look: () => T | undefined, otherwise: () => string): Promise<T>;
};

const LONGEST_WAIT_MS = 5000;

export function createStage(core: Core, machine: Machine, name: string): Stage {
  const { id } = personCalled(core, name);

  return {
    core,
    get person() {
      return personCalled(core, id);
    },
    async act(act) {
      const result = await perform(core, machine, act);
      if (!result.ok && result.error !== undefined) throw new Error(result.error);
      return result;
    },
    until(look, otherwise) {
      const found = look();
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => {
          forget();
          reject(new Error(otherwise()));
        }, LONGEST_WAIT_MS);
        const forget = core.changes.listen((change) => {
          if (change.type === 'log') return;
          const seen = look();
          if (seen === undefined) return;
          clearTimeout(giveUp);
          forget();
          resolve(seen);
        });
      });
    },
  };
}

/** The channels that a person can read and that go by that name, id or pattern. */
export function channelsCalled({ core, person }: Stage, called: string | RegExp): Channel[] {
  return [...core.state.channels.values()].filter(
    (channel) =>
      canRead(channel, person) &&
      (called instanceof RegExp
        ? called.test(channel.name)
        : channel.id === called || channel.name === called.replace(/^#/, '')),
  );
}

export function channelCalled(stage: Stage, called: string): Channel {
  const [channel] = channelsCalled(stage, called);
  if (!channel) throw new Error(`@${stage.person.name} sees no channel called ${called}.`);
  return channel;
}
