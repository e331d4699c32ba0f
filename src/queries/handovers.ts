import type { Escalation } from '../domain/escalation.ts';
import type { Handover } from '../domain/handover.ts';
import type { MatterId, TeamId, UserId } from '../domain/ids.ts';
import type { Db } from '../store/tables/db.ts';
import { listMine, listPagesTo } from './escalations.ts';

export async function findHandover(db: Db, team: TeamId, id: MatterId): Promise<Handover | null> {
  const row = await db
    .selectFrom('handovers')
    .selectAll()
    .where('team_id', '=', team)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, team: row.team_id, at: row.at.getTime() } : null;
}

/** What somebody has in hand: open escalations that they lead, and those that wait for their answer. */
export async function listInHand(db: Db, team: TeamId, person: UserId): Promise<readonly Escalation[]> {
  const [mine, pages] = await Promise.all([listMine(db, team, person), listPagesTo(db, team, person)]);
  const led = mine.filter((each) => each.status === 'working' && each.lead === person);
  return [...new Map([...pages, ...led].map((each) => [each.id, each])).values()];
}
