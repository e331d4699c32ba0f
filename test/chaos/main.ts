import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createChance } from '../../emulator/faults/chance.ts';
import { plan } from './plan.ts';
import { play, type Outcome } from './play.ts';
import { startWorld, type Backend } from './world.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
    backend: { type: 'string', default: 'both' },
    worlds: { type: 'string', default: '4' },
  },
});

type Told = { readonly seed: number; readonly backend: Backend } & Outcome;

/** Plays schedules one after another on one world, until there are none left. */
async function work(backend: Backend, seeds: number[], tell: (told: Told) => void): Promise<void> {
  const world = await startWorld(backend);
  try {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift())
      tell({ seed, backend, ...(await play(world, plan(seed, createChance(String(seed))))) });
    for (const words of world.crew.lastWords) console.log(`  a process ended by itself: ${words}`);
  } finally {
    await world.stop();
  }
}

async function main(): Promise<void> {
  const [schedules, first, worlds] = [Number(values.schedules), Number(values.seed), Number(values.worlds)];
  const backends: readonly Backend[] = values.backend === 'both' ? ['postgres', 'redis'] : [values.backend as Backend];
  const seeds = Array.from({ length: schedules }, (_, index) => first + index);
  const all: Told[] = [];
  console.log(`${schedules} schedules from seed ${first} on ${backends.join(' and ')}, ${worlds} worlds at a time`);
  const tell = (told: Told) => {
    all.push(told);
    console.log(
      `seed ${told.seed} ${told.backend}: ${told.pages} pages, ${told.repeats} labelled repeats, ${told.restarts} restarts, ` +
        `latest ${(told.worstLatenessMs / 1000).toFixed(1)} s, took ${(told.tookMs / 1000).toFixed(0)} s`,
    );
    for (const violation of told.violations) console.log(`  ✗ ${violation}`);
    for (const line of told.evidence) console.log(`    ${line}`);
  };
  await Promise.all(
    Array.from({ length: worlds }, (_, index) => work(backends[index % backends.length] ?? 'postgres', seeds, tell)),
  );
  report(all);
}

function report(all: readonly Told[]): void {
  const sum = (of: (told: Told) => number) => all.reduce((total, told) => total + of(told), 0);
  const failed = all.filter((told) => told.violations.length > 0);
  const late = all.map((told) => told.worstLatenessMs).toSorted((a, b) => a - b);
  console.log(
    `\n${all.length} schedules, ${sum((told) => told.pages)} pages, ${sum((told) => told.repeats)} labelled repeats, ` +
      `${sum((told) => told.restarts)} processes killed. Latest page of a schedule: median ` +
      `${((late[Math.floor(late.length / 2)] ?? 0) / 1000).toFixed(1)} s, worst ${((late.at(-1) ?? 0) / 1000).toFixed(1)} s.`,
  );
  if (failed.length === 0)
    return console.log('No page was lost, none was doubled unlabelled, none came after an answer.');
  console.log(
    `${failed.length} schedules broke a promise. Again: npm run test:chaos -- --schedules 1 --seed <seed> --backend <backend> --worlds 1`,
  );
  process.exitCode = 1;
}

await main();
