import { encodeAnswerLink, linkLastsMs } from '../domain/answer-link.ts';
import { stillAsks, wentBy } from '../domain/decide-reach.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { UserId } from '../domain/ids.ts';
import { minute } from '../domain/time.ts';
import { Undelivered } from '../platform/undelivered.ts';
import { findReach } from '../queries/reach.ts';
import { findReader } from '../queries/readers.ts';
import { findSecret } from '../store/reach.ts';
import type { Errand } from '../store/tables/outbox.ts';
import { pageMail } from '../views/email/page-mail.ts';
import { pageCall } from '../views/webhook/page-call.ts';
import type { Attempt } from './context.ts';

type ReachErrand = Extract<Errand, { type: 'reach' }>;

/**
 * Sends a page another way, too, unless it was answered meanwhile or its person chose otherwise since. When nobody knows
 * whether it arrived it is sent again, under the same mark: whoever gets two can tell that they are one.
 * @throws Undelivered.
 */
export async function reachPerson(attempt: Attempt, escalation: Escalation, errand: ReachErrand): Promise<null> {
  const { db, team, clock, ways, report } = attempt;
  const { person, tier, round, way } = errand;
  if (!stillAsks(escalation, errand) || wentBy(escalation, errand, way)) return null;
  const reader = await findReader(db, team, person);
  if (reader?.standing !== 'member') return null;
  const now = await clock.now(db);
  const waited = now - attempt.claimed.created_at.getTime() + errand.after * minute;
  const named = { escalation: escalation.id, tier, round, person, ends: now + linkLastsMs };
  const link = ways.links?.to(encodeAnswerLink(named)) ?? null;
  const notice = { key: errand, waited, link, language: reader.language };
  if (!(await (way === 'email' ? mail : call)(attempt, escalation, person, notice))) return null;
  await report(escalation, { type: 'report-reached', person, tier, round, way });
  return null;
}

type Notice = Parameters<typeof pageMail>[1];

/** False for whoever wants none any more. */
async function mail(
  { ways, db, team, claimed }: Attempt,
  escalation: Escalation,
  person: UserId,
  notice: Notice,
): Promise<boolean> {
  const { email } = await findReach(db, team, person);
  if (!email) return false;
  if (!ways.mail) throw new Undelivered({ kind: 'refused', code: 'no_mail' });
  const { language } = notice;
  await ways.mail({ id: claimed.mark, to: email.address, language, ...pageMail(escalation, notice) });
  return true;
}

async function call(
  { ways, db, team, claimed }: Attempt,
  escalation: Escalation,
  person: UserId,
  notice: Notice,
): Promise<boolean> {
  const [{ webhook }, secret] = await Promise.all([findReach(db, team, person), findSecret(db, team, person)]);
  if (!webhook || secret === null) return false;
  await ways.webhook({ id: claimed.mark, url: webhook.url, secret, body: pageCall(escalation, notice) });
  return true;
}
