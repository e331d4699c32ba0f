import type { MatterId } from './ids.ts';
import { localTime } from './local-time.ts';
import { day, type Instant } from './time.ts';

/** What keeps people from being paged: hours in which a schedule has nobody, or somebody whom Slack can't reach. */
export type Lack =
  | {
      readonly kind: 'gap';
      readonly schedule: string;
      readonly timezone: string;
      readonly from: Instant;
      readonly to: Instant;
    }
  /** A calendar that can't be had. */
  | { readonly kind: 'calendar'; readonly schedule: string; readonly failure: string }
  /** As the policy writes it. */
  | { readonly kind: 'target'; readonly name: string };

/** `past`: the hours went by, and nobody was found for them. */
export type KnownLack = Lack & { readonly state: 'open' | 'mended' | 'past' };

/** What was told together, in one message. */
export type LackNotice = { readonly id: MatterId; readonly items: readonly KnownLack[] };

const week = 7 * day;

/**
 * What became of what was told, and what is new: `changed` has the notices in which something is different. Hours are the
 * same that overlap, or that come every week at the same time: what a schedule lacks each night is told once.
 */
export function compareLacks(
  notices: readonly LackNotice[],
  present: readonly Lack[],
  now: Instant,
): { readonly changed: readonly LackNotice[]; readonly fresh: readonly Lack[] } {
  const after = notices.map((notice) => ({ ...notice, items: notice.items.map((item) => keep(item, present, now)) }));
  const known = notices.flatMap(({ items }) => items.filter(({ state }) => state === 'open'));
  return {
    changed: after.filter((notice, index) => JSON.stringify(notice) !== JSON.stringify(notices[index])),
    fresh: present.filter((lack) => !known.some((item) => isSame(item, lack))),
  };
}

function keep(item: KnownLack, present: readonly Lack[], now: Instant): KnownLack {
  if (item.state !== 'open') return item;
  const still = present.find((lack) => isSame(item, lack));
  if (!still) return { ...item, state: item.kind === 'gap' && item.to <= now ? 'past' : 'mended' };
  if (item.kind !== 'gap' || still.kind !== 'gap') return item;
  // Hours that run already began when they began.
  return { ...item, from: still.from <= item.to ? Math.min(item.from, still.from) : still.from, to: still.to };
}

function isSame(a: Lack, b: Lack): boolean {
  if (a.kind === 'gap' && b.kind === 'gap')
    return a.schedule === b.schedule && ((a.from < b.to && b.from < a.to) || hoursOf(a) === hoursOf(b));
  if (a.kind === 'target' && b.kind === 'target') return a.name === b.name;
  return a.kind === 'calendar' && b.kind === 'calendar' && a.schedule === b.schedule;
}

/** When in the week, by the clocks of its zone. */
const hoursOf = ({ from, to, timezone }: Extract<Lack, { kind: 'gap' }>): string =>
  [from, to].map((at) => localTime(at, timezone) % week).join();
