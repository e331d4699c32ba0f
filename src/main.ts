import { migrateDatabase } from './build.ts';
import { configFrom, launch } from './launch.ts';
import { createLogger } from './platform/logger.ts';
import { startWatchdog } from './platform/watchdog.ts';
import { endOnStrayRejections, fail, stopOnSignal } from './process.ts';

/** `node src/main.ts` runs the desk; `node src/main.ts migrate` brings the schema up to date and ends. */
async function main(): Promise<void> {
  const config = configFrom(process.env);
  const log = createLogger(config);
  if (process.argv[2] === 'migrate') return migrateDatabase(config, log);
  endOnStrayRejections((err, survived) =>
    survived
      ? log.error({ err }, 'Socket Mode left an error behind, which was survived')
      : log.fatal({ err }, 'an error that nobody awaited ends the process'),
  );
  const relevo = await launch(config);
  startWatchdog();
  stopOnSignal(relevo.stop);
}

await main().catch(fail);
