import type { Kysely } from 'kysely';
import { asTeamId, asUserId, type TeamId, type UserId } from '../../src/domain/ids.ts';
import type { Standing } from '../../src/domain/can.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Instant } from '../../src/domain/time.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import type { Schema } from '../../src/store/tables/schema.ts';
import type { Desk, Outcome, PagingDesk } from '../../src/usecases/desk.ts';
import { learnPeople } from '../../src/usecases/learn-people.ts';
import { open, type OpenRequest } from '../../src/usecases/open.ts';
import { freshDatabase } from './database.ts';
import { opening, people, start } from './domain.ts';
import { silentLog } from './log.ts';

export type TestDesk = PagingDesk & {
  readonly db: Kysely<Schema>;
  /** Another process at the same desk: it shares the database and the clock, and no connection. */
  another(): PagingDesk & { readonly db: Kysely<Schema> };
  /** Moves the only clock there is. */
  travelTo(now: Instant): void;
  stop(): Promise<void>;
};

/**
 * A desk on a database of its own, whose clock stands still until it is moved. Everyone of `people` is a member of T1.
 * `way`: how it gets to its database.
 */
export async function startDesk(way: (url: string) => Promise<string> = async (url) => url): Promise<TestDesk> {
  const database = await freshDatabase();
  const db = openDatabase<Schema>(await way(database.url), silentLog);
  let present = start;
  const desk = { db, clock: { now: async () => present, at: () => present }, schedules: () => ({}) };
  await introduce(desk, asTeamId('T1'), Object.values(people));
  const others: Kysely<Schema>[] = [];
  return {
    ...desk,
    another() {
      const own = openDatabase<Schema>(database.url, silentLog);
      others.push(own);
      return { ...desk, db: own };
    },
    travelTo: (now) => {
      present = now;
    },
    stop: async () => {
      await Promise.all([db, ...others].map((each) => each.destroy()));
      await database.drop();
    },
  };
}

/** Makes people known to the desk, as Slack would describe them. */
export const introduce = (
  desk: Desk,
  team: TeamId,
  ids: readonly UserId[],
  standing: Standing = 'member',
): Promise<void> =>
  learnPeople(
    desk,
    team,
    ids.map((id) => ({ id, handle: id.toLowerCase(), email: null, locale: 'en-US', zone: null, standing })),
  );

let requests = 0;

/** Opens the default escalation, and answers its state. */
export async function opened(desk: Desk, changes: Partial<OpenRequest> = {}): Promise<Escalation> {
  requests += 1;
  const request = { ...opening(), team: asTeamId('T1'), requestKey: `V${requests}`, ...changes };
  return stateOf(await open(desk, request));
}

/** The state after a request that was granted. */
export function stateOf(outcome: Outcome): Escalation {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused.code}`);
  return outcome.escalation;
}

export const stranger = asUserId('STRANGER');
