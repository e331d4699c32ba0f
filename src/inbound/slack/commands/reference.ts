import type { Escalation } from '../../../domain/escalation.ts';
import type { UserId } from '../../../domain/ids.ts';
import { day, type Instant } from '../../../domain/time.ts';
import { findByNumber, findByRoom, listMine, listPagesTo, listRecent } from '../../../queries/escalations.ts';
import type { Inbound } from '../../context.ts';
import { wouldRefuse, type Foreseen } from '../forecast.ts';
import type { Asked } from './asked.ts';
import type { CommandVerb } from './parse-text.ts';

/** How far back a verb without a reference looks for a resolved escalation. */
const recently = 30 * day;

/**
 * Which escalation a verb is about: the one that was named, else the room's, else those of the asker that the verb
 * fits. More than one means that nobody can know.
 */
export async function meantBy(
  { desk, team }: Inbound,
  { user, channel }: Asked,
  { verb, number }: { readonly verb: CommandVerb; readonly number: number | null },
): Promise<readonly Escalation[]> {
  const named = number === null ? await findByRoom(desk.db, team, channel) : await findByNumber(desk.db, team, number);
  if (named) return [named];
  if (number !== null) return [];
  const now = await desk.clock.now(desk.db);
  const [mine, pages, recent] = await Promise.all([
    listMine(desk.db, team, user),
    listPagesTo(desk.db, team, user),
    listRecent(desk.db, team, new Date(now - recently)),
  ]);
  const near = new Map(
    [...mine, ...pages, ...recent.filter((each) => concerns(each, user))].map((each) => [each.id, each]),
  );
  return [...near.values()].filter((each) => fits(each, verb, user, now));
}

const concerns = (escalation: Escalation, user: UserId): boolean =>
  escalation.openedBy === user ||
  escalation.rca?.owner === user ||
  (escalation.status === 'resolved' && (escalation.acknowledged?.by === user || escalation.resolution.by === user));

/** What a verb asks for; the others only show something, or are about none. */
export const asks: Partial<Record<CommandVerb, Foreseen>> = {
  ack: 'acknowledge',
  update: 'post-update',
  resolve: 'resolve',
  reopen: 'reopen',
  severity: 'change-severity',
  rca: 'request-rca',
};

/** Being refused means that it is about another one. */
function fits(escalation: Escalation, verb: CommandVerb, user: UserId, now: Instant): boolean {
  const asked = asks[verb];
  return asked ? wouldRefuse(escalation, asked, user, now) === null : escalation.status !== 'resolved';
}
