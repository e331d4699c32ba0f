import type { TeamId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { wakeBundles } from '../store/bundles.ts';
import { savePeople } from '../store/people.ts';
import type { Desk } from './desk.ts';

/** Keeps what Slack says of people: who they are decides what they may do, in which language they read, and when it is night. */
export async function learnPeople(desk: Desk, team: TeamId, people: readonly Person[]): Promise<void> {
  const now = await desk.clock.now(desk.db);
  await savePeople(desk.db, team, people, now);
  await wakeBundles(
    desk.db,
    team,
    people.map(({ id }) => id),
    now,
  );
}
