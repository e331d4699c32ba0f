import type { TeamId, UserId } from '../../domain/ids.ts';

/** Who was paged in their turn by one tier of a path, the last of them at the end. */
export type TurnsTable = {
  team_id: TeamId;
  turn: string;
  latest: UserId[];
};
