import type { Machine } from '../acts/act.ts';
import { dismiss, hire, restrict } from '../acts/staff.ts';
import { install } from '../oauth/install.ts';
import { uninstall } from '../oauth/removal.ts';
import type { SeedPerson } from '../seed.ts';
import type { Core } from '../state/core.ts';
import { personCalled } from '../state/people.ts';
import { createActor, type Actor } from './actor.ts';

/** One workspace, for tests: who is there, and whether the app is. */
export type Team = {
  readonly teamId: string;
  /** The newest that lives; `null` while there is none, since the app is not installed. */
  readonly botToken: string | null;
  /** Somebody by handle or id, to act as they do. */
  as(person: string): Actor;
  /** Adds a colleague, whom the app hears of as `team_join`; returns their id. */
  hire(person: SeedPerson): string;
  /** Deactivates somebody, whom the app hears of as `user_change`. */
  dismiss(person: string): void;
  /** Makes somebody a guest (of several channels, or of a single one), or a member again, which the app hears of as `user_change`. */
  restrict(person: string, guest: boolean | 'single' | 'multi'): void;
  /** Installs the app with every scope of its manifest, as if a person had agreed and the app had fetched the token. */
  install(): { botToken: string };
  /** Somebody takes the app out of the workspace: it hears of it, and its tokens end. It can be installed again. */
  uninstall(): void;
};

export function createTeam(core: Core, machine: Machine): Team {
  return {
    teamId: core.team.id,
    get botToken() {
      return core.installation.live().at(-1)?.token ?? null;
    },
    as: (person) => createActor(core, machine, person),
    hire: (person) => hire(core, person),
    dismiss: (person) => dismiss(core, personCalled(core, person)),
    restrict: (person, guest) => restrict(core, personCalled(core, person), guest),
    install: () => ({ botToken: install(core, core.app.manifest.scopes).token }),
    uninstall: () => uninstall(core),
  };
}
