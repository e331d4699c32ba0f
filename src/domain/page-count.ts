import type { UserId } from './ids.ts';

/** How often somebody was paged: in the last 7 days, in the last 30, and how many of these in the night. */
export type PageCount = {
  readonly person: UserId;
  readonly week: number;
  readonly month: number;
  readonly nights: number;
};

/** From this hour on, and before that one, it is night. */
export const night = { from: 22, to: 7 } as const;
