import { asks, opens } from './commands/asking.ts';
import type { Command } from './commands/command.ts';
import { goesWrong, stalls, waits } from './commands/sending.ts';
import type { Given } from './run.ts';

/**
 * Every run that ever broke a promise, shrunk, and played always. `seed` and `path` say where it was found; the steps are
 * kept as they were, because the same seed means another run once the commands change.
 */
export type Regression = {
  readonly name: string;
  readonly seed: number;
  readonly path: string;
  readonly given: Given;
  readonly first: Command;
  readonly rest: readonly Command[];
};

const opened = opens({ side: 'left', twice: false, crash: null });

export const regressions: readonly Regression[] = [
  {
    name: 'who stood still in a post and lost it wrote down where its own copy stands, and two were left',
    seed: 2,
    path: '6:0:0:0:2:1:2:1:1:3:3',
    given: { policy: 0, start: 0 },
    first: opened,
    rest: [
      stalls({ of: 0, to: 'ana', when: 'on release', acknowledges: null, seconds: 10 }),
      stalls({ of: 0, to: 'ana', when: 'at once', acknowledges: null, seconds: 0 }),
    ],
  },
  {
    name: 'a page that was over and taken away was still to be shown, which was given up',
    seed: 2,
    path: '7:0:0:0:0:0:8:2:3:1:3:2:2',
    given: { policy: 0, start: 0 },
    first: opened,
    rest: [
      stalls({ of: 0, to: 'ana', when: 'on release', acknowledges: 'ana', seconds: 0 }),
      stalls({ of: 0, to: 'ana', when: 'at once', acknowledges: null, seconds: 0 }),
    ],
  },
  {
    name: 'an edit that Slack took up late put older words over newer ones, and they stayed',
    seed: 18991003,
    path: '182:0:0:0:3:6:8:7:7:7:7:7:8:9:7:8',
    given: { policy: 0, start: 0 },
    first: opened,
    rest: [
      waits({ side: 'left', seconds: 2 }),
      goesWrong({ rules: [{ method: 'chat.update', to: null, outcome: 'late', seconds: 30 }] }),
      asks({ side: 'left', of: 0, verb: 'acknowledge', who: 'ana', crash: null, twice: false }),
      waits({ side: 'left', seconds: 2 }),
      asks({ side: 'left', of: 0, verb: 'resolve', who: 'ana', crash: null, twice: false }),
      waits({ side: 'left', seconds: 2 }),
    ],
  },
];
