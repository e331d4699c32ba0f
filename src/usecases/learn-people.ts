import type { TeamId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { savePeople } from '../store/people.ts';
import type { Desk } from './desk.ts';

/** Keeps what Slack says of people: who they are decides what they may do, and in which language they read. */
export async function learnPeople(desk: Desk, team: TeamId, people: readonly Person[]): Promise<void> {
  await savePeople(desk.db, team, people, await desk.clock.now(desk.db));
}
