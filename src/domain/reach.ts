import type { QuietHours } from './quiet-hours.ts';
import type { Language } from './terms.ts';

/** The ways to a person besides Slack, for pages that they have not answered. */
export const ways = ['email', 'webhook'] as const;
export type Way = (typeof ways)[number];

/** How many minutes a page may wait before it goes another way, too. */
export const waits = [1, 2, 3, 5, 10, 15, 30, 60] as const;

/** Where nobody has chosen yet. */
export const usualWait = 5;

/** What a person chose for themselves. `after`: minutes without an answer, one of `waits`. */
export type Reach = {
  /** null: as their Slack is. */
  readonly language: Language | null;
  readonly email: { readonly address: string; readonly after: number } | null;
  readonly webhook: { readonly url: string; readonly after: number } | null;
  /** When only what can't wait is sent to them; null: never. */
  readonly quiet: QuietHours | null;
};

/** Of whoever never chose. */
export const byDefault: Reach = { language: null, email: null, webhook: null, quiet: null };

/** RFC 5321 allows no longer ones. */
export const longestAddress = 254;
export const longestUrl = 1000;

/** Whether text is one address that mail can go to, and nothing else: no name, no second one, no header. */
export const isMailAddress = (text: string): boolean =>
  text.length <= longestAddress && /^[^\s\p{Cc}@<>()[\]",;:\\]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(text);
