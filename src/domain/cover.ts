import type { MatterId, TeamId, UserId } from './ids.ts';
import { hour, type Instant } from './time.ts';

/** Somebody asks others to be on call in their place: from, inclusive, to, exclusive. */
export type Cover = {
  readonly id: MatterId;
  readonly team: TeamId;
  readonly schedule: string;
  readonly asker: UserId;
  readonly from: Instant;
  readonly to: Instant;
  readonly asked: readonly UserId[];
  /** Those of `asked` who said that they can't. */
  readonly declined: readonly UserId[];
  readonly askedAt: Instant;
  readonly status: 'asking' | 'accepted' | 'withdrawn' | 'taken_back' | 'over';
  /** Who accepted, also after it was taken back. */
  readonly taker: UserId | null;
  readonly acceptedAt: Instant | null;
  /** When it is looked at by itself. */
  readonly lookAt: Instant | null;
};

export type CoverCommand =
  | { readonly type: 'accept' | 'decline' | 'withdraw' | 'take-back'; readonly by: UserId }
  /** Its time has come: nobody has accepted. */
  | { readonly type: 'look' };

/** Why not. Each has words in both languages. */
export type CoverRefusal =
  | 'not_found'
  | 'not_asked'
  | 'not_yours'
  | 'taken'
  | 'withdrawn'
  | 'taken_back'
  | 'over'
  | 'passed_on';

/** What one person is told in a message of its own: who looks at the other one may not see that it has changed. */
export type CoverNews = {
  readonly person: UserId;
  readonly news: 'accepted' | 'nobody_can' | 'nobody_yet' | 'taken_back';
};

export type CoverDecision =
  | { readonly cover: Cover; readonly tell: readonly CoverNews[] }
  | { readonly refused: CoverRefusal };

/** The asker hears this long before the shift that nobody has accepted, or halfway to it where it begins sooner. */
const goodTimeMs = 12 * hour;

/** What a request begins as. */
export const asking = (
  request: Pick<Cover, 'id' | 'team' | 'schedule' | 'asker' | 'from' | 'to' | 'asked'>,
  now: Instant,
): Cover => ({
  ...request,
  declined: [],
  askedAt: now,
  status: 'asking',
  taker: null,
  acceptedAt: null,
  lookAt: Math.min(request.to, Math.max(request.from - goodTimeMs, now + (request.from - now) / 2, now)),
});

/** What follows from a command. `others`: what was accepted of the same schedule. */
export function decideCover(
  cover: Cover,
  command: CoverCommand,
  others: readonly Cover[],
  now: Instant,
): CoverDecision {
  if (command.type === 'look') return look(cover, now);
  const own = command.type === 'withdraw' || command.type === 'take-back';
  if (own && cover.asker !== command.by) return { refused: 'not_yours' };
  if (!own && !cover.asked.includes(command.by)) return { refused: 'not_asked' };
  if (now >= cover.to || cover.status === 'over') return { refused: 'over' };
  if (cover.status === 'withdrawn' || cover.status === 'taken_back') return { refused: cover.status };
  if (command.type === 'take-back') return takeBack(cover, others);
  if (cover.status === 'accepted') return { refused: 'taken' };
  switch (command.type) {
    case 'accept':
      return {
        cover: { ...cover, status: 'accepted', taker: command.by, acceptedAt: now, lookAt: null },
        tell: [{ person: cover.asker, news: 'accepted' }],
      };
    case 'decline':
      return decline(cover, command.by);
    case 'withdraw':
      return { cover: { ...cover, status: 'withdrawn', lookAt: null }, tell: [] };
  }
}

function look(cover: Cover, now: Instant): CoverDecision {
  if (cover.status !== 'asking') return { cover: { ...cover, lookAt: null }, tell: [] };
  if (now >= cover.to) return { cover: { ...cover, status: 'over', lookAt: null }, tell: [] };
  const tell = allDeclined(cover) ? [] : [{ person: cover.asker, news: 'nobody_yet' } as const];
  return { cover: { ...cover, lookAt: cover.to }, tell };
}

function decline(cover: Cover, by: UserId): CoverDecision {
  if (cover.declined.includes(by)) return { cover, tell: [] };
  const after = { ...cover, declined: [...cover.declined, by] };
  return { cover: after, tell: allDeclined(after) ? [{ person: cover.asker, news: 'nobody_can' }] : [] };
}

const allDeclined = ({ asked, declined }: Cover): boolean => asked.every((person) => declined.includes(person));

/** Hours that the taker has passed on are somebody else's promise by now. */
function takeBack(cover: Cover, others: readonly Cover[]): CoverDecision {
  if (cover.status !== 'accepted' || !cover.taker) return { refused: 'not_yours' };
  const passedOn = others.some(
    (other) => other.status === 'accepted' && other.asker === cover.taker && overlap(other, cover),
  );
  if (passedOn) return { refused: 'passed_on' };
  return { cover: { ...cover, status: 'taken_back' }, tell: [{ person: cover.taker, news: 'taken_back' }] };
}

export const overlap = (
  a: { readonly from: Instant; readonly to: Instant },
  b: { readonly from: Instant; readonly to: Instant },
): boolean => a.from < b.to && b.from < a.to;
