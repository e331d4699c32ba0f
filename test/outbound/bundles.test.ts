import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { asMatterId } from '../../src/domain/ids.ts';
import type { LackNotice } from '../../src/domain/lacks.ts';
import { byDefault } from '../../src/domain/reach.ts';
import { day, hour, minute } from '../../src/domain/time.ts';
import { countTroubles, listUnraised } from '../../src/queries/troubles.ts';
import { insertLacks, updateLacks } from '../../src/store/lacks.ts';
import { sendAbout } from '../../src/store/matters.ts';
import { act } from '../../src/usecases/act.ts';
import { learnPeople } from '../../src/usecases/learn-people.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { changeReach } from '../../src/usecases/reach.ts';
import { composed } from '../support/composed.ts';
import { stateOf } from '../support/desk.ts';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';

let desk: SendingDesk;
beforeAll(async () => {
  desk = await startSendingDesk();
});
beforeEach(async () => {
  for (const name of ['ana', 'bruno', 'luis'] as const) {
    await moveTo(name, 'UTC');
    await quietFor(name, null);
  }
  await desk.drain();
});
afterEach(() => desk.workspace.faults.clear());
afterAll(() => desk.stop());

const now = () => desk.workspace.clock.now();
/** What the clock on the wall of UTC shows, in minutes. */
const clockAt = (at: number) => Math.floor(at / minute) % (24 * 60);

/** From this minute on, every day; `hours` from now on. */
async function quietFor(name: string, hours: number | null): Promise<void> {
  const quiet = hours === null ? null : { from: clockAt(now()), to: clockAt(now() + hours * hour) };
  await changeReach(desk, { team: desk.team, user: desk.id(name) }, { ...byDefault, quiet });
}

const moveTo = (name: string, zone: string) =>
  learnPeople(desk, desk.team, [
    { id: desk.id(name), handle: name, email: `${name}@example.com`, locale: 'en-US', zone, standing: 'member' },
  ]);

async function pass(ms: number): Promise<void> {
  desk.workspace.clock.advance(ms);
  await desk.drain();
}

/** Opened by Ana, who is told of what Bruno does. */
async function resolvedCase(): Promise<Escalation> {
  const escalation = await desk.opened();
  await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') });
  return resolve(escalation);
}
async function resolve(escalation: Escalation): Promise<Escalation> {
  const after = stateOf(await act(desk, escalation, { type: 'resolve', by: desk.id('bruno'), fix: 'Rolled back.' }));
  await desk.drain();
  return after;
}

const read = (name: string): readonly string[] =>
  desk.workspace
    .as(name)
    .dms()
    .map(({ text }) => text);
/** What Ana was told directly of these being resolved, a message each. */
const toldOf = (...cases: readonly Escalation[]) =>
  read('ana').filter((text) => cases.some(({ number }) => text.includes(`resolved ESC-${number}, which you opened`)));

test('what waited is told in one message at the end, in order, and nothing counts as late meanwhile', async () => {
  await quietFor('ana', 8);
  const first = await resolvedCase();
  await pass(hour);
  const second = await resolvedCase();
  await pass(5 * hour);
  expect(toldOf(first, second)).toEqual([]);
  expect(await countTroubles(desk.db, desk.team, now())).toMatchObject({ stuck: 0 });
  await pass(2 * hour);
  const [bundle, ...more] = toldOf(first, second);
  expect(more).toEqual([]);
  expect(bundle).toMatch(
    new RegExp(`While you had quiet hours: 2 messages[\\s\\S]*ESC-${first.number},[\\s\\S]*ESC-${second.number},`),
  );
});

test('one that waited alone is told as itself, by two processes once', async () => {
  await quietFor('ana', 2);
  const one = await resolvedCase();
  desk.workspace.clock.advance(2 * hour);
  await Promise.all([desk.drain(), desk.drain()]);
  expect(toldOf(one)).toHaveLength(1);
  expect(toldOf(one)[0]).not.toContain('quiet hours');
});

test('what was undone meanwhile is told to nobody', async () => {
  await quietFor('ana', 2);
  const one = await resolvedCase();
  await act(desk, one, { type: 'reopen', by: desk.id('ana'), why: 'It is back.' });
  await pass(2 * hour);
  expect(toldOf(one)).toEqual([]);
});

test('of what was resolved twice the second is told', async () => {
  await quietFor('ana', 2);
  const one = await resolvedCase();
  await act(desk, one, { type: 'reopen', by: desk.id('ana'), why: 'It is back.' });
  await act(desk, one, { type: 'acknowledge', by: desk.id('bruno') });
  await resolve(one);
  await pass(2 * hour);
  expect(toldOf(one)).toHaveLength(1);
});

test('a page is never held back, nor what asks its reader to act', async () => {
  await quietFor('bruno', 8);
  const escalation = await desk.opened();
  await desk.drain();
  expect(desk.pagesTo('bruno', escalation)).toHaveLength(1);
  await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') });
  const resolved = await resolve(escalation);
  await act(desk, resolved, { type: 'reopen', by: desk.id('ana'), why: 'It is back.' });
  await desk.drain();
  expect(desk.pagesTo('bruno', escalation)).toHaveLength(2);
});

