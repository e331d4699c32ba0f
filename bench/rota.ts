import { DateTime } from 'luxon';
import { onCallAt, type Schedule } from '../src/domain/rota.ts';
import { day, hour, type Instant } from '../src/domain/time.ts';
import type { Finding } from './findings.ts';

const zones = ['Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC'];
const names = ['ana', 'bruno', 'carla', 'dana', 'luis'];
const year = Date.UTC(2026, 0, 1);

/** As many as the walk is asked for: it would take minutes for all. Rates can be compared all the same. */
const walked = { schedules: 20, moments: 60 };

/**
 * Who is on call, asked of `count` schedules at `moments` moments of a year: against walking there turn by turn, and against
 * one division, which is all that it would take in a world without time zones.
 */
export function benchRota(count: number, moments: number): Finding[] {
  return [...againstWalks(count, moments), againstDivision(count, moments)];
}

function againstDivision(count: number, moments: number): Finding {
  const [asked, times] = [schedules(count, 7), momentsOf(moments)];
  return {
    what: `on call, ${count} weekly schedules`,
    against: 'one division, no time zones',
    theirs: perSecond(asked, times, divide),
    ours: perSecond(asked, times, onCallAt),
    unit: 'per second',
    goal: { atLeast: 0.02 },
  };
}

function againstWalks(count: number, moments: number): Finding[] {
  const finding = (what: string, days: number, goal: Finding['goal']): Finding => {
    const some = schedules(walked.schedules, days);
    const times = momentsOf(walked.moments);
    for (const each of some)
      for (const at of times)
        if (walk(each, at) !== onCallAt(each, at)) throw new Error(`${what}: not the same person`);
    const theirs = perSecond(some, times, walk);
    const ours = perSecond(schedules(count, days), momentsOf(moments), onCallAt);
    return { what, against: 'a walk from the first turn', theirs, ours, unit: 'per second', goal };
  };
  return [
    finding(`on call, ${count} weekly schedules`, 7, { atLeast: 20 }),
    finding(`on call, ${count} daily schedules`, 1, { atLeast: 100 }),
  ];
}

/** Spread evenly over a year. */
const momentsOf = (count: number): readonly Instant[] =>
  Array.from({ length: count }, (_, index) => year + Math.floor(((index + 0.5) / count) * 365 * day));

const schedules = (count: number, days: number): readonly Schedule[] =>
  Array.from({ length: count }, (_, index) => schedule(index, days));

/** It started with the year, so the walk is half a year long on average. */
const schedule = (index: number, days: number): Schedule => ({
  timezone: zones[index % zones.length] ?? 'UTC',
  layers: [{ rotation: { every: { days }, first: year + (index % 24) * hour, people: names }, restrict: null }],
  overrides: [],
});

/** As if every day had 24 hours. */
const divide: Ask = ({ layers }, at) => {
  const [layer] = layers;
  if (!layer || !('days' in layer.rotation.every)) return null;
  const { first, every, people } = layer.rotation;
  return people[Math.floor((at - first) / (every.days * day)) % people.length] ?? null;
};

type Ask = (schedule: Schedule, at: Instant) => string | null;

/** Turn after turn by the calendar, until the next one begins too late. */
const walk: Ask = ({ timezone, layers }, at) => {
  const [layer] = layers;
  if (!layer || !('days' in layer.rotation.every)) return null;
  const { first, every, people } = layer.rotation;
  let begun = DateTime.fromMillis(first, { zone: 'UTC' }).setZone(timezone, { keepLocalTime: true });
  if (begun.toMillis() > at) return null;
  for (let turn = 0; ; turn += 1) {
    begun = begun.plus({ days: every.days });
    if (begun.toMillis() > at) return people[turn % people.length] ?? null;
  }
};

function perSecond(asked: readonly Schedule[], times: readonly Instant[], ask: Ask): number {
  let found = 0;
  const begun = performance.now();
  for (const each of asked) for (const at of times) if (ask(each, at) !== null) found += 1;
  const taken = performance.now() - begun;
  if (found === 0) throw new Error('nobody was ever on call');
  return (asked.length * times.length * 1_000) / taken;
}
