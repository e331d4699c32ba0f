import type { ColumnType, Generated } from 'kysely';
import type { EscalationId, MatterId, TeamId, UserId } from '../../domain/ids.ts';
import type { Intent, Slot } from '../../domain/intents.ts';
import type { MatterIntent } from '../../domain/matters.ts';
import type { Way } from '../../domain/reach.ts';
import type { Json } from './json.ts';

/** What the domain asks of the world; deadlines are kept in a table of their own. */
export type Asked = Exclude<Intent, { type: 'arm' | 'cancel' }>;

/** What leaves through the outbox. */
export type Errand =
  | Asked
  /** Written by a release before 22 November 2026, and no longer needed. */
  | { readonly type: 'set-alarm' }
  /** A page goes another way, too, unless it was answered meanwhile; `after` so many minutes without an answer. */
  | {
      readonly type: 'reach';
      readonly way: Way;
      readonly person: UserId;
      readonly tier: number;
      readonly round: number;
      readonly after: number;
    }
  /** A second copy of one of our own messages is taken away, unless by then it is the one that counts. */
  | { readonly type: 'remove'; readonly mark: string; readonly channel: string; readonly ts: string }
  /** A slot is shown once more, after an edit that Slack may have carried out late. */
  | { readonly type: 'show-again'; readonly slot: Slot; readonly stream: string }
  /** The same of what is shown about a matter. */
  | { readonly type: 'matter-again'; readonly matter: MatterIntent; readonly stream: string };

export type OutboxTable = {
  id: ColumnType<string, never, never>;
  team_id: TeamId;
  /** What it is about: an escalation, or a matter of the schedules. */
  escalation_id: EscalationId | null;
  matter_id: MatterId | null;
  /** -1 pages by other ways than Slack, 0 pages, 1 what people wait for, 2 what shows the present, 3 the rest. */
  lane: number;
  /** Errands of one stream of an escalation or a matter are run one at a time, in order. */
  stream: string;
  slot: string | null;
  errand: Json<Errand | MatterIntent>;
  created_at: ColumnType<Date>;
  /** Its turn within the lane: when it was asked for, and a little later for each errand that came with it. */
  place: ColumnType<Date>;
  next_try_at: ColumnType<Date>;
  attempts: Generated<number>;
  lease: string | null;
  leased_until: Date | null;
  done_at: Date | null;
  /** Why it was given up; null when it was done. */
  failure: string | null;
  receipt: Json<Receipt> | null;
  /** What the message carries in its metadata, so that it can be found again. */
  mark: Generated<string>;
  first_tried_at: Date | null;
  /** Since when nobody knows whether it was carried out; null when it is known. */
  doubtful_since: Date | null;
  /** When it was first looked for in vain. */
  missed_at: Date | null;
  /** How often it was sent again after a doubt. */
  repeats: Generated<number>;
  /** When somebody was told that it is stuck. */
  raised_at: Date | null;
};

export type Receipt = { readonly channel: string; readonly ts: string };
