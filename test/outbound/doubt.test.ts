import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { claim, type Lanes, finish } from '../../src/store/errands.ts';
import { confirm } from '../../src/store/confirmations.ts';
import { findById } from '../../src/queries/escalations.ts';
import { act } from '../../src/usecases/act.ts';
import { tierOf } from '../support/domain.ts';
import { stateOf } from '../support/desk.ts';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';

let desk: SendingDesk;
beforeAll(async () => {
  desk = await startSendingDesk();
});
afterEach(async () => {
  desk.workspace.faults.clear();
  await desk.db.deleteFrom('outbox').execute();
});
afterAll(() => desk.stop());

const toBruno = { method: 'chat.postMessage', when: { channel: 'bruno' } } as const;
const blind = (code: string) =>
  desk.workspace.faults.add({
    method: 'conversations.history',
    when: {},
    times: 'always',
    outcome: { do: 'error', code },
  });
const pagesTo = (about: Escalation) => desk.pagesTo('bruno', about);
const label = /Possible repeat: Slack did not confirm an earlier attempt\./;
/** What a worker had in hand when it was killed: its leases have run out. */
async function crashed(lanes: Lanes = 'pages') {
  const hands = { 'other ways': 0, pages: 0, 'the rest': 0, [lanes]: 100 };
  const claimed = await claim(desk.db, desk.team, desk.workspace.clock.now(), hands, 60_000);
  await desk.db
    .updateTable('outbox')
    .set({ leased_until: new Date(0) })
    .where('leased_until', 'is not', null)
    .execute();
  return claimed;
}

