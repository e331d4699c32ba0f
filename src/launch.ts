import { start, type Parts, type Relevo } from './build.ts';
import { explain, readConfig, type Config } from './config.ts';
import type { Policy } from './domain/policy.ts';
import { createLogger } from './platform/logger.ts';
import { startFaultOf } from './platform/start-fault.ts';
import { describeMistakes } from './policy-file.ts';
import { policyFileName, readPolicyFile } from './policy-load.ts';
import { Unreachable, Unusable } from './process.ts';

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
  return start(parts).catch((cause: unknown) => {
    const fault = startFaultOf(cause);
    if (!fault) throw cause;
    throw new (fault.mend ? Unusable : Unreachable)(fault.says, { cause });
  });
}

/** @throws Unusable with every mistake, its line and what is allowed there. */
export async function loadPolicy(file: string | null): Promise<Policy> {
  const name = policyFileName(file);
  const read = await readPolicyFile(name);
  if (read.ok) return read.policy;
  throw new Unusable(
    read.mistakes
      ? describeMistakes(name, read.mistakes)
      : `The policy file ${name} can't be read: ${read.reason}. RELEVO_POLICY says where it is.`,
  );
}