test('whoever switches their quiet hours off is told at once; whoever makes them longer, later', async () => {
  await quietFor('ana', 2);
  const one = await resolvedCase();
  await quietFor('ana', 4);
  await pass(3 * hour);
  expect(toldOf(one)).toEqual([]);
  await quietFor('ana', null);
  await desk.drain();
  expect(toldOf(one)).toHaveLength(1);
});

test('whoever travels is told by the clocks of where they are', async () => {
  await quietFor('ana', 3);
  const [one] = [await resolvedCase()];
  // Two hours west of UTC all year: it is two hours earlier there, before the hours begin.
  await moveTo('ana', 'America/Noronha');
  await desk.drain();
  expect(toldOf(one)).toHaveLength(1);
  await pass(2 * hour);
  const another = await resolvedCase();
  await moveTo('ana', 'UTC');
  await pass(hour - minute);
  expect(toldOf(another)).toEqual([]);
  await pass(minute);
  expect(toldOf(another)).toHaveLength(1);
});

test('the question how it went waits as well, and comes by itself', async () => {
  await quietFor('ana', 3);
  const escalation = await desk.opened({ terms: desk.terms({ feedback: true }) });
  await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') });
  await resolve(escalation);
  const asked = () =>
    read('ana').filter((text) => text.includes(`ESC-${escalation.number}`) && /How did it go/.test(text));
  desk.workspace.clock.advance(hour);
  await sweep(desk, desk.team, composed);
  await desk.drain();
  expect(asked()).toEqual([]);
  expect(await countTroubles(desk.db, desk.team, now() + hour)).toMatchObject({ stuck: 0 });
  await pass(2 * hour);
  expect(asked()).toHaveLength(1);
});

test('a message whose answer from Slack was lost is found, not sent again', async () => {
  await quietFor('ana', 2);
  const cases = [await resolvedCase(), await resolvedCase()];
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'ana' },
    outcome: { do: 'accept-then-reset' },
  });
  await pass(2 * hour);
  await desk.pass(10);
  expect(toldOf(...cases)).toHaveLength(1);
});

/** Hours with nobody, from two days on; told as they are told when they are found. */
async function findLacks(): Promise<LackNotice> {
  const gap = {
    kind: 'gap',
    schedule: 'payments',
    timezone: 'UTC',
    from: now() + 2 * day,
    to: now() + 3 * day,
  } as const;
  const notice: LackNotice = { id: asMatterId(randomUUID()), items: [{ ...gap, state: 'open' }] };
  await desk.db.transaction().execute(async (trx) => {
    await insertLacks(trx, desk.team, notice, now());
    await sendAbout(trx, { team: desk.team, id: notice.id }, [{ type: 'show-lacks' }], now());
  });
  await desk.drain();
  return notice;
}
async function mend({ id, items }: LackNotice): Promise<void> {
  await desk.db.transaction().execute(async (trx) => {
    await updateLacks(trx, { id, items: items.map((item) => ({ ...item, state: 'mended' })) });
    await sendAbout(trx, { team: desk.team, id }, [{ type: 'show-lacks' }], now());
  });
  await desk.drain();
}
const lacksTold = () => read('luis').filter((text) => /be paged/.test(text));

test('hours with nobody that were told among other things are kept current there', async () => {
  const before = lacksTold().length;
  await quietFor('luis', 2);
  const escalation = await desk.opened({ by: desk.id('luis') });
  await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') });
  await resolve(escalation);
  const notice = await findLacks();
  expect(lacksTold()).toHaveLength(before);
  await pass(2 * hour);
  expect(lacksTold().at(-1)).toMatch(/2 messages[\s\S]*which you opened[\s\S]*Some people can't be paged/);
  await mend(notice);
  expect(lacksTold()).toHaveLength(before + 1);
  expect(lacksTold().at(-1)).toMatch(/2 messages[\s\S]*which you opened[\s\S]*Everybody can be paged again/);
});

test('hours with nobody that were mended before anybody was told are told to nobody', async () => {
  const before = lacksTold().length;
  await quietFor('luis', 2);
  await mend(await findLacks());
  await pass(2 * hour);
  expect(lacksTold()).toHaveLength(before);
});

test('where Slack will not have the message, hours with nobody are told in the channel, and the rest is raised', async () => {
  await quietFor('luis', 2);
  await findLacks();
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'luis' },
    times: 5,
    outcome: { do: 'error', code: 'messages_tab_disabled' },
  });
  await pass(2 * hour);
  const inChannel = desk
    .calls('chat.postMessage')
    .filter(({ args }) => String(args['text']).includes("can't be paged"));
  expect(inChannel.at(-1)?.args['channel']).toBe('#support-leads');
  expect(await listUnraised(desk.db, desk.team, now())).toMatchObject([{ kind: 'given-up', errand: 'tell-bundle' }]);
});
