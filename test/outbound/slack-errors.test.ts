import { globSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Outbound } from '../../src/outbound/context.ts';
import { asMatterId } from '../../src/domain/ids.ts';
import { isAboutMatter, type MatterIntent } from '../../src/domain/matters.ts';
import type { Schedule } from '../../src/domain/rota.ts';
import { slackErrors, type Course } from '../../src/outbound/slack/slack-errors.ts';
import type { Errand } from '../../src/store/tables/outbox.ts';
import { act } from '../../src/usecases/act.ts';
import { tierOf } from '../support/domain.ts';
import { drain } from '../support/drain.ts';
import { silentLog } from '../support/log.ts';
import { policyInForce } from '../support/policy-in-force.ts';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';

let desk: SendingDesk;
let outbound: Outbound;
/** An escalation with a room, whose errands can be asked for as often as there are errors. */
let settled: Escalation;
let said: string[];

beforeAll(async () => {
  desk = await startSendingDesk();
  const log = silentLog.child({});
  log.error = (...words: unknown[]) => void said.push(JSON.stringify(words.at(-1)));
  outbound = { ...desk.outbound, log, policy: () => ({ ...policyInForce(), schedules: { payments: payments() } }) };
  said = [];
  settled = await desk.opened({ terms: desk.terms({ warRoom: 'on_open', tiers: [tierOf([desk.id('luis')])] }) });
  await desk.drain();
});
afterEach(async () => {
  desk.workspace.faults.clear();
  await desk.db.deleteFrom('outbox').execute();
  said = [];
});
afterAll(() => desk.stop());

/** Whoever is on call for payments is the only one of its user group. */
const payments = (): Schedule => ({
  timezone: 'UTC',
  layers: [{ rotation: { every: { days: 7 }, first: 0, people: [desk.id('luis')] }, restrict: null }],
  overrides: [],
  usergroup: 'payments-experts',
});

type Case = { readonly errand: Errand | MatterIntent; readonly doubtful?: true; readonly escalation?: Escalation };

/** An errand that asks this of Slack. What only looks is asked for by an errand in doubt. */
async function errandFor(method: string): Promise<Case> {
  const page = { type: 'page', tier: 1, round: 1, person: desk.id('luis') } as const;
  switch (method) {
    case 'chat.postMessage':
      return { errand: page, escalation: await fresh() };
    case 'auth.test':
    case 'conversations.open':
    case 'conversations.history':
      return { errand: page, doubtful: true, escalation: await fresh() };
    case 'conversations.list':
      return {
        errand: { type: 'tell-channel', channel: '#support-leads', seq: 2 },
        doubtful: true,
        escalation: await fresh([]),
      };
    case 'conversations.replies':
      return { errand: { type: 'note', seq: 1 }, doubtful: true };
    case 'chat.update':
      return { errand: { type: 'show', slot: 'card' } };
    case 'conversations.setTopic':
      return { errand: { type: 'show', slot: 'topic' } };
    case 'conversations.archive':
      return { errand: { type: 'close-room' }, escalation: await over() };
    case 'conversations.invite':
      return { errand: { type: 'invite', people: [desk.id('dana')] } };
    case 'usergroups.list':
    case 'usergroups.users.update':
      await fillGroup();
      return { errand: { type: 'follow-group', schedule: 'payments' } };
    case 'chat.delete':
      return { errand: { type: 'remove', mark: crypto.randomUUID(), ...(await extra()) } };
    case 'conversations.create':
      return { errand: { type: 'open-room' }, escalation: await fresh() };
    case 'users.conversations':
      return { errand: { type: 'open-room' }, escalation: await fresh(), doubtful: true };
    default: {
      const links = [`https://tickets.example/${crypto.randomUUID()}`];
      await desk.db.updateTable('escalations').set({ links }).where('id', '=', settled.id).execute();
      return { errand: { type: 'furnish-room' } };
    }
  }
}

/** One whose page and room were asked for, and nothing else; without tiers, nobody answers it. */
async function fresh(tiers = [tierOf([desk.id('luis')])]): Promise<Escalation> {
  const escalation = await desk.opened({ terms: desk.terms({ warRoom: 'on_open', tiers }) });
  await desk.db.deleteFrom('outbox').execute();
  return escalation;
}

/** One that is resolved, with a room. */
async function over(): Promise<Escalation> {
  const { id, team } = await desk.opened({ terms: desk.terms({ warRoom: 'on_open', archiveRoomAfterMs: 1 }) });
  await desk.drain();
  const by = desk.id('ana');
  const { escalation } = await act(desk, { id, team }, { type: 'resolve', by, fix: 'Rolled back.' });
  await desk.drain();
  await desk.db.deleteFrom('outbox').execute();
  if (!escalation) throw new Error('it could not be resolved');
  return escalation;
}

