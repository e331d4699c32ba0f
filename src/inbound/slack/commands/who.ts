import { findByNumber, findByRoom } from '../../../queries/escalations.ts';
import { countPages } from '../../../queries/page-counts.ts';
import { asItIsNow, findOnCall, simulateFor } from '../../../queries/terms.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { whoAnswer } from '../../../views/slack/who.ts';
import type { Inbound } from '../../context.ts';
import type { Answer } from '../answer.ts';
import type { Asked } from './asked.ts';

/** Who is paged for one escalation, or would be for a new one: at the severity in `words`, else at the worst; then who is on call, and for the manager of escalations how often people were paged. */
export async function who(
  { desk, team, policy: inForce, groups }: Inbound,
  { user, channel, language }: Asked,
  { number, words }: { readonly number: number | null; readonly words: string },
): Promise<Answer> {
  const named = number === null ? await findByRoom(desk.db, team, channel) : await findByNumber(desk.db, team, number);
  if (named) return whoAnswer(await asItIsNow(desk, named), language);
  if (number !== null) return refusalText({ code: 'not_found' }, language);
  groups.freshen();
  const policy = inForce();
  const severity = words || (policy.severities[0]?.key ?? '');
  const facts = { severity, kind: null, route: null, customerTier: null, services: [] };
  const now = await desk.clock.now(desk.db);
  const found = await simulateFor(desk.db, team, policy, facts, now);
  const onCall = await findOnCall(desk.db, team, policy, now);
  if (!found) return refusalText({ code: 'unknown_severity' }, language);
  const zone = policy.timezone;
  const manages = found.terms.manager === user;
  const paged = manages ? { counts: await countPages(desk.db, team, now, zone), zone } : null;
  return whoAnswer(found, language, onCall, paged);
}
