import type { Escalation } from '../domain/escalation.ts';
import type { TeamId } from '../domain/ids.ts';
import { similarEnough, similarity } from '../domain/similar.ts';
import { day, type Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';
import { listRecent } from './escalations.ts';

/** The likeliest first, three at most: the same customer or a similar title, open or opened within 30 days. */
export async function findDuplicates(
  db: Db,
  team: TeamId,
  like: { title: string; customer: string | null },
  now: Instant,
): Promise<readonly Escalation[]> {
  const recent = await listRecent(db, team, new Date(now - 30 * day));
  return recent
    .map((escalation) => ({ escalation, score: score(escalation, like) }))
    .filter(({ score: likeness }) => likeness > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ escalation }) => escalation);
}

function score(escalation: Escalation, like: { title: string; customer: string | null }): number {
  const { title, customer } = escalation.details;
  const alike = similarity(title, like.title);
  const sameCustomer = like.customer !== null && customer?.name.toLowerCase() === like.customer.toLowerCase();
  const stillOpen = escalation.status !== 'resolved';
  if (alike < similarEnough && !(sameCustomer && stillOpen)) return 0;
  return alike + (sameCustomer ? 1 : 0) + (stillOpen ? 0.5 : 0);
}
