import type { Selectable } from 'kysely';
import { expect } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { findById } from '../../src/queries/escalations.ts';
import type { OutboxTable } from '../../src/store/tables/outbox.ts';
import { cardMessage } from '../../src/views/slack/card.ts';
import { lineMessage } from '../../src/views/slack/line.ts';
import { pageMessage } from '../../src/views/slack/page.ts';
import type { Case } from './case.ts';
import { isOwed } from './model.ts';
import type { Post } from './slack-channels.ts';
import { expectSame, type Model } from './story.ts';
import { languageOf, type World } from './world.ts';

/** What Slack holds is the oracle; of our own tables only which mark belongs to which errand is believed. */
type Sent = {
  readonly of: number;
  readonly errand: Selectable<OutboxTable>['errand'];
  readonly mark: string;
  readonly posts: readonly Post[];
} & {
  readonly failure: string | null;
};

const repeated = /Possible repeat|Posible repetición/;

/** What holds at every moment. */
export async function checkAlways(model: Model, world: World): Promise<void> {
  if (model.checked === world.slack.posts.length) return;
  for (const sent of await allSent(world)) {
    if (sent.errand.type !== 'page') continue;
    checkDoubling(world, sent);
    checkSilence(model, world, sent);
    const late = sent.errand.lateBy === undefined ? undefined : sent.posts[0];
    if (late) expect(late.said, 'a page that was asked for late says so').toContain('⏰');
  }
  model.checked = world.slack.posts.length;
}

/** One post a page; one more, labelled, for each that Slack kept hidden while it was looked for. */
function checkDoubling(world: World, { posts, errand }: Sent): void {
  const hidden = posts.filter(({ began, landed }) => landed > began).length;
  const allowed = 1 + Math.max(hidden, isBlind(world) ? 1 : 0);
  expect(posts.length, `posts of ${JSON.stringify(errand)}`).toBeLessThanOrEqual(allowed);
  const repeats = posts.toSorted((a, b) => a.began - b.began).slice(1);
  for (const { said } of repeats) expect(said, 'a repeat is labelled').toMatch(repeated);
}

/** Nobody is paged for what somebody has, unless the call was under way. */
function checkSilence(model: Model, world: World, { of, posts, errand }: Sent): void {
  const since = model.cases[of]?.silentSince ?? null;
  if (since === null) return;
  for (const post of world.slack.posts.slice(model.checked))
    if (posts.includes(post))
      expect(post.began, `call of ${JSON.stringify(errand)} after it was taken`).toBeLessThanOrEqual(since);
}

/** What holds when nothing is left to do. */
export async function checkAtRest(model: Model, world: World): Promise<void> {
  const all = await allSent(world);
  const isHarsh = isBlind(world) || world.slack.used.some(({ outcome }) => outcome === 'refused');
  // What Slack will not have changed stays as it was.
  const isFrozen = world.slack.used.some(({ method, outcome }) => method === 'chat.update' && outcome === 'refused');
  for (const [of, { state }] of model.cases.entries()) {
    const id = world.cases[of];
    const e = id && (await findById(world.db, world.team, id));
    if (!e) throw new Error('an escalation is gone');
    await expectSame(world, of, state);
    const sent = all.filter((each) => each.of === of);
    if (!isHarsh) expect(sent.filter(({ failure }) => failure !== null)).toEqual([]);
    for (const page of state.pages) {
      const own = sent.filter(({ errand }) => errand.type === 'page' && isFor(errand, page));
      expect(own, 'a page is asked for once').toHaveLength(1);
      const posts = own.flatMap((each) => each.posts);
      // One that is over may have been taken away as a copy that nobody counts on.
      if (isOwed(state, page) || posts.some(({ deleted }) => !deleted))
        expectNewest(posts, isFrozen ? '' : pageText(model, e, page));
    }
    checkRoomAndLine(world, e, sent, isHarsh);
    const notices = sent.filter(({ errand }) => errand.type === 'tell-channel' && errand.channel === '#leads');
    expect(notices).toHaveLength(state.told.filter((line) => line.startsWith('unanswered')).length);
    for (const { posts, mark } of notices)
      expect([...posts, ...asides(world, mark)].length, 'somebody is told that nobody answered').toBeGreaterThan(0);
    checkDirect(state, sent, isHarsh);
  }
}

/** Whoever is reminded, brought in or told of the end gets it, each for each time. */
function checkDirect({ direct }: Case, sent: readonly Sent[], isHarsh: boolean): void {
  const own = sent.flatMap((each) => (each.errand.type === 'tell-person' ? [{ ...each, to: each.errand.person }] : []));
  expect(own.map(({ to }) => to).toSorted(), 'who is told directly').toEqual(direct.toSorted());
  if (!isHarsh) for (const { posts } of own) expect(posts.length, 'told directly').toBeGreaterThan(0);
}

/** What a page says; where people have come and gone since it was drawn, without those who would be paged next. */
function pageText({ moved }: Model, e: Escalation, page: Case['pages'][number]): string {
  const { text } = pageMessage(e, page, languageOf(page.person));
  return moved && e.status === 'paging' ? text.split('\n').slice(0, 2).join('\n') : text;
}

function checkRoomAndLine(world: World, e: Escalation, sent: readonly Sent[], isHarsh: boolean): void {
  const shown = (slot: string) =>
    sent.filter(({ errand }) => errand.type === 'show' && errand.slot === slot).flatMap(({ posts }) => posts);
  if (!isHarsh) expectNewest(shown('line'), lineMessage(e, e.terms.language).text);
  if (e.room.status !== 'open') return;
  if (!isHarsh) expectNewest(shown('card'), cardMessage(e, e.terms.language).text);
  const isLate = world.slack.used.some(
    ({ method, outcome }) => method === 'conversations.create' && outcome === 'late',
  );
  const rooms = world.slack.rooms.filter(
    ({ name }) => name.startsWith(`esc-${e.number}-`) || name === `esc-${e.number}`,
  );
  expect(rooms.length, 'one room').toBeLessThanOrEqual(isLate ? 2 : 1);
}

/** Exactly one copy is left, and says what is so now. */
function expectNewest(posts: readonly Post[], text: string): void {
  const left = posts.filter(({ deleted }) => !deleted);
  expect(left.map((post) => post.text)).toEqual([expect.stringContaining(text)]);
}

/** Whether at some time nobody could look into Slack's history. */
const isBlind = ({ slack }: World): boolean =>
  slack.used.some(({ method, outcome }) => method === 'conversations.history' && outcome !== 'done, broken');

const asides = ({ slack }: World, mark: string) => slack.posts.filter((post) => post.mark?.startsWith(`${mark}/`));

type Key = { readonly tier: number; readonly round: number; readonly person: string };
const isFor = (errand: Key, page: Key): boolean =>
  errand.tier === page.tier && errand.round === page.round && errand.person === page.person;

async function allSent(world: World): Promise<readonly Sent[]> {
  const rows = await world.db
    .selectFrom('outbox')
    .select(['escalation_id', 'errand', 'mark', 'failure'])
    .where('team_id', '=', world.team)
    .execute();
  const posts = Map.groupBy(world.slack.posts, ({ mark }) => mark);
  return rows.map(({ escalation_id, ...rest }) => ({
    ...rest,
    of: escalation_id ? world.cases.indexOf(escalation_id) : -1,
    posts: posts.get(rest.mark) ?? [],
  }));
}
