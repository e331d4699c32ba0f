import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../local/postgres.ts';
import { benchLateness } from './lateness.ts';
import { benchOpening } from './opening.ts';
import { benchPage } from './page.ts';
import { benchWorkspace } from './workspace.ts';

/** `npm run bench`, and `npm run bench -- --quick` for a first look. Only the ratios mean anything: machines differ. */
const quick = process.argv.includes('--quick');
const home = await mkdtemp(join(tmpdir(), 'relevo-bench-'));
const database = await startEmbeddedPostgres(home);
try {
  console.log(await benchOpening(database.url, quick ? 100 : 1_000));
  console.log(await benchLateness(database.url, quick ? 20 : 150));
  console.log(await benchWorkspace(quick ? 200 : 2_000));
  console.log(await benchPage(quick ? 1_000 : 10_000));
} finally {
  await database.stop();
  await rm(home, { recursive: true, force: true });
}
process.exit(0);
