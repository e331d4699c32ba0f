import type { App } from '@slack/bolt';
import { learnPeople } from '../../../usecases/learn-people.ts';
import type { Inbound } from '../../context.ts';
import { toPerson } from '../person.ts';

/** Who came, left, became a guest or changed their language: it decides what they may do and in which words they read. */
export function registerPeopleChanged(app: App, inbound: Inbound): void {
  const learn = async (described: unknown) => {
    const person = toPerson(described, inbound.team);
    if (person) await learnPeople(inbound.desk, inbound.team, [person]);
  };
  app.event('team_join', async ({ event }) => learn(event.user));
  app.event('user_change', async ({ event }) => learn(event.user));
}
