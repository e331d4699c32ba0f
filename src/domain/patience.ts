import type { Cover, CoverNews } from './cover.ts';
import type { Escalation } from './escalation.ts';
import type { Event } from './events.ts';
import type { UserId } from './ids.ts';
import type { LackNotice } from './lacks.ts';
import type { Patience } from './quiet-hours.ts';

/**
 * How long what tells somebody of an event may wait until their quiet hours are over. Nothing else does: it asks them to act
 * now, as when they owe an update, are brought in, or lead it again.
 */
export function patienceOfEvent({ rca }: Pick<Escalation, 'rca'>, event: Event, person: UserId): Patience {
  if (event.type === 'resolved') return 'any';
  if (event.type === 'rca-requested') return event.by === person ? 'none' : event.dueAt;
  return event.type === 'rca-reminded' ? (rca?.dueAt ?? 'any') : 'none';
}

/** News of a cover may wait as long as its hours have not begun; that somebody else must be asked may not. */
export const patienceOfCover = ({ from }: Pick<Cover, 'from'>, { news }: Pick<CoverNews, 'news'>): Patience =>
  news === 'accepted' || news === 'taken_back' ? from : 'none';

/**
 * Hours with nobody may wait to be told until they begin. Whom the policy names in vain is missing now; of a calendar the
 * last copy goes on.
 */
export function patienceOfLacks({ items }: Pick<LackNotice, 'items'>): Patience {
  const open = items.filter(({ state }) => state === 'open');
  if (open.some(({ kind }) => kind === 'target')) return 'none';
  const begins = open.flatMap((item) => (item.kind === 'gap' ? [item.from] : []));
  return begins.length > 0 ? Math.min(...begins) : 'any';
}

/** Whether an event that waited is still to be told: it was not undone meanwhile. */
export function isStillNews(e: Escalation, event: Event, person: UserId): boolean {
  if (event.type === 'resolved') return e.status === 'resolved' && e.resolution.at === event.at;
  return event.type === 'rca-requested' || event.type === 'rca-reminded' ? e.rca?.owner === person : true;
}
