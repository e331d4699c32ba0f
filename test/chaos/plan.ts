import type { RuleInput } from '../../emulator/faults/rule.ts';
import { leads, tiers } from './cast.ts';

/** Where a process kills itself: just before or just after it talks to PostgreSQL or Slack, for the `nth` time. */
export const crashPoints = ['before-commit', 'after-commit', 'before-call', 'after-call'] as const;
export type Crash = {
  readonly point: (typeof crashPoints)[number];
  readonly nth: number;
  /** Counts only what says so: a statement's text, or the address of a call. */
  readonly of?: string;
};

export type Fate = { readonly answered: false } | { readonly answered: true; readonly tier: number };

/** Every connection is cut; those there are go silent for good; or nothing passes for a while. */
type Outage = 'cut' | 'strand' | 'blackhole';

export type Deed =
  | { readonly do: 'open'; readonly title: string; readonly fate: Fate }
  | { readonly do: 'kill'; readonly which: number }
  | { readonly do: 'crash'; readonly which: number; readonly crash: Crash }
  | { readonly do: 'slack'; readonly rule: RuleInput }
  | { readonly do: 'database'; readonly how: Outage; readonly ms: number }
  | { readonly do: 'redis'; readonly how: Outage | 'flush'; readonly ms: number }
  | { readonly do: 'sockets' };

/** One schedule: what happens when, in milliseconds from its start. The same seed gives the same plan. */
export type Plan = { readonly seed: number; readonly deeds: readonly { readonly at: number; readonly deed: Deed }[] };

export const processes = ['listen', 'listen', 'send', 'send', 'send'] as const;

const lastMs = 9_000;
const escalations = 6;
const troubles = 10;

/** Faults that a post may meet; of the last three nobody can tell from outside whether it was carried out. */
const outcomes: readonly RuleInput['outcome'][] = [
  { do: 'rate-limited', seconds: 2 },
  { do: 'http', status: 503 },
  { do: 'refuse' },
  { do: 'error', code: 'internal_error' },
  { do: 'slow', ms: 2_000 },
  { do: 'accept-then-reset' },
  { do: 'accept-then-500' },
  { do: 'hang' },
];
/** Unlike each other, or people would be asked whether it is the same case. */
const openings = ['Orders vanish', 'Login loops', 'Invoices doubled', 'Cards declined', 'Export empty', 'Search blank'];
const methods = ['chat.postMessage', 'chat.update', 'conversations.create', 'conversations.*', 'pins.add'];

/** @param random draws from 0 to 1, 1 left out. */
export function plan(seed: number, random: () => number): Plan {
  const below = (count: number) => Math.floor(random() * count);
  const pick = <Value>(from: readonly Value[]): Value => {
    const value = from[below(from.length)];
    if (value === undefined) throw new Error('there is nothing to pick from');
    return value;
  };
  const opening = (index: number): Deed => ({
    do: 'open',
    title: `${pick(openings)} ${seed}-${index}`,
    fate: random() < 0.5 ? { answered: false } : { answered: true, tier: 1 + below(tiers.length) },
  });
  const opened = Array.from({ length: escalations }, (_, index) => ({
    at: below(lastMs - 3_000),
    deed: opening(index),
  }));
  const slack = (method: string, when: object): Deed => ({
    do: 'slack',
    rule: { method, when, times: 1 + below(2), outcome: pick(outcomes) } as RuleInput,
  });
  const trouble = (): Deed => {
    const kind = below(20);
    if (kind < 8) return slack('chat.postMessage', { channel: pick([...tiers.flat(), leads]), nth: 1 + below(2) });
    if (kind < 10) return slack(pick(methods), { nth: 1 + below(3) });
    const which = below(processes.length);
    if (kind < 15) return { do: 'crash', which, crash: { point: pick(crashPoints), nth: 1 + below(6) } };
    if (kind < 17) return { do: 'kill', which };
    if (kind === 17) return { do: 'database', how: pick(['cut', 'strand', 'blackhole']), ms: 500 + below(2_000) };
    return kind === 18
      ? { do: 'sockets' }
      : { do: 'redis', how: pick(['cut', 'strand', 'blackhole', 'flush']), ms: 1_000 };
  };
  const troubled = Array.from({ length: troubles }, () => ({ at: below(lastMs), deed: trouble() }));
  return { seed, deeds: [...opened, ...troubled].toSorted((a, b) => a.at - b.at) };
}
