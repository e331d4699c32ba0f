import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { handoverBetween, mustFollow, toldOf, type Standing } from '../domain/handover.ts';
import { asMatterId, type TeamId } from '../domain/ids.ts';
import {
  beginStanding,
  forgetStanding,
  insertHandover,
  keepStanding,
  listStandings,
  lockStanding,
} from '../store/handovers.ts';
import { sendAbout } from '../store/matters.ts';
import type { Desk } from './desk.ts';
import { persistently } from './persistently.ts';

/**
 * Keeps who is on call in each schedule, and has those told who hand over and take over since somebody looked last: once,
 * whoever looks and however late. A schedule that is seen for the first time is told to nobody.
 * The user group that follows a schedule is brought up to date.
 */
export async function handOver(desk: Desk, team: TeamId, present: readonly Standing[]): Promise<void> {
  const known = new Map((await listStandings(desk.db, team)).map((each) => [each.schedule, each]));
  const names = new Set(present.map(({ schedule }) => schedule));
  for (const gone of known.keys()) if (!names.has(gone)) await forgetStanding(desk.db, team, gone);
  for (const standing of present) {
    const before = known.get(standing.schedule);
    if (isDeepStrictEqual(before, standing)) continue;
    await keep(desk, team, standing);
  }
}

const keep = (desk: Desk, team: TeamId, standing: Standing): Promise<void> =>
  persistently(() =>
    desk.db.transaction().execute(async (trx) => {
      const { schedule } = standing;
      const before = await lockStanding(trx, team, schedule);
      const now = await desk.clock.now(trx);
      const matter = { id: asMatterId(randomUUID()), team };
      if (before) await keepStanding(trx, team, standing);
      else await beginStanding(trx, team, standing);
      const happened = before && handoverBetween(before, standing, now);
      if (happened) await insertHandover(trx, { ...matter, ...happened });
      const follow = mustFollow(before, standing) ? [{ type: 'follow-group', schedule } as const] : [];
      await sendAbout(trx, matter, [...(happened ? toldOf(happened) : []), ...follow], now);
    }),
  );
