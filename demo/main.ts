import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocally } from '../local/desk.ts';
import { createNarrator } from './narrator.ts';
import { tellStory } from './story.ts';

/** `npm run demo`: one whole story, in sped-up time, on a workspace and a database that are gone when it ends. */
const home = await mkdtemp(join(tmpdir(), 'relevo-demo-'));
const narrator = createNarrator(console.log);
let failed = false;
console.log('Starting PostgreSQL, the local workspace and Relevo …');
const desk = await startLocally({ RELEVO_HOME: home, PORT: '0', LOG_LEVEL: 'warn' }, 0);
try {
  await tellStory(desk, narrator);
  console.log(`\nThe story is told: ${narrator.steps} steps, each checked. "npm start" lets you play it yourself.`);
} catch {
  failed = true;
  console.error(`\nThe story broke off at step ${narrator.steps}.`);
} finally {
  await desk.stop();
  await rm(home, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