/** Somebody else is in the group. */
async function fillGroup(): Promise<void> {
  const { usergroups } = desk.outbound.web;
  const { usergroups: groups = [] } = await usergroups.list({});
  const id = groups.find(({ handle }) => handle === 'payments-experts')?.id ?? '';
  await usergroups.users.update({ usergroup: id, users: desk.id('dana') });
}

async function extra() {
  const { channel = '', ts = '' } = await desk.outbound.web.chat.postMessage({
    channel: desk.id('luis'),
    text: 'Twice',
  });
  return { channel, ts };
}

async function ask({ errand, doubtful, escalation = settled }: Case): Promise<void> {
  const at = new Date(desk.workspace.clock.now());
  await desk.db
    .insertInto('outbox')
    .values({
      team_id: desk.team,
      escalation_id: isAboutMatter(errand) ? null : escalation.id,
      matter_id: isAboutMatter(errand) ? asMatterId(crypto.randomUUID()) : null,
      lane: errand.type === 'page' ? 0 : 2,
      stream: 'one',
      slot: errand.type === 'show' ? errand.slot : null,
      errand: JSON.stringify(errand),
      created_at: at,
      place: at,
      next_try_at: at,
      ...(doubtful ? { first_tried_at: at, doubtful_since: at } : {}),
    })
    .execute();
}

const row = () => desk.db.selectFrom('outbox').selectAll().orderBy('id').executeTakeFirst();
const go = async (seconds: number) => {
  desk.workspace.clock.advance(seconds * 1_000);
  await drain(outbound);
};
const fittings = new Set(['pins.add', 'conversations.setPurpose', 'bookmarks.add']);
const looks = new Set([
  'auth.test',
  'conversations.open',
  'conversations.history',
  'conversations.replies',
  'conversations.list',
]);

const open = { done_at: null, failure: null };
const done = { done_at: expect.any(Date), failure: null };
const doubtful = { ...open, doubtful_since: expect.any(Date) };
type End = { readonly first: object; readonly waits: readonly number[]; readonly last: object };

/** What the errand's row shows after Slack refused once, and what it shows after so many seconds more. */
function endOf(course: Course, method: string, code: string): End {
  switch (course) {
    case 'already so':
    case 'plain text':
      return { first: done, waits: [], last: done };
    case 'retry':
    case 'park':
      return { first: open, waits: [61, 6, 6, 30], last: done };
    case 'look first':
      return code === 'name_taken'
        ? { first: done, waits: [], last: done }
        : { first: doubtful, waits: [1, 6, 6], last: done };
    case 'fall back':
      return looks.has(method)
        ? { first: open, waits: [5, 5, 5, 5, 6, 6], last: done }
        : { first: done, waits: [], last: done };
    case 'undeliverable':
    case 'give up and alarm': {
      const given = fittings.has(method) ? done : { ...done, failure: code };
      return { first: given, waits: [], last: given };
    }
  }
}

const isAlarming = (course: Course, method: string) =>
  (course === 'undeliverable' || course === 'give up and alarm') && !fittings.has(method);
const wordsAlone = (method: string): boolean =>
  /^chat\.(postMessage|update)$/.test(method) &&
  [undefined, '[]'].some((none) => none === desk.calls(method).at(-1)?.args['blocks']);

describe.each([...slackErrors].map(([method, errors]) => ({ method, errors })))('$method', ({ method, errors }) => {
  test.each([...errors].map(([code, course]) => ({ code, course })))('$code: $course', async ({ code, course }) => {
    const { first, waits, last } = endOf(course, method, code);
    await ask(await errandFor(method));
    desk.workspace.faults.add({ method, when: {}, outcome: { do: 'error', code } });
    await drain(outbound);
    expect(await row()).toMatchObject(first);
    for (const wait of waits) await go(wait);
    expect(await row()).toMatchObject(last);
    expect(said.join().includes('an errand was given up')).toBe(isAlarming(course, method));
    expect(wordsAlone(method)).toBe(course === 'plain text');
  });
});

describe('an error that the table does not know', () => {
  test('is tried again a few times, then given up aloud', async () => {
    await ask({ errand: { type: 'show', slot: 'card' } });
    desk.workspace.faults.add({
      method: 'chat.update',
      when: {},
      times: 'always',
      outcome: { do: 'error', code: 'never_heard_of' },
    });
    await drain(outbound);
    expect(await row()).toMatchObject({ done_at: null });
    for (const wait of [2, 4, 8, 16, 32]) await go(wait);
    expect(await row()).toMatchObject({ failure: 'never_heard_of', attempts: 6 });
    expect(said.join()).toContain('an errand was given up');
  });
});

test('every method that sending calls is in the table', () => {
  const sources = globSync('src/outbound/**/*.ts').map((path) => readFileSync(path, 'utf8'));
  const called = sources.flatMap((source) => [...source.matchAll(/\bweb\.((?:\w+\.)+\w+)\(/g)].map(([, name]) => name));
  expect(new Set(called).difference(new Set(slackErrors.keys()))).toEqual(new Set());
  expect(called.length).toBeGreaterThan(10);
});
