import type { TeamId } from '../domain/ids.ts';
import { day } from '../domain/time.ts';
import { forgetBefore, remember } from '../store/inbox.ts';
import type { Desk } from './desk.ts';

/** So long after it was taken, nobody sends a request again: Slack gives up within an hour or two. */
const keptMs = day;

/** Whether a request is new that changes nothing in the record, so that what it asks for is done once; `key` names it. */
export const isNew = async ({ db, clock }: Desk, team: TeamId, key: string): Promise<boolean> =>
  remember(db, { team, key }, await clock.now(db));

/** Forgets the requests that nobody will send again. */
export const forgetRequests = async ({ db, clock }: Desk): Promise<void> =>
  forgetBefore(db, (await clock.now(db)) - keptMs);
