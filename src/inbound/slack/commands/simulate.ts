import { momentIn } from '../../../domain/spoken-time.ts';
import { simulateFor } from '../../../queries/terms.ts';
import { simulationAnswer } from '../../../views/slack/simulation.ts';
import { simulationHelp } from '../../../views/slack/simulation-help.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import type { Inbound } from '../../context.ts';
import type { Answer } from '../answer.ts';
import { zoneOf } from '../own-zone.ts';
import type { Asked } from './asked.ts';
import { factsIn } from './simulated-facts.ts';

/** What the policy would do with the case that `typed` names, when nobody answers: `sev1 checkout strategic sunday 03:00`. */
export async function simulate(inbound: Inbound, { user, language }: Asked, typed: string): Promise<Answer> {
  const { desk, team, groups } = inbound;
  const policy = inbound.policy();
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  const now = await desk.clock.now(desk.db);
  // Somebody who writes "sunday 03:00" means their own.
  const { name: zone } = await zoneOf(inbound, user);
  const { at, rest } = momentIn(words, now, zone);
  const { facts, unknown, nearest } = factsIn(rest, policy);
  if (at === 'unclear' || unknown.length > 0)
    return simulationHelp(policy, { unclearTime: at === 'unclear', unknown: unknown[0] ?? null, nearest }, language);
  groups.freshen();
  const found = await simulateFor(desk.db, team, policy, facts, at ?? now);
  return found
    ? simulationAnswer(found, policy.routing.length, language)
    : refusalText({ code: 'unknown_severity' }, language);
}
