import { createHash } from 'node:crypto';
import type { TeamId } from '../domain/ids.ts';
import { findReader } from '../queries/readers.ts';
import type { Clock } from '../store/clock.ts';
import { remember } from '../store/inbox.ts';
import type { Db } from '../store/tables/db.ts';
import { policyRefused, type RefusedPolicy } from '../views/slack/policy-refused.ts';
import { managerOf } from './manager.ts';
import { tellFallback, type Teller } from './fallback.ts';

type Asking = Teller & { readonly team: TeamId; readonly db: Db; readonly clock: Clock };

/**
 * Tells whoever manages escalations by the policy that goes on; the fallback channel where that is nobody, or Slack will
 * not have it. Every process reads the file: one of them tells of each `content`, once a day at most.
 * @throws when nobody could be told, so that it is tried again.
 */
export async function tellOfRefusedPolicy(
  asking: Asking,
  refused: RefusedPolicy & { readonly content: string },
): Promise<void> {
  const { db, clock, team } = asking;
  const key = `policy ${createHash('sha256').update(refused.content).digest('hex')}`;
  const now = await clock.now(db);
  await db.transaction().execute(async (trx) => {
    if (!(await remember(trx, { team, key }, now))) return;
    if (await tellManager(asking, refused)) return;
    if (await tellFallback(asking, null, (language) => policyRefused(refused, language))) return;
    throw new Error('Nobody could be told that the policy file is refused.');
  });
}

async function tellManager(asking: Asking, refused: RefusedPolicy): Promise<boolean> {
  const { db, team, web, log } = asking;
  const manager = await managerOf(asking);
  if (!manager) return false;
  const language = (await findReader(db, team, manager))?.language ?? asking.policy().language;
  try {
    await web.chat.postMessage({ channel: manager, ...policyRefused(refused, language) });
    return true;
  } catch (err) {
    log.warn({ err }, 'the escalation manager could not be told that the policy file is refused');
    return false;
  }
}
