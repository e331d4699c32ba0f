import { second, type Instant } from '../../src/domain/time.ts';
import { channelOf, createChannels, type Args } from './slack-channels.ts';

/**
 * How a call goes wrong. `broken`: 500, not carried out. `done, broken` and `done, reset`: carried out, and the answer was
 * lost. `reset`: not carried out, and nobody can tell. `nobody`: no connection was made. `late`: it hangs, and is carried
 * out a while after the caller gave up. `refused`: for good. `held`: it waits until it is released.
 */
export const outcomes = [
  'limited',
  'broken',
  'done, broken',
  'done, reset',
  'reset',
  'nobody',
  'late',
  'refused',
] as const;
export type Outcome = (typeof outcomes)[number] | 'held';

/** The next call of this method (to this person or channel) goes wrong so. */
export type Rule = {
  readonly method: string;
  readonly to: string | null;
  readonly outcome: Outcome;
  readonly seconds: number;
};

export type CarriedOut = 'at once' | 'on release' | 'never';
type Held = { readonly reached: Promise<void>; release(): void };

const refusals: Readonly<Record<string, string>> = {
  'chat.postMessage': 'user_disabled',
  'chat.update': 'cant_update_message',
  'conversations.create': 'restricted_action',
  'conversations.history': 'missing_scope',
};

/** Slack in memory, whose calls can be scripted one by one. */
export function createSlack(now: () => Instant) {
  let calls = 0;
  let rules: Rule[] = [];
  let late: { readonly at: Instant; readonly land: () => void }[] = [];
  const used: Rule[] = [];
  const channels = createChannels(now, () => calls);

  function takeRule(method: string, args: Args): Rule | undefined {
    const to = args['channel'] && channelOf(args['channel']);
    const rule = rules.find((each) => each.method === method && (each.to === null || channelOf(each.to) === to));
    if (!rule) return undefined;
    rules = rules.filter((each) => each !== rule);
    used.push(rule);
    return rule;
  }

  async function answer(method: string, args: Args): Promise<Response> {
    calls += 1;
    const began = calls;
    const carryOut = () => Response.json(channels.carryOut(method, args, began));
    const rule = takeRule(method, args);
    switch (rule?.outcome) {
      case undefined:
        return carryOut();
      case 'limited':
        return Response.json({ ok: false }, { status: 429, headers: { 'retry-after': String(rule?.seconds) } });
      case 'broken':
        return new Response('', { status: 500 });
      case 'done, broken':
        carryOut();
        return new Response('', { status: 500 });
      case 'done, reset':
        carryOut();
        throw lost('ECONNRESET');
      case 'reset':
        throw lost('ECONNRESET');
      case 'nobody':
        throw lost('ECONNREFUSED');
      case 'late':
        late.push({ at: now() + (rule?.seconds ?? 0) * second, land: carryOut });
        throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      case 'refused':
        return Response.json({ ok: false, error: refusals[method] ?? 'fatal_error' });
      case 'held':
        return hold(carryOut);
    }
  }

  let held: { readonly when: CarriedOut; readonly reached: () => void; readonly released: Promise<void> } | null = null;
  async function hold(carryOut: () => Response): Promise<Response> {
    const holding = held;
    const early = holding?.when === 'at once' ? carryOut() : null;
    holding?.reached();
    await holding?.released;
    if (holding?.when === 'never') throw lost('ECONNRESET');
    return early ?? carryOut();
  }

  return {
    ...channels,
    answer,
    used,
    /** How many calls there were: the present place in the order of all. */
    order: () => calls,
    script(rule: Rule): void {
      rules.push(rule);
    },
    /** Has the next such post wait: `reached` when it does, until it is released. */
    holdNext(to: string, when: CarriedOut): Held {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      held = { when, reached: reached.resolve, released: released.promise };
      const rule: Rule = { method: 'chat.postMessage', to, outcome: 'held', seconds: 0 };
      rules.unshift(rule);
      const release = () => {
        rules = rules.filter((each) => each !== rule);
        released.resolve();
      };
      return { reached: reached.promise, release };
    },
    /** All is well from now on; what is late lands at once. */
    recover(): void {
      rules = [];
      for (const { land } of late.splice(0)) land();
    },
    /** What was late and whose time has come. */
    arrive(): void {
      const [due, rest] = [late.filter(({ at }) => at <= now()), late.filter(({ at }) => at > now())];
      late = rest;
      for (const { land } of due) land();
    },
  };
}

const lost = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
