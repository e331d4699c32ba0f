import type { Json } from '../json.ts';
import type { Fault } from '../faults/book.ts';
import { sendUnder } from '../faults/on-delivery.ts';
import type { DeliveryOutcome, DisconnectReason } from '../faults/outcomes.ts';
import type { Clock } from '../state/clock.ts';
import type { DeliveryEntry, FaultNote, LogEntry } from '../state/log.ts';
import type { Activity } from './activity.ts';

/** What one transport heard. A refused delivery says why, in the words of Slack's retry reasons. */
export type Reply =
  | { ok: true; body: unknown }
  | {
      ok: false;
      reason: 'http_error' | 'connection_failed' | 'too_many_redirects' | 'not_connected';
      noRetry?: boolean;
    };

/** `skewSeconds`: how far from the truth a signed request's time is, when that was ordered. */
export type Attempt = { number: number; reason: string; skewSeconds?: number };

/** Carries payloads to the app. `send` may stay unanswered for as long as the app stays silent; it never rejects. */
export type Transport = {
  name: 'socket' | 'http';
  connected(): boolean;
  send(type: DeliveryEntry['type'], payload: Json, attempt: Attempt): Promise<Reply>;
  stop(): Promise<void>;
};

/** What came of it: the body of the acknowledgement, or why there was none in time. */
export type Outcome =
  | { ok: true; body: unknown }
  | { ok: false; why: 'not connected' | 'no answer in time' | 'refused' };

/** When events are sent again, in workspace time after each failure. Clicks, commands and submissions never are. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

export type Office = {
  /** Id of the workspace that it all comes from. */
  team: string;
  transport(): Transport;
  clock: Clock;
  log: LogEntry[];
  /** Called when an entry came to the log, or was completed. */
  logged(): void;
  activity: Activity;
  acknowledgeMs: number;
  /** The fault ordered for this delivery. */
  faultOf(type: DeliveryEntry['type'], payload: Json): Fault<DeliveryOutcome> | null;
  cutSockets(reason: DisconnectReason | null): void;
};

export function createDelivery(office: Office) {
  let toldOfMinute = NaN;

  /** Once a minute, however many events are kept back in it (docs.slack.dev/reference/events/app_rate_limited). */
  function sayRateLimited({ token, team_id, api_app_id }: Json, note: FaultNote | null): void {
    const minute_rate_limited = Math.floor(office.clock.now() / 60_000) * 60;
    if (minute_rate_limited === toldOfMinute) return;
    toldOfMinute = minute_rate_limited;
    const payload = { token, type: 'app_rate_limited', team_id, minute_rate_limited, api_app_id };
    void office.activity.during(deliver('events_api', payload, undefined, null, note));
  }

  async function deliver(
    type: DeliveryEntry['type'],
    payload: Json,
    attempt: Attempt = { number: 0, reason: '' },
    fault = office.faultOf(type, payload),
    note: FaultNote | null = fault && { rule: fault.id, outcome: fault.outcome.do },
  ): Promise<Outcome> {
    const transport = office.transport();
    const started = performance.now();
    const entry: DeliveryEntry = {
      kind: 'delivery',
      type,
      transport: transport.name,
      payload: withoutToken(payload),
      attempt: attempt.number,
      acknowledged: 'never',
      answer: undefined,
      at: office.clock.now(),
      ms: 0,
      team: office.team,
      ...(note ? { fault: note } : {}),
    };
    const reply = sendUnder(fault, {
      clock: office.clock,
      attempt,
      send: (under) => transport.send(type, payload, under),
      sayRateLimited: () => sayRateLimited(payload, note),
      sendAgain: () => void office.activity.during(deliver(type, payload, attempt, null, note)),
      cutSockets: office.cutSockets,
    });
    const heard = await within(office.acknowledgeMs, reply);
    const first = heard?.ok && fault?.outcome.do === 'late-acknowledgement' ? null : heard;
    entry.ms = performance.now() - started;
    office.log.push(entry);
    if (first?.ok) Object.assign(entry, { acknowledged: 'in time', answer: first.body });
    office.logged();
    if (first?.ok) return { ok: true, body: first.body };
    if (!first) {
      void reply.then((late) => {
        if (late.ok) Object.assign(entry, { acknowledged: 'late', answer: late.body });
        office.logged();
      });
    }
    if (payload['type'] === 'event_callback' && !first?.noRetry)
      again(payload, attempt, first?.reason ?? 'http_timeout');
    if (!first) return { ok: false, why: 'no answer in time' };
    return { ok: false, why: first.reason === 'not_connected' ? 'not connected' : 'refused' };
  }

  function again(payload: Json, attempt: Attempt, reason: string): void {
    const wait = RETRY_AFTER_MS[attempt.number];
    if (wait === undefined) return;
    const next = { number: attempt.number + 1, reason: reason === 'not_connected' ? 'connection_failed' : reason };
    office.clock.after(wait, () => void office.activity.during(deliver('events_api', payload, next)));
  }

  return (type: DeliveryEntry['type'], payload: Json): Promise<Outcome> =>
    office.activity.during(deliver(type, payload));
}

function within(ms: number, reply: Promise<Reply>): Promise<Reply | null> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([reply, limit]).finally(() => clearTimeout(timer));
}

/** A copy: what the log holds must not change when the message or view in it does. */
function withoutToken(payload: Json): Json {
  const { token: _token, ...rest } = payload;
  return structuredClone(rest);
}
