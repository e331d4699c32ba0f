import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { Language } from '../../domain/terms.ts';
import type { Step } from '../../domain/tiers.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { customerStory } from './customer-story.ts';
import { answerBy, fallback, length, people, severity, tierName } from './facts.ts';
import { rolesGiven } from './roles.ts';
import { channelLink, dotted, line, lines, quote, semicolons, when } from './text.ts';
import { wayFault } from './way-fault.ts';

/** One event in a sentence, without its time; a posted update brings its text along, on lines of its own. */
export function story(e: Escalation, event: Event, language: Language, longest = 1500): Markup {
  const say = words(language).notices.story;
  const by = 'by' in event && event.by ? people([event.by], language) : null;
  switch (event.type) {
    case 'opened':
      return say.opened(people([event.by], language));
    case 'paged':
      return paged(e, event, language);
    case 'passed-over':
      return passedOver(e, event, language);
    case 'unanswered':
      return event.tier === 0 ? say.noOneToPage(fallback(e.terms)) : say.unanswered(fallback(e.terms));
    case 'severity-changed':
      return severityChanged(e, event, language);
    case 'roles-given':
      return words(language).roles.story(people([event.by], language), rolesGiven(event.roles, language));
    case 'acknowledged':
      return say.acknowledged(people([event.by], language), length(event.at - e.openedAt));
    case 'declined':
      return say.declined(people([event.by], language), words(language).terms.declined[event.reason]);
    case 'page-undeliverable':
      return say.undeliverable(people([event.person], language), line(event.error, 120));
    case 'reached':
      return say.reached[event.way](people([event.person], language));
    case 'not-reached': {
      const why = line(wayFault(event.error, language), 120);
      return say.notReached[event.way](people([event.person], language), why);
    }
    case 'room-requested':
      if (event.anew) return say.roomRequestedAnew;
      return by ? say.roomRequestedBy(by) : say.roomRequested;
    case 'room-opened':
      return say.roomOpened(channelLink(event.channel));
    case 'room-failed':
      return say.roomFailed(line(event.error, 120));
    case 'room-closing':
      return say.roomClosing;
    case 'room-kept':
      return say.roomKept(when(event.until, 'moment', language));
    case 'room-archived':
      return say.roomArchived;
    case 'room-not-archived':
      return say.roomNotArchived(line(event.error, 120));
    case 'joined':
      return say.joined(people([event.by], language));
    case 'update-drafted':
      return by ? say.draftedBy(by) : say.drafted;
    case 'update-posted':
      return lines(by ? say.posted(by) : say.postedAutomatically, quote(event.text, longest));
    case 'update-skipped':
      return say.skipped(people([event.by], language), line(event.why, longest));
    case 'update-reminded':
      return say.updateReminded(when(event.nextBy, 'moment', language));
    case 'overdue':
      return dotted(
        event.people.length > 0 ? say.overdue(people(event.people, language)) : say.overdueAlone,
        event.missing.length > 0 && say.passedOver.missing(line(event.missing.join(', '), 200)),
      );
    case 'customer-text-written':
    case 'customer-text-approved':
    case 'customer-text-sent-back':
    case 'customer-text-overdue':
    case 'customer-told':
      return customerStory(event, language, longest);
    case 'resolved':
      return say.resolved(people([event.by], language), line(event.fix, longest));
    case 'reopened':
      return say.reopened(people([event.by], language), line(event.why, longest));
    case 'rca-requested': {
      const asked = [people([event.owner], language), when(event.dueAt, 'day', language)] as const;
      return event.calledFor ? say.rcaCalledFor(...asked) : say.rcaRequested(people([event.by], language), ...asked);
    }
    case 'feedback-asked':
      return say.feedbackAsked(people(event.people, language));
    case 'feedback-given': {
      const rated = words(language).feedback.outOf(event.rating);
      return dotted(say.feedbackGiven(people([event.by], language), rated), line(event.comment, longest));
    }
    case 'rca-reminded':
      return e.rca
        ? say.rcaRemindedOf(people([e.rca.owner], language), when(e.rca.dueAt, 'day', language))
        : say.rcaReminded;
  }
}

function paged(e: Escalation, event: Extract<Event, { type: 'paged' }>, language: Language): Markup {
  const { notices } = words(language);
  const where = tierOf(e, event, language);
  return dotted(
    notices.story.paged[event.cause](where, people(event.people, language), answerBy(event, e.terms, language)),
    event.by && event.cause === 'asked' && notices.story.pagedBy(people([event.by], language)),
  );
}

function passedOver(e: Escalation, event: Extract<Event, { type: 'passed-over' }>, language: Language): Markup {
  const { passedOver: say } = words(language).notices.story;
  const { asked, nobodyOnCall, missing } = event;
  const why = [
    ...(asked.length > 0 ? [say.asked(people(asked, language))] : []),
    ...(nobodyOnCall.length > 0 ? [say.nobodyOnCall(line(nobodyOnCall.join(', '), 200))] : []),
    ...(missing.length > 0 ? [say.missing(line(missing.join(', '), 200))] : []),
  ];
  return say.tier(tierOf(e, event, language), why.length > 0 ? semicolons(why) : say.empty);
}

function severityChanged(e: Escalation, event: Extract<Event, { type: 'severity-changed' }>, language: Language) {
  const say = words(language).notices.story;
  const { by, from, to, answerBy: due, updateBy } = event;
  return dotted(
    say.severityChanged(people([by], language), severity({ severity: from }, language), severity(to, language)),
    due !== null && say.answerNow(when(due, 'moment', language)),
    updateBy !== null && say.updateNow(when(updateBy, 'moment', language)),
  );
}

/** The tier, and the round where that is not the first. */
function tierOf(e: Escalation, { tier, round }: Step, language: Language): Markup {
  const name = tierName(e.terms, tier, language);
  return round > 1 ? m`${name} (${words(language).terms.round(round, Math.max(round, e.terms.rounds))})` : name;
}

/** With its time, as one entry of a timeline. */
export const storyLine = (e: Escalation, event: Event, language: Language, longest?: number): Markup =>
  dotted(when(event.at, 'moment', language), story(e, event, language, longest));
