import type { KnownBlock } from '@slack/web-api';
import { wordingOf } from '../../domain/customer-text.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { KeptDenial } from '../../domain/refusal.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, fields, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { exactly } from './customer-message.ts';
import { factFields } from './fact-fields.ts';
import { headline, people, roomStanding, title } from './facts.ts';
import { denialLines } from './denials.ts';
import type { SlackMessage } from './message.ts';
import { rolesHeld } from './roles.ts';
import { storyLine } from './story.ts';
import { bold, dotted, escape, line, lines, prose, quote } from './text.ts';
import { troubles } from './troubles.ts';

const mostEntries = 10;

/** Everything about one escalation, with what can be done now: the record, the end of its timeline, and who was turned away. */
export function showAnswer(
  e: Escalation,
  events: readonly Event[],
  language: Language,
  denials: readonly KeptDenial[] = [],
): SlackMessage {
  const { terms } = words(language);
  const top = dotted(headline(e, language), terms.status[e.status]);
  const trouble = troubles(e, language);
  const all = buttonsOf(e, language);
  return {
    text: lines(top, title(e)),
    blocks: [
      section(lines(top, bold(title(e)))),
      fields(factFields(e, language)),
      ...written(e, language),
      ...wordsForCustomers(e, language),
      ...(trouble.length > 0 ? [context(lines(...trouble))] : []),
      ...timeline(e, events, language),
      ...(denials.length > 0 ? [context(denialLines(denials, language))] : []),
      ...buttons(
        all.acknowledge,
        all.postUpdate,
        all.writeToCustomers,
        all.customerTold,
        all.resolve,
        all.pageNext,
        all.reopen,
        all.requestRca,
        all.room,
        all.createRoom,
      ),
    ],
  };
}

/** What people wrote when it opened, and when it was resolved. */
function written(e: Escalation, language: Language): KnownBlock[] {
  const { facts: say, criteria, routes, kinds } = words(language).terms;
  const { details, source } = e;
  const permalink = source.permalink && /^https:\/\/[^|>]+$/.test(source.permalink) ? source.permalink : null;
  const rest = [
    [say.tried, prose(details.triage.tried, 700)],
    [say.whyNotHere, prose(details.triage.whyNotHere, 700)],
    [
      say.route,
      details.route ? dotted(escape(routes[details.route]), details.kind && escape(kinds[details.kind])) : m``,
    ],
    [say.criteria, escape(details.criteria.map((each) => criteria[each]).join(', '))],
    [say.links, lines(...details.links.slice(0, 6).map((link) => line(link, 120)))],
    [words(language).roles.fact, rolesHeld(e, language)],
    [say.joined, e.joined.length > 0 ? people(e.joined, language) : m``],
    [say.room, roomStanding(e, language) ?? m``],
  ] as const;
  const shown: Markup[] = rest.flatMap(([label, value]) => (value === '' ? [] : [m`*${label}:* ${value}`]));
  const link = permalink ? m`<${escape(permalink)}|${say.source}>` : null;
  return [
    ...[prose(details.description, 1500)].filter((text) => text !== '').map((text) => section(text)),
    ...(shown.length > 0 || link ? [section(lines(...shown, link))] : []),
    ...(e.status === 'resolved' ? [section(lines(bold(say.fix), quote(e.resolution.fix, 900)))] : []),
  ];
}

/** Whole, so that nobody depends on a message to have them. */
function wordsForCustomers({ customerText }: Escalation, language: Language): KnownBlock[] {
  const wording = customerText && wordingOf(customerText);
  return wording ? [section(bold(words(language).customers.fact)), ...exactly(wording.words)] : [];
}

function timeline(e: Escalation, events: readonly Event[], language: Language): KnownBlock[] {
  const say = words(language).answers.show;
  if (events.length === 0) return [];
  const last = events.slice(-mostEntries).map((event) => storyLine(e, event, language, 160));
  const earlier = events.length - last.length;
  return [
    section(say.story),
    ...(earlier > 0 ? [context(say.earlier(earlier))] : []),
    ...[last.slice(0, 5), last.slice(5)].filter((half) => half.length > 0).map((half) => context(lines(...half))),
  ];
}
