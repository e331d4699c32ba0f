import type { Insertable, Selectable } from 'kysely';
import type { Cover } from '../../domain/cover.ts';
import type { CoversTable } from './covers.ts';

export const toCover = (row: Selectable<CoversTable>): Cover => ({
  id: row.id,
  team: row.team_id,
  schedule: row.schedule,
  asker: row.asker,
  from: row.from_at.getTime(),
  to: row.to_at.getTime(),
  asked: row.asked,
  declined: row.declined,
  askedAt: row.asked_at.getTime(),
  status: row.status,
  taker: row.taker,
  acceptedAt: row.accepted_at?.getTime() ?? null,
  lookAt: row.look_at?.getTime() ?? null,
});

export const toCoverRow = (cover: Cover): Insertable<CoversTable> => ({
  id: cover.id,
  team_id: cover.team,
  schedule: cover.schedule,
  asker: cover.asker,
  from_at: new Date(cover.from),
  to_at: new Date(cover.to),
  asked: [...cover.asked],
  declined: [...cover.declined],
  asked_at: new Date(cover.askedAt),
  status: cover.status,
  taker: cover.taker,
  accepted_at: cover.acceptedAt === null ? null : new Date(cover.acceptedAt),
  look_at: cover.lookAt === null ? null : new Date(cover.lookAt),
});