describe('a page whose answer was lost', () => {
  test.each(['accept-then-reset', 'accept-then-500'] as const)('is found, not sent again: %s', async (fault) => {
    desk.workspace.faults.add({ ...toBruno, outcome: { do: fault } });
    const escalation = await desk.opened();
    await desk.drain();
    await desk.pass(10);
    expect(pagesTo(escalation)).toHaveLength(1);
    stateOf(await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') }));
    await desk.drain();
    expect(pagesTo(escalation)).toEqual([expect.stringMatching(/You lead it/)]);
  });

  test.each([{ do: 'refuse' }, { do: 'http', status: 500 }] as const)(
    'and that is not there either is sent again, labelled: $do',
    async (outcome) => {
      desk.workspace.faults.add({ ...toBruno, outcome });
      const escalation = await desk.opened();
      await desk.drain();
      await desk.pass(10);
      expect(pagesTo(escalation)).toEqual([expect.stringMatching(label)]);
    },
  );

  test.each(['missing_scope', 'internal_error', 'channel_not_found'])(
    'and that nobody may look for is repeated once, labelled, after 25 s: %s',
    async (code) => {
      blind(code);
      desk.workspace.faults.add({ ...toBruno, outcome: { do: 'accept-then-reset' } });
      const escalation = await desk.opened();
      await desk.drain();
      await desk.pass(24);
      expect(pagesTo(escalation)).toHaveLength(1);
      await desk.pass(10);
      expect(pagesTo(escalation)).toEqual([expect.not.stringMatching(label), expect.stringMatching(label)]);
    },
  );

  test('is not repeated a second time by guess: the channel is told that nobody could be reached', async () => {
    blind('missing_scope');
    desk.workspace.faults.add({ ...toBruno, times: 'always', outcome: { do: 'accept-then-reset' } });
    const escalation = await desk.opened({ terms: desk.terms({ fallbackChannel: '#support-leads' }) });
    await desk.drain();
    await desk.pass(70);
    expect(pagesTo(escalation)).toHaveLength(2);
    expect(await findById(desk.db, desk.team, escalation.id)).toMatchObject({ status: 'unanswered' });
    expect((await desk.workspace.as('ana').sees('support-leads', new RegExp(escalation.details.title))).text).toMatch(
      /Nobody has answered/,
    );
  });
});

describe('a worker that is killed', () => {
  test('before Slack was asked: another one sends the page, once', async () => {
    const escalation = await desk.opened();
    await crashed();
    await desk.drain();
    await desk.pass(10);
    expect(pagesTo(escalation)).toHaveLength(1);
  });

  test('after Slack took it, before that was written down: the page is found, and kept current', async () => {
    const escalation = await desk.opened();
    await desk.drain();
    const sent = await desk.db.selectFrom('outbox').selectAll().where('lane', '=', 0).executeTakeFirstOrThrow();
    await desk.db.updateTable('outbox').set({ done_at: null, receipt: null }).where('id', '=', sent.id).execute();
    await desk.db.deleteFrom('deliveries').execute();
    await crashed();
    await desk.drain();
    await desk.pass(10);
    expect(pagesTo(escalation)).toHaveLength(1);
    stateOf(await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') }));
    await desk.drain();
    expect(pagesTo(escalation)).toEqual([expect.stringMatching(/You lead it/)]);
  });

  test('with a page that is answered meanwhile: what arrived says so, and no other is sent', async () => {
    desk.workspace.faults.add({ ...toBruno, outcome: { do: 'accept-then-reset' } });
    const tiers = [tierOf([desk.id('bruno'), desk.id('dana')])];
    const escalation = await desk.opened({ terms: desk.terms({ tiers }) });
    await desk.drain();
    stateOf(await act(desk, escalation, { type: 'acknowledge', by: desk.id('dana') }));
    await desk.pass(10);
    expect(pagesTo(escalation)).toEqual([expect.stringMatching(/Nothing is asked of you/)]);
  });

  test('and whose call lands after another one sent the page: its copy is taken away', async () => {
    desk.workspace.faults.add({ ...toBruno, outcome: { do: 'hang' } });
    const escalation = await desk.opened();
    const paused = desk.drain();
    const hangs = () => desk.calls('chat.postMessage').filter(({ fault }) => fault?.outcome === 'hang');
    await vi.waitFor(() => expect(hangs()).toHaveLength(1));
    await crashed();
    await desk.pass(10);
    expect(pagesTo(escalation)).toHaveLength(1);
    desk.workspace.faults.clear();
    await paused;
    await desk.drain();
    expect(pagesTo(escalation)).toHaveLength(1);
  });

  test('and comes back too late may not write what it knew', async () => {
    await desk.opened();
    const [late] = await crashed();
    if (!late) throw new Error('a page was claimed');
    await desk.drain();
    await desk.pass(10);
    expect(await finish(desk.db, late, desk.workspace.clock.now(), { failure: 'late' })).toBe(false);
  });
});

describe('what stakeholders read', () => {
  const update = async () => {
    const escalation = await desk.opened({ terms: desk.terms({ stakeholderChannels: ['#support-updates'] }) });
    await desk.drain();
    desk.workspace.faults.add({
      method: 'chat.postMessage',
      when: { channel: 'support-updates' },
      outcome: { do: 'accept-then-reset' },
    });
    const by = desk.id('ana');
    stateOf(await act(desk, escalation, { type: 'post-update', by, text: 'We are on it.' }));
    await desk.drain();
    return escalation;
  };
  const inChannel = (escalation: Escalation) =>
    desk.workspace
      .as('ana')
      .messages('support-updates')
      .filter(({ text }) => text.includes(escalation.details.title));

  test('and nobody can look for is never repeated by guess: a person decides', async () => {
    const escalation = await update();
    await desk.pass(40);
    expect(inChannel(escalation)).toHaveLength(1);
    for (const person of ['ana', 'marta'])
      expect(desk.pagesTo(person, escalation).filter((text) => /did not confirm that this reached/.test(text))).toEqual(
        [expect.stringMatching(/#support-updates. Look there, and post it again if it is missing/)],
      );
  });
});

test('a second copy that turns up late is taken away', async () => {
  blind('missing_scope');
  desk.workspace.faults.add({ ...toBruno, outcome: { do: 'accept-then-reset' } });
  const escalation = await desk.opened();
  await desk.drain();
  await desk.pass(35);
  expect(pagesTo(escalation)).toHaveLength(2);
  const { mark } = await desk.db.selectFrom('outbox').select('mark').where('lane', '=', 0).executeTakeFirstOrThrow();
  for (const { answer } of desk.calls('chat.postMessage').filter(({ args }) => JSON.stringify(args).includes(mark)))
    await confirm(
      desk.db,
      desk.team,
      mark,
      { channel: String(answer['channel']), ts: String(answer['ts']) },
      desk.workspace.clock.now(),
    );
  await desk.drain();
  expect(pagesTo(escalation)).toEqual([expect.stringMatching(label)]);
});

test.each([
  ['before', 1],
  ['after', -1],
] as const)(
  'a late first copy, told of %s its repeat while that is still under way, is taken away',
  async (_, order) => {
    blind('missing_scope');
    desk.workspace.faults.add({ ...toBruno, outcome: { do: 'accept-then-reset' } });
    desk.workspace.faults.add({ ...toBruno, outcome: { do: 'accept-then-hang' } });
    const escalation = await desk.opened();
    await desk.drain();
    await desk.pass(24);
    const repeating = desk.pass(2);
    await vi.waitFor(() => expect(pagesTo(escalation)).toHaveLength(2));
    const { mark } = await desk.db.selectFrom('outbox').select('mark').where('lane', '=', 0).executeTakeFirstOrThrow();
    const copies = desk.workspace.as('bruno').dms();
    const about = ({ text }: { readonly text: string }) => text.includes(escalation.details.title);
    for (const { channel, ts } of copies.filter(about).toSorted((a, b) => order * (Number(a.ts) - Number(b.ts))))
      await confirm(desk.db, desk.team, mark, { channel, ts }, desk.workspace.clock.now());
    // The copy may not go before it is known which of the two counts.
    await desk.drain();
    expect(pagesTo(escalation)).toHaveLength(2);
    desk.workspace.faults.clear();
    await repeating;
    await desk.pass(5);
    expect(pagesTo(escalation)).toEqual([expect.stringMatching(label)]);
    stateOf(await act(desk, escalation, { type: 'acknowledge', by: desk.id('bruno') }));
    await desk.drain();
    expect(pagesTo(escalation)).toEqual([expect.stringMatching(/You lead it/)]);
  },
);
