import { createChance } from './chance.ts';
import { concerns, type Subject } from './match.ts';
import type { CallOutcome, DeliveryOutcome } from './outcomes.ts';
import { readRule, type CallRule, type DeliveryRule, type Rule, type RuleInput } from './rule.ts';

/** A rule that can still strike, with how many calls or deliveries it concerned so far and how many of those it struck. */
export type Ordered = { readonly id: string; readonly rule: Rule; readonly concerned: number; readonly struck: number };

/** What a test or a developer orders. */
export type Faults = {
  /** Orders a fault. `struck` resolves when it strikes for the first time. Throws a sentence per thing wrong with the rule. */
  add(rule: RuleInput): { id: string; struck: Promise<void> };
  /** Takes back one rule, or all of them; what hangs by it goes on, late. */
  clear(id?: string): void;
  /** The rules that can still strike. Of two that concern the same, the older one does. */
  readonly remaining: readonly Ordered[];
};

/** A fault that hit something. */
export type Fault<Outcome = CallOutcome | DeliveryOutcome> = {
  id: string;
  outcome: Outcome;
  /** For how many more seconds of workspace time a rate limit holds. */
  retryAfter: number;
  /** Resolves when the rule is taken back. */
  cleared(): Promise<void>;
};

export type Book = Faults & {
  /** The same for a rule that came as JSON: what is wrong with it is answered, not thrown. */
  order(value: unknown): { id: string; struck: Promise<void> } | { problems: readonly string[] };
  onCall(subject: Subject): Fault<CallOutcome> | null;
  onDelivery(subject: Subject): Fault<DeliveryOutcome> | null;
};

type Entry<R extends Rule> = {
  id: string;
  rule: R;
  concerned: number;
  struck: number;
  chance: () => number;
  limitedUntil: number;
  first: PromiseWithResolvers<void>;
  cleared: PromiseWithResolvers<void>;
};

type Surroundings = {
  /** The names that rules may mean. */
  methods: readonly string[];
  /** Workspace time. */
  now(): number;
  /** What deliveries go by at the moment. */
  transport(): 'socket' | 'http';
  /** Waits for what nobody should wait for when asking whether something is under way. */
  aside(wait: Promise<void>): Promise<void>;
};

export function createBook({ methods, now, transport, aside }: Surroundings): Book {
  let ofCalls: Entry<CallRule>[] = [];
  let ofDeliveries: Entry<DeliveryRule>[] = [];
  let count = 0;
  const all = () => [...ofCalls, ...ofDeliveries];
  const canStrike = ({ rule, struck, limitedUntil }: Entry<Rule>) =>
    rule.times === 'always' || struck < rule.times || now() < limitedUntil;

  function strike<R extends Rule>(entries: readonly Entry<R>[], subject: Subject): Fault<R['outcome']> | null {
    let hit: Entry<R> | undefined;
    for (const entry of entries) {
      if (!isPossible(entry.rule, transport(), subject) || !concerns(entry.rule, subject)) continue;
      entry.concerned += 1;
      // Drawn for each that it concerns, whatever other rules do, so that one seed is one run.
      const drawn = entry.chance() < entry.rule.when.probability;
      if (hit || !canStrike(entry)) continue;
      if (now() < entry.limitedUntil) hit = entry;
      else if (drawn && entry.concerned >= entry.rule.when.nth) hit = struck(entry);
    }
    if (!hit) return null;
    const retryAfter = Math.max(0, Math.ceil((hit.limitedUntil - now()) / 1000));
    const { id, rule, cleared } = hit;
    return { id, outcome: rule.outcome, retryAfter, cleared: () => aside(cleared.promise) };
  }

  function struck<R extends Rule>(entry: Entry<R>): Entry<R> {
    const { outcome } = entry.rule;
    entry.struck += 1;
    if (outcome.do === 'rate-limited') entry.limitedUntil = now() + outcome.seconds * 1000;
    entry.first.resolve();
    return entry;
  }

  function entryOf<R extends Rule>(rule: R): Entry<R> {
    count += 1;
    return {
      id: `F${count}`,
      rule,
      concerned: 0,
      struck: 0,
      chance: createChance(`${rule.when.seed} ${'method' in rule ? rule.method : rule.delivery}`),
      limitedUntil: -Infinity,
      first: Promise.withResolvers(),
      cleared: Promise.withResolvers(),
    };
  }

  const order: Book['order'] = (value) => {
    const read = readRule(value, methods);
    if ('problems' in read) return read;
    const { rule } = read;
    const { id, first } = 'method' in rule ? appended(ofCalls, entryOf(rule)) : appended(ofDeliveries, entryOf(rule));
    return { id, struck: first.promise };
  };

  return {
    order,
    add(rule) {
      const ordered = order(rule);
      if ('problems' in ordered) throw new RangeError(ordered.problems.join('\n'));
      return ordered;
    },
    clear(id) {
      const stays = (entry: Entry<Rule>) => id !== undefined && entry.id !== id;
      for (const entry of all()) if (!stays(entry)) entry.cleared.resolve();
      ofCalls = ofCalls.filter(stays);
      ofDeliveries = ofDeliveries.filter(stays);
    },
    get remaining() {
      return all()
        .filter(canStrike)
        .map(({ id, rule, concerned, struck: times }) => ({ id, rule, concerned, struck: times }));
    },
    onCall: (subject) => strike(ofCalls, subject),
    onDelivery: (subject) => strike(ofDeliveries, subject),
  };
}

function appended<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

/** Only sockets can be cut, only signed requests carry a time, and only events are kept from an app that has too many. */
function isPossible({ outcome }: Rule, transport: 'socket' | 'http', { name }: Subject): boolean {
  if (outcome.do === 'disconnect') return transport === 'socket';
  if (outcome.do === 'app-rate-limited') return name === 'events_api';
  return outcome.do !== 'clock-skew' || transport === 'http';
}
