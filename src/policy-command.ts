import { readCommandConfig } from './config.ts';
import { policyInForce } from './policy-arranged.ts';
import { calendarMistakes } from './policy-calendars.ts';
import { describeMistakes, type Mistake } from './policy-file.ts';
import { readPolicyFile, type BadPolicy } from './policy-load.ts';
import { policyJsonSchema } from './policy-json-schema.ts';
import { findBadTargets } from './policy-targets.ts';
import { asWritten, readSimulation } from './policy-simulation.ts';
import { simulationJson, simulationText } from './policy-simulation-text.ts';
import type { Policy } from './domain/policy.ts';
import { simulate } from './domain/simulate.ts';

/** What a command says on standard output and standard error, and the code that it ends with. */
export type CommandResult = { readonly out?: string; readonly error?: string; readonly code: number };

const usage = `Usage:
  policy check FILE   says all that is wrong or suspicious in a policy file: 0 good, 1 mistakes, 2 can't be read;
                      with SLACK_BOT_TOKEN it looks for people and user groups that can't be paged, too
  policy schema       prints the JSON Schema of policy files, for editors
  policy simulate FILE --severity SEVERITY [--service SERVICE]… [--customer-tier TIER] [--kind KIND] [--route ROUTE]
                  [--at '2026-11-29 03:00'] [--json]
                      says who would be paged and when, round by round, if nobody answered; with DATABASE_URL it
                      knows who covers for whom`;

type Environment = Readonly<Record<string, string | undefined>>;

/** `policy …` of the command line. It needs neither settings nor Slack nor a database, and says more where they are named. */
export async function runPolicyCommand(words: readonly string[], env: Environment): Promise<CommandResult> {
  const [verb, file, ...rest] = words;
  if (verb === 'check' && file !== undefined && rest.length === 0) return check(file, env);
  if (verb === 'simulate' && file !== undefined && !file.startsWith('-')) return simulateFile(file, rest, env);
  if (verb === 'schema' && file === undefined) return { out: JSON.stringify(policyJsonSchema(), null, 2), code: 0 };
  return { error: usage, code: 2 };
}

async function check(file: string, env: Environment): Promise<CommandResult> {
  const read = await readPolicyFile(file);
  if (!read.ok) return refusal(read);
  const { slack } = readCommandConfig(env);
  const bad = slack ? await findBadTargets(read.policy, slack) : [];
  if (typeof bad === 'string') return { error: `${file} could not be checked: ${bad}`, code: 2 };
  const mistakes = [...(await calendarMistakes(file, read.policy, Date.now())), ...read.placed(bad)];
  if (mistakes.length > 0) return refusal({ ok: false, file, content: '', mistakes });
  const warnings = read.warnings.map((each): Mistake => ({ ...each, path: `warning: ${each.path}` }));
  return { out: [...warnings.map((each) => describeMistakes(file, [each])), summary(file, read)].join('\n'), code: 0 };
}

async function simulateFile(file: string, flags: readonly string[], env: Environment): Promise<CommandResult> {
  const read = await readPolicyFile(file);
  if (!read.ok) return refusal(read);
  const asked = readSimulation(flags, read.policy, Date.now());
  if ('mistakes' in asked) return { error: asked.mistakes.join('\n'), code: 2 };
  const { policy, notes } = await policyInForce(file, read.policy, asked, readCommandConfig(env));
  const found = simulate(policy, asked.facts, asWritten(policy), asked.at);
  if (!found) return { error: `${file} has no severity ${asked.facts.severity}`, code: 2 };
  const place = { file, line: read.lineOf(['routing', found.rule.index]) };
  return { out: (asked.json ? simulationJson : simulationText)(found, policy, place, notes), code: 0 };
}

function refusal({ file, ...bad }: BadPolicy): CommandResult {
  if (!bad.mistakes) return { error: `${file} can't be read: ${bad.reason}`, code: 2 };
  return { out: `${describeMistakes(file, bad.mistakes)}\n${counted(bad.mistakes.length, 'mistake')}`, code: 1 };
}

function summary(file: string, { policy, warnings }: { policy: Policy; warnings: readonly Mistake[] }): string {
  const parts = [
    counted(policy.severities.length, 'severity', 'severities'),
    counted(Object.keys(policy.escalationPaths).length, 'escalation path'),
    counted(policy.routing.length, 'routing rule'),
    counted(Object.keys(policy.schedules).length, 'schedule'),
    ...(warnings.length > 0 ? [counted(warnings.length, 'warning')] : []),
  ];
  return `${file} is good: ${parts.join(', ')}`;
}

const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
