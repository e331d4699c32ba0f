import type { Escalation, Page } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { pageAt, wayAfter, type PageKey } from '../../domain/tiers.ts';
import { declineReasons } from '../../domain/events.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, section } from './blocks.ts';
import { buttonsOf, moreMenu } from './buttons.ts';
import {
  answerBefore,
  asked,
  fallback,
  headline,
  length,
  marker,
  people,
  stillAsked,
  tierName,
  title,
} from './facts.ts';
import type { SlackMessage } from './message.ts';
import { bold, dotted, line, lines, sentences, when } from './text.ts';

/** One person's page for one tier and round, as it reads now. */
export function pageMessage(e: Escalation, key: PageKey, language: Language): SlackMessage {
  const page = pageAt(e, key);
  const state = page?.state ?? 'relieved';
  const standing = standingOf(e, key, page, language);
  const what = lines(bold(title(e)), twoLines(e.details.description));
  return {
    text: lines(headline(e, language, markOf(e, state)), title(e), standing),
    blocks: [
      section(lines(headline(e, language, markOf(e, state)), what)),
      context(standing),
      ...buttons(...pressable(e, key, state, language)),
    ],
  };
}

/** About what a phone shows in two lines. */
const twoLines = (description: string): Markup => line(description, 180);

/** The colour says whether an answer is wanted from this person. */
function markOf(e: Escalation, state: Page['state']): Markup {
  if (e.status === 'resolved') return marker(e);
  if (e.status === 'working') return m`🟢`;
  return state === 'declined' || state === 'undeliverable' ? m`⚪` : marker(e);
}

function standingOf(e: Escalation, key: PageKey, page: Page | null, language: Language): Markup {
  const say = words(language).page;
  switch (e.status) {
    case 'resolved':
      return say.resolved(people([e.resolution.by], language), when(e.resolution.at, 'moment', language));
    case 'working': {
      const after = length(e.acknowledged.at - e.openedAt);
      return e.lead === key.person ? say.youLead(after) : say.acknowledged(people([e.lead], language), after);
    }
    case 'paging':
      return page?.state === 'waiting'
        ? asking(e, key, language)
        : sentences(past(page, language), nowAsked(e, language));
    case 'unanswered':
      return sentences(past(page, language), nowAsked(e, language));
  }
}

function asking(e: Escalation & { status: 'paging' }, key: PageKey, language: Language): Markup {
  const say = words(language).page;
  const others = stillAsked(e).filter((person) => person !== key.person);
  return dotted(
    say.pagingYou(tierName(e.terms, key.tier, language)),
    others.length > 0 && say.withOthers(people(others, language)),
    m`${answerBefore(e, language)}, ${next(e, language)}`,
  );
}

function next(e: Escalation, language: Language): Markup {
  const say = words(language).page;
  const { next: step } = wayAfter(e, e);
  if (!step) return say.thenChannel(fallback(e.terms));
  const then = asked({ people: step.people, turn: e.terms.tiers[step.tier - 1]?.turn }, language);
  return step.round === e.round ? say.thenTier(step.tier, then) : say.thenRound(step.round, step.tier, then);
}

/** What became of this page, once its answer is no longer waited for. */
function past(page: Page | null, language: Language): Markup {
  const { page: say, terms } = words(language);
  switch (page?.state) {
    case 'declined': {
      const reason = declineReasons.find((each) => each === page.reason);
      return say.declined(reason ? terms.declined[reason] : line(page.reason ?? '', 40));
    }
    case 'undeliverable':
      return say.undeliverable(line(page.reason ?? '', 80));
    case 'expired':
      return say.expired;
    case 'waiting':
    case 'acknowledged':
    case 'relieved':
    case undefined:
      return say.reopened;
  }
}

function nowAsked(e: Escalation, language: Language): Markup {
  const say = words(language).page;
  const now =
    e.status === 'paging'
      ? say.nowPaged(tierName(e.terms, e.tier, language), people(stillAsked(e), language))
      : say.nobodyAnswered(fallback(e.terms));
  return sentences(now, say.stillWelcome);
}

/** "Can't take it" and "Page next now" belong to whoever is asked at this moment. */
function pressable(e: Escalation, key: PageKey, state: Page['state'], language: Language) {
  const all = buttonsOf(e, language, { id: e.id, tier: key.tier, round: key.round });
  const waiting = e.status === 'paging' && state === 'waiting';
  const leads = e.status === 'working' && e.lead === key.person;
  return [
    all.acknowledge,
    waiting ? all.decline : null,
    waiting ? all.pageNext : null,
    leads ? all.room : null,
    leads ? all.resolve : null,
    // The menu has the way to the room, which stands there already.
    leads && all.room ? all.details : moreMenu(e, language, { id: e.id, tier: key.tier, round: key.round }),
  ];
}
