import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { start, type Parts, type Relevo } from './build.ts';
import { explain, readConfig, type Config } from './config.ts';
import type { Policy } from './domain/policy.ts';
import { createLogger } from './platform/logger.ts';
import { startFaultOf } from './platform/start-fault.ts';
import { describeMistakes, readPolicy } from './policy-file.ts';
import { Unreachable, Unusable } from './process.ts';

const defaultPolicy = fileURLToPath(new URL('./default-policy.yml', import.meta.url));

/** @throws Unusable with everything that is missing or wrong. */
export function configFrom(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env);
  if (!read.ok) throw new Unusable(explain(read));
  return read.config;
}

/**
 * Starts what the settings describe: it runs until it is stopped.
 * @throws Unusable when a setting is refused, Unreachable when Slack or the database isn't there.
 */
export async function launch(config: Config, extra: Pick<Parts, 'clockOffset'> = {}): Promise<Relevo> {
  const log = createLogger(config);
  const parts = { config, policy: await loadPolicy(config.policyFile), log, ...extra };
  const relevo = await start(parts).catch((cause: unknown) => {
    const fault = startFaultOf(cause);
    if (!fault) throw cause;
    throw new (fault.mend ? Unusable : Unreachable)(fault.says, { cause });
  });
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
