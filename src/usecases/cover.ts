import { randomUUID } from 'node:crypto';
import {
  asking,
  decideCover,
  overlap,
  type Cover,
  type CoverCommand,
  type CoverNews,
  type CoverRefusal,
} from '../domain/cover.ts';
import { asMatterId, type MatterId, type TeamId, type UserId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { insertCover, listCoversDue, listLiving, lockCover, updateCover } from '../store/covers.ts';
import { remember } from '../store/inbox.ts';
import { sendAbout } from '../store/matters.ts';
import type { Trx } from '../store/tables/db.ts';
import type { Desk } from './desk.ts';
import { persistently } from './persistently.ts';

export type CoverRequest = Pick<Cover, 'team' | 'schedule' | 'asker' | 'from' | 'to' | 'asked'>;

/**
 * Asks for a cover, and has everybody concerned told. `key` names the request: the same one again asks nothing more. False
 * when the asker asks, or has asked and was granted, for some of these hours already.
 */
export const askForCover = (desk: Desk, request: CoverRequest, key: string): Promise<boolean> =>
  persistently(() =>
    desk.db.transaction().execute(async (trx) => {
      const { team } = request;
      const now = await desk.clock.now(trx);
      if (!(await remember(trx, { team, key }, now))) return true;
      const living = await listLiving(trx, team, request.schedule, now);
      if (living.some((other) => other.asker === request.asker && overlap(other, request))) return false;
      const cover = asking({ ...request, id: asMatterId(randomUUID()) }, now);
      await insertCover(trx, cover);
      await show(trx, cover, [], now);
      return true;
    }),
  );

export type CoverOutcome = { readonly cover: Cover } | { readonly refused: CoverRefusal; readonly cover: Cover | null };

/** Accepts, declines, withdraws or takes back, once for each `key`; null for what nobody asked, which finds nothing to do twice. */
export const changeCover = (
  desk: Desk,
  { team, id }: { readonly team: TeamId; readonly id: MatterId },
  command: CoverCommand,
  key: string | null,
): Promise<CoverOutcome> =>
  persistently(() =>
    desk.db.transaction().execute(async (trx): Promise<CoverOutcome> => {
      // The lock comes first: of two who accept at once, the second must decide on what the first has done.
      const before = await lockCover(trx, team, id);
      if (!before) return { refused: 'not_found', cover: null };
      const now = await desk.clock.now(trx);
      if (key !== null && !(await remember(trx, { team, key }, now))) return { cover: before };
      const others = await listLiving(trx, team, before.schedule, now);
      const decision = decideCover(before, command, others, now);
      if ('refused' in decision) return { refused: decision.refused, cover: before };
      await updateCover(trx, decision.cover);
      await show(trx, decision.cover, decision.tell, now);
      return { cover: decision.cover };
    }),
  );

/** Looks after the requests whose time has come. */
export async function settleCovers(desk: Desk, team: TeamId): Promise<void> {
  const due = await listCoversDue(desk.db, team, await desk.clock.now(desk.db));
  for (const id of due) await lookAt(desk, team, id);
}

/** Another process may have looked meanwhile. */
async function lookAt(desk: Desk, team: TeamId, id: MatterId): Promise<void> {
  await persistently(() =>
    desk.db.transaction().execute(async (trx) => {
      const before = await lockCover(trx, team, id);
      const now = await desk.clock.now(trx);
      if (!before || before.lookAt === null || before.lookAt > now) return;
      const decision = decideCover(before, { type: 'look' }, [], now);
      if ('refused' in decision) return;
      await updateCover(trx, decision.cover);
      await show(trx, decision.cover, decision.tell, now);
    }),
  );
}

/** Everybody's message says what is so now; news comes in a message of its own. */
async function show(trx: Trx, cover: Cover, tell: readonly CoverNews[], now: Instant): Promise<void> {
  const readers: readonly UserId[] = [cover.asker, ...cover.asked];
  await sendAbout(
    trx,
    cover,
    [
      ...readers.map((person) => ({ type: 'show-cover', person }) as const),
      ...tell.map((news) => ({ type: 'tell-cover', ...news }) as const),
    ],
    now,
  );
}
