import type { TeamId } from '../domain/ids.ts';
import { remember } from '../store/inbox.ts';
import type { Desk } from './desk.ts';

/** Whether a request is new that changes nothing in the record, so that what it asks for is done once; `key` names it. */
export const isNew = async ({ db, clock }: Desk, team: TeamId, key: string): Promise<boolean> =>
  remember(db, { team, key }, await clock.now(db));
