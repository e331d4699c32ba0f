import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../local/postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { findRedis } from '../test/support/redis.ts';
import { benchBurst } from './burst.ts';
import { benchCalls } from './calls.ts';
import { benchCommands } from './commands.ts';
import { isMet, ratioOf, tableOf, type Finding } from './findings.ts';
import { benchLateness } from './lateness.ts';
import { benchOpening } from './opening.ts';
import { benchPage } from './page.ts';
import { benchRebuild } from './rebuild.ts';
import { benchRota } from './rota.ts';
import { benchSimulation } from './simulation.ts';
import { benchTakeover } from './takeover.ts';
import { silentLog } from './desk.ts';
import { benchWorkspace } from './workspace.ts';

/**
 * `npm run bench`, `-- --quick` for a first look, `-- --only lateness` for one of them, `-- --json FILE` for machines.
 * Only the ratios mean anything: machines differ.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, json: { type: 'string' } },
});
const { quick } = values;
const home = await mkdtemp(join(tmpdir(), 'relevo-bench-'));
const database = await startEmbeddedPostgres(home);
const redis = await findRedis();
const { url } = database;
const redisUrl = redis?.url ?? null;

const benches: Record<string, () => Promise<Finding[] | string>> = {
  opening: () => benchOpening(url, quick ? 100 : 1_000),
  lateness: () =>
    benchLateness(url, {
      count: quick ? 20 : 150,
      rounds: quick ? 1 : 3,
      pending: quick ? [1_000] : [1_000, 10_000, 100_000],
      redisUrl,
    }),
  burst: () => benchBurst(url, quick ? 200 : 2_000, 3),
  commands: () => benchCommands(url, quick ? 300 : 3_000),
  takeover: () => benchTakeover(url),
  rebuild: () => benchRebuild(url, redisUrl, quick ? 5_000 : 100_000),
  calls: () => benchCalls(),
  workspace: () => benchWorkspace(quick ? 200 : 2_000),
  rota: async () => benchRota(quick ? 100 : 1_000, quick ? 100 : 1_000),
  simulation: async () => benchSimulation(500, quick ? 500 : 2_000),
  page: () => benchPage(quick ? 1_000 : 10_000),
};

const all: Finding[] = [];
await migrate(url, fileURLToPath(new URL('../migrations', import.meta.url)), silentLog);
try {
  if (redisUrl === null) console.log('There is no redis-server on the PATH: nothing is measured on Redis.');
  for (const [name, bench] of Object.entries(benches)) {
    if (values.only !== undefined && values.only !== name) continue;
    const found = await bench();
    if (typeof found !== 'string') all.push(...found);
    console.log(typeof found === 'string' ? found : tableOf(name, found));
  }
  if (values.json)
    await writeFile(
      values.json,
      JSON.stringify(
        all.map((finding) => ({ ...finding, ratio: ratioOf(finding), met: isMet(finding) })),
        null,
        2,
      ),
    );
} finally {
  await redis?.stop();
  await database.stop();
  await rm(home, { recursive: true, force: true });
}
process.exit(0);
