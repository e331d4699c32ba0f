import type { TeamId, UserId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import { nextShift, peopleOf, shiftsBetween, type Schedule, type Shift } from '../domain/rota.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from '../store/tables/db.ts';
import { arranged, directoryOf } from './terms.ts';

/** Somebody's place in a schedule. */
export type Place = { readonly schedule: string; readonly next: Shift };

/** The schedules in which somebody has a shift within a year, the soonest first. */
export async function findPlaces(
  db: Db,
  team: TeamId,
  given: Policy,
  me: UserId,
  now: Instant,
): Promise<readonly Place[]> {
  const { schedules, idOf } = await lookUp(db, team, given, now);
  const isMe = (name: string) => idOf(name) === me;
  return Object.entries(schedules)
    .flatMap(([schedule, rota]) => {
      const next = peopleOf(rota).some(isMe) ? nextShift(rota, isMe, now) : null;
      return next ? [{ schedule, next }] : [];
    })
    .toSorted((a, b) => a.next.from - b.next.from);
}

/** Whether somebody is on call all of this time; and who else of the schedule could be. */
export async function findHours(
  db: Db,
  team: TeamId,
  given: Policy,
  {
    schedule,
    from,
    to,
    me,
  }: { readonly schedule: string; readonly from: Instant; readonly to: Instant; readonly me: UserId },
  now: Instant,
): Promise<{ readonly mine: boolean; readonly others: readonly UserId[] } | null> {
  const { schedules, idOf } = await lookUp(db, team, given, now);
  const rota: Schedule | undefined = schedules[schedule];
  if (!rota) return null;
  const shifts = shiftsBetween(rota, from, to);
  const covered = shifts.reduce((sum, shift) => sum + shift.to - shift.from, 0);
  const others = peopleOf(rota).flatMap((name) => idOf(name) ?? []);
  return {
    mine: covered === to - from && shifts.every(({ person }) => idOf(person) === me),
    others: [...new Set(others)].filter((person) => person !== me),
  };
}

async function lookUp(db: Db, team: TeamId, given: Policy, now: Instant) {
  const policy = await arranged(db, team, given, now);
  const directory = await directoryOf(db, team, policy);
  return { schedules: policy.schedules, idOf: (name: string) => directory({ user: name }).people[0] };
}
