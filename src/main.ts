import { migrateDatabase } from './build.ts';
import { configFrom, launch } from './launch.ts';
import { createLogger } from './platform/logger.ts';
import { startWatchdog } from './platform/watchdog.ts';
import { runPolicyCommand, type CommandResult } from './policy-command.ts';
import { endOnStrayRejections, fail, limitStart, reloadOnHangup, stopOnSignal, Unusable } from './process.ts';

/**
 * `node src/main.ts` runs the desk; with `migrate` it brings the database's schema up to date and ends, and with `policy` it
 * checks a policy file, simulates one, or prints the JSON Schema of them, and ends.
 */
async function main(): Promise<void> {
  const [command, ...words] = process.argv.slice(2);
  if (command === 'policy') return say(await runPolicyCommand(words, process.env));
  if (command !== undefined && command !== 'migrate')
    throw new Unusable(
      `There is no command ${command}: allowed are migrate, policy check FILE, policy simulate FILE and policy schema.`,
    );
  const config = configFrom(process.env);
  const log = createLogger(config);
  if (command === 'migrate') return migrateDatabase(config, log);
  endOnStrayRejections((err, survived) =>
    survived
      ? log.error({ err }, 'Socket Mode left an error behind, which was survived')
      : log.fatal({ err }, 'an error that nobody awaited ends the process'),
  );
  startWatchdog();
  const started = limitStart();
  const relevo = await launch(config);
  started();
  stopOnSignal(relevo.stop);
  reloadOnHangup(relevo.reload);
}

function say({ out, error, code }: CommandResult): void {
  if (out !== undefined) console.log(out);
  if (error !== undefined) console.error(error);
  process.exitCode = code;
}

await main().catch(fail);
