import type { UserId } from '../../src/domain/ids.ts';
import type { Terms } from '../../src/domain/terms.ts';
import type { Instant } from '../../src/domain/time.ts';

/** What the life cycle promises, in the fewest words that say it. Nothing here asks the product anything. */
export type Page = { readonly tier: number; readonly round: number; readonly person: UserId; readonly state: string };
export type Step = { readonly tier: number; readonly round: number };

export type Case = Step & {
  readonly terms: Terms;
  readonly openedBy: UserId;
  readonly openedAt: Instant;
  readonly status: 'paging' | 'unanswered' | 'working' | 'resolved';
  readonly pagedAt: Instant;
  readonly answerBy: Instant | null;
  /** Who acknowledged, and so leads. */
  readonly lead: UserId | null;
  readonly pages: readonly Page[];
  readonly room: 'none' | 'requested' | 'open' | 'failed';
  readonly update: 'due' | 'drafted' | 'over';
  readonly draftAt: Instant;
  readonly updateBy: Instant;
  /** When the next update is due, and when it is to be resolved; null where nothing is promised. */
  readonly nextBy: Instant | null;
  readonly resolveBy: Instant | null;
  /** Who was brought in because it took too long; null: it has not. */
  readonly involved: readonly UserId[] | null;
  /** Who was told something directly, once for each time. */
  readonly direct: readonly UserId[];
  /** The story as the timeline must tell it, line by line. */
  readonly told: readonly string[];
};

export const tell = (before: Case, line: string): Case => ({ ...before, told: [...before.told, line] });
