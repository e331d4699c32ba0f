import { addOpenTime, lastPauseBefore } from './calendar.ts';
import type { UserId } from './ids.ts';
import type { Calendar, PageTarget } from './policy.ts';
import type { Instant } from './time.ts';

/** Words that the policy gives in both languages. */
export type Label = { readonly en: string; readonly es: string };
export type Language = 'en' | 'es';

/** Whom the policy names, and whom that meant when it opened. */
export type TierTarget = { readonly target: PageTarget; readonly people: readonly UserId[] };

/** Who is paged, and how long they have to answer. In the record they are those of the moment at which it opened. */
export type Tier = {
  readonly name: Label;
  readonly people: readonly UserId[];
  readonly acknowledgeWithinMs: number;
  /** Targets of the policy that can't be found or paged, as the policy writes them. */
  readonly missing: readonly string[];
  /** Schedules that have nobody on call. */
  readonly nobodyOnCall?: readonly string[];
  /** The policy gives this tier a time of its own, whatever the severity. */
  readonly hasOwnTime?: true;
  /** Asked anew whenever the tier is paged (present.ts). An escalation older than these keeps its people. */
  readonly targets?: readonly TierTarget[];
  /** Set where one of them is paged at a time: whose turn it is goes on from escalation to escalation under this name. */
  readonly turn?: string;
};

/**
 * The part of the policy that an escalation opened with. It keeps them to its end:
 * a policy changed in the afternoon doesn't change who is paged for what was opened in the morning.
 */
export type Terms = {
  readonly severity: { readonly key: string; readonly label: Label; readonly means: Label; readonly rank: number };
  readonly tiers: readonly Tier[];
  /** How often the tiers are gone through before the fallback channel is told: the policy's `repeat` and one. */
  readonly rounds: number;
  readonly fallbackChannel: string;
  readonly warRoom: 'on_open' | 'on_acknowledge' | 'manual';
  readonly firstUpdate: { readonly draftAfterMs: number; readonly withinMs: number };
  /** How often an update is due after the first. An escalation older than this key promised none. */
  readonly updateEveryMs?: number;
  /** How long it may take, and whom that brings in then; asked at that moment, as tiers are. */
  readonly resolveWithinMs?: number;
  readonly involve?: readonly TierTarget[];
  readonly stakeholderChannels: readonly string[];
  /** Those of executives, none of them among the others. An escalation older than this key tells none. */
  readonly executiveChannels?: readonly string[];
  /** Holders of the escalation's roles, invited to the room. */
  readonly manager: UserId | null;
  readonly roleHolders: readonly UserId[];
  /** Who approves what customers are told: asked at that moment, as tiers are. Not there where the policy names nobody. */
  readonly approvers?: readonly TierTarget[];
  /** Of what is said in channels; each person reads in their own. */
  readonly language: Language;
  readonly rcaDueInMs: number;
  /** How long the room stays once it is resolved. An escalation older than this key leaves its room alone. */
  readonly archiveRoomAfterMs?: number;
  /** People are asked how it went: whoever opened it, and whoever speaks for the customer, found anew at that moment. */
  readonly feedback?: true;
  readonly customerExecutive?: TierTarget;
  /** An escalation older than this key has none but whoever is given the role. */
  readonly deescalationArchitect?: TierTarget;
  /** Keys of the severities that call for an RCA, and who writes it unless somebody else is asked; found anew at that moment. */
  readonly rcaFor?: readonly string[];
  readonly problemCoordinator?: TierTarget;
  /** The hours in which its clocks run; round the clock where there are none. */
  readonly hours?: Calendar;
  /** The moment at which they are shown. It is set where that is known, and kept nowhere. */
  readonly shownAt?: Instant;
};

/** What of the terms comes from the severity, and changes with it. */
export type SeverityTerms = Pick<
  Terms,
  | 'severity'
  | 'warRoom'
  | 'firstUpdate'
  | 'updateEveryMs'
  | 'resolveWithinMs'
  | 'stakeholderChannels'
  | 'executiveChannels'
  | 'hours'
> & {
  readonly acknowledgeWithinMs: number;
};

/** When a clock of `ms` that is started at `from` runs out. */
export const dueAfter = ({ hours }: Terms, from: Instant, ms: number): Instant =>
  hours ? addOpenTime(hours, from, ms) : from + ms;

/** Until when a clock of `ms` that runs out at `due` stands still, or stood for the last time; null where it never does. */
export const pausedUntil = ({ hours }: Terms, due: Instant, ms: number): Instant | null =>
  hours ? lastPauseBefore(hours, due, ms) : null;

/** The same as it is told at the moment at which the terms are shown: what stood still before that is over. */
export function standsStillUntil(terms: Terms, due: Instant, ms: number): Instant | null {
  const { hours, shownAt } = terms;
  const last = pausedUntil(terms, due, ms);
  if (!hours || shownAt === undefined || last === null) return last;
  const opening = addOpenTime(hours, shownAt, 0);
  if (opening > shownAt && opening < due) return opening;
  return last > shownAt ? last : null;
}
