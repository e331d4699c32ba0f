import type { Verb } from '../../domain/commands.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { answerBy, audience, fallback, isOpen, people, ref, roomLink, severity, stillAsked } from './facts.ts';
import { sentences, when } from './text.ts';

/** What was done, in a line or two, to whoever asked for it. `e` is the state after it. */
export function doneText(verb: Verb, e: Escalation, language: Language): Markup {
  const say = words(language).answers.done;
  const customers = words(language).customers.done;
  const texts = {
    open: () => (isOpen(e) ? say.open(ref(e), pagedNow(e, language)) : pagedNow(e, language)),
    acknowledge: () => sentences(say.acknowledge(ref(e)), room(e, language)),
    decline: () => sentences(say.decline, pagedNow(e, language)),
    'page-next': () => pagedNow(e, language),
    'change-severity': () => sentences(say.changeSeverity(ref(e), severity(e.terms, language)), pagedNow(e, language)),
    'give-roles': () => words(language).roles.done(ref(e)),
    'open-room': () => say.openRoom(ref(e)),
    join: () => sentences(say.join(ref(e)), room(e, language)),
    'draft-update': () => say.draftUpdate,
    'post-draft': () => say.postUpdate(audience(e.terms, language)),
    'post-update': () => say.postUpdate(audience(e.terms, language)),
    'skip-update': () => say.skipUpdate,
    'write-customer-text': () => customers.written,
    'approve-customer-text': () => customers.approved(tellerOf(e, language)),
    'send-back-customer-text': () => customers.sentBack,
    'tell-customer': () => customers.told,
    resolve: () => say.resolve(ref(e)),
    reopen: () =>
      sentences(say.reopen(ref(e)), pagedNow(e, language), e.room.status === 'requested' && say.openRoom(ref(e))),
    'request-rca': () =>
      e.rca
        ? say.requestRca(people([e.rca.owner], language), when(e.rca.dueAt, 'day', language))
        : pagedNow(e, language),
    'give-feedback': () => say.giveFeedback,
  } satisfies Record<Verb, () => Markup>;
  return texts[verb]();
}

const tellerOf = ({ customerText }: Escalation, language: Language): Markup =>
  people(customerText?.standing.status === 'approved' ? [customerText.standing.teller] : [], language);

function pagedNow(e: Escalation, language: Language): Markup {
  const say = words(language).answers.done;
  switch (e.status) {
    case 'paging':
      return say.paging(people(stillAsked(e), language), answerBy(e, e.terms, language));
    case 'unanswered':
      return say.nobodyPaged(fallback(e.terms));
    case 'working':
      return say.leads(people([e.lead], language));
    case 'resolved':
      return say.resolvedBy(people([e.resolution.by], language));
  }
}

function room(e: Escalation, language: Language): Markup | null {
  const say = words(language).answers.done;
  const link = roomLink(e);
  if (link) return say.room(link);
  return e.room.status === 'requested' ? say.roomComing : null;
}
