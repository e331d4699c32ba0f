import { day } from '../domain/time.ts';
import { forgetErrands, forgetRequests } from '../store/forget.ts';
import type { Desk } from './desk.ts';

/** So long after it was taken, nobody sends a request again: Slack gives up within an hour or two. */
const requestsMs = day;
/**
 * Slack tells of a post within hours, and then the errand must be known by its mark: it may be a second copy. A week leaves
 * time to see why something was given up, too.
 */
const errandsMs = 7 * day;

/** Forgets requests that nobody will send again, and errands that ended and are asked for by nothing any more. */
export async function forget({ db, clock }: Desk, stopping: () => boolean = () => false): Promise<void> {
  const now = await clock.now(db);
  await forgetRequests(db, now - requestsMs);
  for (let more = true; more && !stopping();) more = await forgetErrands(db, now - errandsMs);
}
