import type { TeamId } from '../domain/ids.ts';
import { confirm } from '../store/confirmations.ts';
import type { Receipt } from '../store/tables/outbox.ts';
import type { Desk } from './desk.ts';

/**
 * Keeps what Slack tells of a message that bears one of our marks: it arrived, or it is there twice. Answers whether that
 * leaves anything to do.
 */
export async function confirmPosted(desk: Desk, team: TeamId, mark: string, receipt: Receipt): Promise<boolean> {
  return confirm(desk.db, team, mark, receipt, await desk.clock.now(desk.db));
}
