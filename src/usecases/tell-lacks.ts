import { randomUUID } from 'node:crypto';
import { asMatterId, type TeamId } from '../domain/ids.ts';
import { compareLacks, type Lack } from '../domain/lacks.ts';
import { insertLacks, lockLacks, updateLacks } from '../store/lacks.ts';
import { sendAbout } from '../store/matters.ts';
import type { Desk } from './desk.ts';
import { persistently } from './persistently.ts';

const show = [{ type: 'show-lacks' }] as const;

/** Tells what is new of all that is missing now, in one message, and keeps current what was told before. Answers what is new. */
export const tellLacks = (desk: Desk, team: TeamId, present: readonly Lack[]): Promise<readonly Lack[]> =>
  persistently(() =>
    desk.db.transaction().execute(async (trx) => {
      const known = await lockLacks(trx, team);
      const now = await desk.clock.now(trx);
      const { changed, fresh } = compareLacks(known, present, now);
      for (const notice of changed) {
        await updateLacks(trx, notice);
        await sendAbout(trx, { team, id: notice.id }, show, now);
      }
      if (fresh.length === 0) return fresh;
      const id = asMatterId(randomUUID());
      await insertLacks(trx, team, { id, items: fresh.map((lack) => ({ ...lack, state: 'open' })) }, now);
      await sendAbout(trx, { team, id }, show, now);
      return fresh;
    }),
  );
