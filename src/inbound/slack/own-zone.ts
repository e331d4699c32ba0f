import type { UserId } from '../../domain/ids.ts';
import { findQuiet } from '../../queries/quiet-hours.ts';
import type { Inbound } from '../context.ts';
import { learn } from './reader.ts';

/** Somebody's zone: their own, asked of Slack where it was never said; the policy's where Slack does not know it either. */
export async function zoneOf(
  inbound: Inbound,
  user: UserId,
): Promise<{ readonly name: string; readonly own: boolean }> {
  const { desk, team, policy } = inbound;
  const known = async () => (await findQuiet(desk.db, team, user)).zone;
  const own = (await known()) ?? ((await learn(inbound, user)) && (await known()));
  return { name: own ?? policy().timezone, own: own !== null };
}
