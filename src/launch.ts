import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { start, type Parts, type Relevo } from './build.ts';
import { explain, readConfig, type Config } from './config.ts';
import type { Policy } from './domain/policy.ts';
import { createLogger } from './platform/logger.ts';
import { describeMistakes, readPolicy } from './policy-file.ts';

/** What sysexits.h calls a configuration error: whoever restarts processes need not try again. */
const configurationError = 78;

const defaultPolicy = fileURLToPath(new URL('./default-policy.yml', import.meta.url));

/** Something in the settings that a person must mend; the message says all of it. */
class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** @throws Unusable with everything that is missing or wrong. */
export function configFrom(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Unusable(explain(read));
  return read.config;
}

/** Starts what the settings describe: it runs until it is stopped. */
export async function launch(config: Config, extra: Pick<Parts, 'clockOffset'> = {}): Promise<Relevo> {
  const log = createLogger(config);
  const relevo = await start({ config, policy: await loadPolicy(config.policyFile), log, ...extra });
  if (relevo.missing.length > 0)
    log.warn(
      { missing: relevo.missing },
      'the policy names people whom the workspace does not know: they are not paged',
    );
  return relevo;
}

/** @throws Unusable with every mistake, its line and what is allowed there. */
export async function loadPolicy(file: string | null): Promise<Policy> {
  const name = file ?? defaultPolicy;
  const text = await readFile(name, 'utf8').catch((cause: unknown) => {
    throw new Unusable(`The policy file ${name} can't be read. RELEVO_POLICY says where it is.`, { cause });
  });
  const read = readPolicy(text);
  if (!read.ok) throw new Unusable(describeMistakes(name, read.mistakes));
  return read.policy;
}

/** Stops on Ctrl-C and on the signal that process managers send; a second one doesn't wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      stop().then(() => process.exit(0), fail);
    });
}

/** Says why in one message, and ends the process with the code that fits. */
export function fail(error: unknown): never {
  const unusable = error instanceof Unusable;
  console.error(unusable ? error.message : error);
  process.exit(unusable ? configurationError : 1);
}
