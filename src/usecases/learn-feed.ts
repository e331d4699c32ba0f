import type { TeamId } from '../domain/ids.ts';
import type { Shift } from '../domain/rota.ts';
import { saveFeed, saveFeedFailure, takeFeed, type Feed } from '../store/feeds.ts';
import type { Instant } from '../domain/time.ts';
import type { Desk } from './desk.ts';

/** What looking at a calendar leads to: a good copy, or why there is none. */
export type Looked = (Feed & { readonly shifts: readonly Shift[] }) | { readonly failure: string };

/**
 * Looks at a schedule's calendar when nobody has for `everyMs`, and keeps what it says now, or why that can't be known; then
 * the copy from before goes on. Answers what came of it, null when it was not its turn.
 */
export async function learnFeed(
  { db, clock }: Desk,
  team: TeamId,
  about: { readonly schedule: string; readonly source: string },
  everyMs: number,
  look: (kept: Feed, now: Instant) => Promise<Looked>,
): Promise<Looked | null> {
  const now = await clock.now(db);
  const kept = await takeFeed(db, team, about, now, now - everyMs);
  if (!kept) return null;
  const looked = await look(kept, now);
  if ('failure' in looked) await saveFeedFailure(db, team, about.schedule, looked.failure, now);
  else await saveFeed(db, team, about.schedule, looked, now);
  return looked;
}
