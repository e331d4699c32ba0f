import { migrateDatabase } from './build.ts';
import { configFrom, launch } from './launch.ts';
import { createLogger } from './platform/logger.ts';
import { fail, stopOnSignal } from './process.ts';

/** `node src/main.ts` runs the desk; `node src/main.ts migrate` brings the schema up to date and ends. */
async function main(): Promise<void> {
  const config = configFrom(process.env);
  if (process.argv[2] === 'migrate') return migrateDatabase(config, createLogger(config));
  const relevo = await launch(config);
  stopOnSignal(relevo.stop);
}

await main().catch(fail);
