import type { HomeView, KnownBlock } from '@slack/web-api';
import { owesCustomers, wordingOf } from '../../domain/customer-text.ts';
import type { Brief } from '../../domain/brief.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import { owed } from '../../domain/first-update.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { latestPageTo } from '../../domain/tiers.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, context, divider, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { dueTime, updateClock } from './clocks.ts';
import { answerBefore, headline, ref, title } from './facts.ts';
import { actionIds } from './ids.ts';
import { entryText } from './list.ts';
import { encodeChoice, encodeTarget } from './target.ts';
import { adminBlocks, type HomeAdmin } from './home-admin.ts';
import { rotaBlocks, type HomeRota } from './home-rota.ts';
import { ownPageCount, type PageCounts } from './page-counts.ts';
import { settingsBlocks, type Settings, type Waiting } from './settings.ts';
import { bold, capital, countdown, dotted, line, lines, quote, sentences, when } from './text.ts';

export type HomeState = {
  /** Those where I have a page that may still be answered. */
  readonly pages: readonly Escalation[];
  /** Opened, led or joined by me. */
  readonly mine: readonly Escalation[];
  /** Worst first. */
  readonly open: readonly Brief[];
  /** How many are open of each severity, the worst first: `open` may not be all of them. */
  readonly counts: readonly { readonly severity: string; readonly count: number }[];
  /** Those whose RCA I owe. */
  readonly rcas: readonly Escalation[];
  /** Those whose words for customers I am asked to approve, or to tell. */
  readonly customerTexts?: readonly Escalation[];
  readonly rota?: HomeRota;
  /** Of the reader alone. */
  readonly paged?: PageCounts;
  readonly settings?: Settings;
  /** For the reader, until their quiet hours are over. */
  readonly waiting?: Waiting | null;
  /** For whoever manages escalations. */
  readonly admin?: HomeAdmin | null;
  readonly me: UserId;
  readonly now: Instant;
};

/** A screen and a half at most: the rest is counted, and a command away. */
const most = { pages: 5, mine: 5, rcas: 4, texts: 4, open: 6 };

/** Somebody's Home: what waits for them first. Other lists are drawn in the order in which they are given. */
export function homeView(state: HomeState, language: Language): HomeView {
  const { answers, terms } = words(language);
  const say = answers.home;
  const { customerTexts = [] } = state;
  const quiet = state.pages.length + state.mine.length + state.rcas.length + customerTexts.length === 0;
  const listed = new Set([...state.pages, ...state.mine].map((e) => e.id));
  const others = state.open.filter((e) => !listed.has(e.id));
  const paged = state.paged ? ownPageCount(state.paged, language) : null;
  const total = state.counts.reduce((sum, { count }) => sum + count, 0);
  const othersCount = total - (state.open.length - others.length);
  return {
    type: 'home',
    blocks: [
      ...buttons(button(terms.buttons.newEscalation, actionIds.newEscalation, 'home', 'primary')),
      ...(quiet ? [section(say.nothingForYou)] : []),
      ...group(
        say.pages,
        state.pages.toSorted((a, b) => answerBy(a) - answerBy(b)),
        most.pages,
        language,
        (e) => pageEntry(e, state.me, language),
      ),
      ...group(words(language).customers.home.heading, customerTexts, most.texts, language, (e) => [
        wordsEntry(e, language),
      ]),
      ...group(say.mine, state.mine, most.mine, language, (e) => [entry(e, mineText(e, state.me, language), language)]),
      ...group(say.rcas, state.rcas, most.rcas, language, (e) => [entry(e, rcaText(e, state.now, language), language)]),
      ...group(
        openHeading(state.counts, language),
        others,
        most.open,
        language,
        (e) => [entry(e, entryText(e, language), language)],
        othersCount,
      ),
      ...(state.open.length === 0 ? [context(say.nothingOpen)] : []),
      ...(state.rota ? rotaBlocks(state.rota, state.me, language) : []),
      ...(state.admin ? adminBlocks(state.admin, language) : []),
      ...(paged ? [context(paged)] : []),
      ...(state.settings ? [divider, ...settingsBlocks(state.settings, language, state.waiting)] : []),
    ],
  };
}

function group<Listed>(
  heading: Markup,
  list: readonly Listed[],
  limit: number,
  language: Language,
  draw: (e: Listed) => KnownBlock[],
  total: number = list.length,
): KnownBlock[] {
  if (list.length === 0) return [];
  const hidden = total - limit;
  return [
    divider,
    section(heading),
    ...list.slice(0, limit).flatMap(draw),
    ...(hidden > 0 ? [context(words(language).answers.home.more(hidden))] : []),
  ];
}

const entry = (e: Brief, text: Markup, language: Language): KnownBlock =>
  section(text, button(words(language).terms.buttons.details, actionIds.details, encodeTarget(e)));

function wordsEntry(e: Escalation, language: Language): KnownBlock {
  const { home: say, buttons: press } = words(language).customers;
  const wording = e.customerText && wordingOf(e.customerText);
  const what = e.customerText?.standing.status === 'approved' ? say.toTell : say.toApprove;
  const due = owesCustomers(e) && e.customerText?.by;
  return section(
    lines(
      m`${ref(e)} ${title(e)}`,
      m`${capital(what)}${due ? countdown(due, language) : m``}`,
      quote(wording?.words ?? '', 160),
    ),
    button(press.review, actionIds.customerReview, encodeChoice(wording?.hash ?? '', e)),
  );
}

/** Whoever has least time left stands first, and last what nobody waits for any more. */
const answerBy = (e: Escalation): Instant => (e.status === 'paging' ? e.answerBy : Infinity);

/** With its deadline while it runs, and the same answers as the page itself. */
function pageEntry(e: Escalation, me: UserId, language: Language): KnownBlock[] {
  const { page: say } = words(language);
  const page = latestPageTo(e, me);
  const target = { id: e.id, tier: page?.tier ?? e.tier, round: page?.round ?? e.round };
  const standing =
    e.status === 'paging' && page?.state === 'waiting'
      ? m`${capital(answerBefore(e, language))}${countdown(e.answerBy, language)}`
      : sentences(page?.state === 'expired' && say.expired, say.stillWelcome);
  const all = buttonsOf(e, language, target);
  return [
    section(lines(headline(e, language), bold(title(e)), standing)),
    ...buttons(all.acknowledge, page?.state === 'waiting' ? all.decline : null, all.details),
  ];
}

/** What I lead owes an update until it is posted or skipped. */
function mineText(e: Escalation, me: UserId, language: Language): Markup {
  const due = e.status === 'working' && e.lead === me ? owed(e.firstUpdate) : null;
  return lines(
    entryText(e, language),
    due &&
      words(language).answers.home.updateDue(
        dueTime(e.terms, updateClock(e.terms, due.by), language),
        countdown(due.by, language),
      ),
  );
}

function rcaText(e: Escalation, now: Instant, language: Language): Markup {
  const say = words(language).answers.home;
  const due = e.rca && when(e.rca.dueAt, 'day', language);
  return dotted(m`${ref(e)} ${title(e)}`, e.rca && due && (e.rca.dueAt < now ? say.overdue(due) : say.due(due)));
}

/** With how many there are of each severity: a list may not show all of them. */
function openHeading(counts: HomeState['counts'], language: Language): Markup {
  const say = words(language).answers.home;
  return lines(
    say.open,
    counts.length > 1 &&
      dotted(
        ...counts.slice(0, 8).map(({ severity, count }) => say.severityCount(line(severity.toUpperCase(), 24), count)),
      ),
  );
}
