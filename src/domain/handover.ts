import type { MatterId, TeamId, UserId } from './ids.ts';
import type { MatterIntent } from './matters.ts';
import type { OnCall } from './on-call.ts';
import type { Instant } from './time.ts';

/** A schedule passes from one person to another; null: from or to nobody. */
export type Handover = {
  readonly id: MatterId;
  readonly team: TeamId;
  readonly schedule: string;
  readonly leaving: UserId | null;
  readonly coming: UserId | null;
  readonly at: Instant;
};

/** Who has a schedule, and until when that was expected when somebody looked. */
export type Standing = {
  readonly schedule: string;
  readonly person: UserId | null;
  readonly until: Instant | null;
  /** The user group that follows it. */
  readonly usergroup: string | null;
};

/** Somebody whom Slack does not know can't be told, and nobody can reach them: nobody is on call. */
export const standingOf = ({ schedule, holder, next }: OnCall, usergroup: string | null): Standing => ({
  schedule,
  person: holder?.id ?? null,
  until: next?.at ?? null,
  usergroup,
});

/**
 * What became of a schedule since somebody looked; null where the same person goes on. It happened when it was expected to;
 * what nobody expected, a cover or another policy, happened now.
 */
export function handoverBetween(
  before: Standing,
  present: Standing,
  now: Instant,
): Pick<Handover, 'schedule' | 'leaving' | 'coming' | 'at'> | null {
  if (before.person === present.person) return null;
  const expected = before.until !== null && before.until <= now;
  return {
    schedule: present.schedule,
    leaving: before.person,
    coming: present.person,
    at: expected ? before.until : now,
  };
}

/** Whether the user group has to be brought up to date: it is another one, or somebody else is on call. */
export const mustFollow = (before: Standing | null, present: Standing): boolean =>
  present.usergroup !== null &&
  present.person !== null &&
  (before?.person !== present.person || before.usergroup !== present.usergroup);

/** Both are told. */
export const toldOf = ({ leaving, coming }: Pick<Handover, 'leaving' | 'coming'>): readonly MatterIntent[] =>
  [leaving, coming].flatMap((person) => (person ? [{ type: 'tell-handover', person } as const] : []));
