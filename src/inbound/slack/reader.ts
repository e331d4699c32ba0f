import type { UserId } from '../../domain/ids.ts';
import { findReader, type Reader } from '../../queries/readers.ts';
import { faultOf } from '../../platform/slack-web.ts';
import { learnPeople } from '../../usecases/learn-people.ts';
import type { Inbound } from '../context.ts';
import { toPerson } from './person.ts';

/**
 * Learns from Slack who somebody is; null when Slack doesn't know them either.
 * @throws when Slack can't be asked.
 */
export async function learn(inbound: Inbound, user: UserId): Promise<Reader | null> {
  const described = await inbound.web.users.info({ user, include_locale: true }).catch((error: unknown) => {
    if (faultOf(error).kind === 'refused') return null;
    throw error;
  });
  const person = toPerson(described?.user, inbound.team);
  if (!person) return null;
  await learnPeople(inbound.desk, inbound.team, [person]);
  return (await findReader(inbound.desk.db, inbound.team, user)) ?? null;
}
