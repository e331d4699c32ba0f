import { setTimeout as pause } from 'node:timers/promises';
import { answer, open } from './people.ts';
import { leads, tiers } from './cast.ts';
import { evidence } from './evidence.ts';
import { judge, type Story, type Verdict } from './judge.ts';
import type { Deed, Plan } from './plan.ts';
import type { World } from './world.ts';

/** How long everything may take to come to rest after the last trouble; what is missing then counts as lost. */
const restWithinMs = 90_000;
/** Longer than a lease and two looks: what a killed process left behind, a wrong second page too, has come by then. */
const quietMs = 14_000;

export type Outcome = Verdict & {
  readonly restarts: number;
  readonly tookMs: number;
  /** What happened around the promises that were broken. */
  readonly evidence: readonly string[];
};

/** Plays one schedule on a world, waits until it has come to rest, and judges what Slack saw. */
export async function play(world: World, plan: Plan): Promise<Outcome> {
  const { workspace } = world;
  const from = workspace.log.length;
  const [began, ended] = [performance.now(), world.crew.endings.length];
  const beganAt = workspace.clock.now();
  const over = new AbortController();
  const stories: Promise<Story>[] = [];
  const troubles: Promise<void>[] = [];
  for (const { at, deed } of plan.deeds) {
    await pause(Math.max(0, at - (performance.now() - began)));
    if (deed.do === 'open') stories.push(live(world, deed, stories.length, over.signal));
    else troubles.push(make(world, deed));
  }
  await Promise.all(troubles);
  workspace.faults.clear();
  const calmAt = workspace.clock.now();

  const living = Promise.all(stories);
  const impatience = setTimeout(() => over.abort(), restWithinMs);
  const told = await living;
  clearTimeout(impatience);
  await atRest(world, from, told);

  const places = {
    people: tiers.map((names) => names.map((name) => workspace.as(name).id)),
    leads: `#${leads}`,
  };
  const log = workspace.log.slice(from);
  const endings = world.crew.endings.slice(ended);
  // A process that was ordered to end itself may come by its point only when everything else is over.
  const troubledAt = [calmAt, ...endings.flatMap(({ at, killed }) => (killed ? [at] : []))];
  const verdicts = told.map((story) => judge(log, story, places, troubledAt));
  return {
    pages: verdicts.reduce((sum, each) => sum + each.pages, 0),
    repeats: verdicts.reduce((sum, each) => sum + each.repeats, 0),
    worstLatenessMs: Math.max(...verdicts.map((each) => each.worstLatenessMs)),
    violations: verdicts.flatMap((each) => each.violations),
    evidence: told.flatMap(({ title }, index) =>
      (verdicts[index]?.violations.length ?? 0) > 0 ? [title, ...evidence(log, title, plan, endings, beganAt)] : [],
    ),
    restarts: endings.length,
    tookMs: performance.now() - began,
  };
}

async function live(
  { workspace }: World,
  { title, fate }: Extract<Deed, { do: 'open' }>,
  index: number,
  over: AbortSignal,
): Promise<Story> {
  const openedAt = await open(workspace, `opener-${index}`, title, over);
  const answeredAt = fate.answered && openedAt !== null ? await answer(workspace, fate.tier, title, over) : null;
  return { title, openedAt, answered: fate.answered, answeredAt };
}

async function make({ crew, workspace, database, redis }: World, deed: Exclude<Deed, { do: 'open' }>): Promise<void> {
  switch (deed.do) {
    case 'kill':
      return crew.kill(deed.which);
    case 'crash':
      return crew.crash(deed.which, deed.crash);
    case 'slack':
      workspace.faults.add(deed.rule);
      return;
    case 'sockets':
      return workspace.refreshSockets();
    case 'database':
    case 'redis': {
      if (deed.do === 'redis' && deed.how === 'flush') return redis?.flush();
      const proxy = deed.do === 'database' ? database : redis?.proxy;
      if (deed.how === 'cut') return proxy?.cutAll();
      if (deed.how === 'strand') return proxy?.strand();
      proxy?.blackhole();
      await pause(deed.ms);
      proxy?.restore();
    }
  }
}

/** Waits until everybody who must be told is told and nothing passes any more, or until the time for it is over. */
async function atRest({ workspace }: World, from: number, stories: readonly Story[]): Promise<void> {
  const limit = performance.now() + restWithinMs;
  let [length, since] = [0, performance.now()];
  while (performance.now() < limit) {
    if (workspace.log.length !== length) [length, since] = [workspace.log.length, performance.now()];
    const told = JSON.stringify(workspace.log.slice(from).filter(isNotice));
    const waiting = stories.some((story) => !story.answered && story.openedAt !== null && !told.includes(story.title));
    if (!waiting && performance.now() - since > quietMs) return;
    await pause(100);
  }
}

const isNotice = (entry: World['workspace']['log'][number]) =>
  entry.kind === 'call' && entry.method === 'chat.postMessage' && entry.args['channel'] === `#${leads}`;
