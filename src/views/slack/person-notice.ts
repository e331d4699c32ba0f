import type { Button } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { buttons, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { customer, length, marker, people, ref, severity, title } from './facts.ts';
import { lineStanding } from './line.ts';
import type { SlackMessage } from './message.ts';
import { dutiesOf } from './roles.ts';
import { story } from './story.ts';
import { bold, capital, dotted, line, lines, quote, when } from './text.ts';

/**
 * What one person is told directly: the owner of an RCA, the opener when it is resolved, the lead when it is reopened
 * or owes an update, whoever is given a role, or brought in because it takes too long.
 */
export function personNotice(e: Escalation, event: Event, language: Language, person: UserId): SlackMessage {
  const { mark = marker(e), what, more, press } = partsOf(e, event, language, person);
  const about = dotted(bold(title(e)), severity(e.terms, language), customer(e.details.customer));
  const text = lines(m`${mark} ${what}`, about, more);
  return { text, blocks: [section(text), ...buttons(...press)] };
}

type Parts = {
  readonly mark?: Markup;
  readonly what: Markup;
  readonly more: Markup | null;
  readonly press: readonly (Button | null)[];
};

function partsOf(e: Escalation, event: Event, language: Language, person: UserId): Parts {
  const say = words(language).notices.person;
  const all = buttonsOf(e, language);
  const day = (instant: number) => when(instant, 'day', language);
  const rca = { mark: m`📝`, more: fixOf(e, language), press: [all.room, all.details] };
  if (event.type === 'rca-requested') {
    const due = day(event.dueAt);
    const isOwn = event.calledFor || event.owner === event.by;
    return {
      what: isOwn ? say.rcaIsYours(ref(e), due) : say.rcaRequested(people([event.by], language), ref(e), due),
      ...rca,
    };
  }
  if (event.type === 'rca-reminded' && e.rca) return { what: say.rcaReminded(ref(e), day(e.rca.dueAt)), ...rca };
  if (event.type === 'resolved')
    return {
      what: say.resolved(people([event.by], language), ref(e)),
      more: lines(say.fix(line(event.fix, 600)), e.status === 'resolved' && say.notSolved),
      press: [all.reopen, all.details],
    };
  if (event.type === 'reopened')
    return {
      what: say.reopened(people([event.by], language), ref(e)),
      more: say.why(line(event.why, 600)),
      press: [all.room, all.postUpdate, all.resolve, all.details],
    };
  if (event.type === 'update-reminded')
    return {
      what: say.updateDue(ref(e)),
      more: quote(event.text, 1500),
      press: [all.postUpdate, all.room, all.details],
    };
  if (event.type === 'customer-text-sent-back')
    return {
      mark: m`↩️`,
      what: words(language).customers.person.sentBack(people([event.by], language), ref(e)),
      more: quote(event.why, 1000),
      press: [all.writeToCustomers, all.details],
    };
  if (event.type === 'customer-text-written' || event.type === 'customer-text-overdue') {
    const customers = words(language).customers.person;
    const asked = people(event.ask, language);
    const [what, more] =
      event.type === 'customer-text-written'
        ? [customers.composed(ref(e)), customers.composedAsked(asked)]
        : [customers.late(ref(e)), customers.asked(asked)];
    return { what, more, press: [all.writeToCustomers, all.room, all.details] };
  }
  if (event.type === 'roles-given')
    return {
      mark: m`👤`,
      what: words(language).roles.person(people([event.by], language), ref(e)),
      more: lines(dutiesOf(person, event.roles, language), capital(lineStanding(e, language))),
      press: [all.room, all.postUpdate, all.details],
    };
  if (event.type === 'overdue')
    return {
      what: say.involved(ref(e), length(e.terms.resolveWithinMs ?? 0)),
      more: lines(line(e.details.description, 400), capital(lineStanding(e, language))),
      press: [all.room, all.postUpdate, all.details],
    };
  return { what: dotted(ref(e), story(e, event, language)), more: null, press: [all.details] };
}

const fixOf = (e: Escalation, language: Language): Markup | null =>
  e.status === 'resolved' ? words(language).notices.person.fix(line(e.resolution.fix, 600)) : null;
