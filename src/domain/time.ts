/** A moment as epoch milliseconds, UTC. The domain is handed `now` and never asks a clock itself. */
export type Instant = number;

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
