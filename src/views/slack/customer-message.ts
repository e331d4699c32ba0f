import type { Button, KnownBlock, SectionBlock } from '@slack/web-api';
import type { CustomerStanding, Wording } from '../../domain/customer-text.ts';
import { owesCustomers } from '../../domain/customer-text.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, context, plain, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { dueTime, updateClock } from './clocks.ts';
import { customer, headline, people, ref, title } from './facts.ts';
import { actionIds } from './ids.ts';
import type { SlackMessage } from './message.ts';
import { encodeChoice } from './target.ts';
import { bold, line, lines, prose, sentences, when } from './text.ts';

/** Whom the timeline's entry `seq` asked about the words for customers. */
export type CustomerKey = { readonly seq: number; readonly person: UserId };

/** What somebody is asked about the words for customers, as it reads now: to approve them, or to tell them. */
export function customerMessage(e: Escalation, { seq, person }: CustomerKey, language: Language): SlackMessage {
  const asked = e.customerText?.asked.find((each) => each.seq === seq && each.people.includes(person));
  const standing = e.customerText?.standing;
  if (!asked || !standing || standing.status === 'none')
    return over(e, words(language).customers.message.changed, language);
  if (standing.status === 'waiting') return toApprove(e, standing.wording, language);
  if (standing.status === 'approved' && asked.to === 'tell') return toTell(e, standing, language);
  return over(e, afterwards(standing, language), language);
}

/** The same from Home: what stands there now, whoever was asked. */
export function customerWords(e: Escalation, language: Language): SlackMessage {
  const standing = e.customerText?.standing;
  if (!standing || standing.status === 'none') return over(e, words(language).customers.message.changed, language);
  if (standing.status === 'waiting') return toApprove(e, standing.wording, language);
  return standing.status === 'approved'
    ? toTell(e, standing, language)
    : over(e, afterwards(standing, language), language);
}

/** Whether it still asks something of them: nobody is bothered for the first time by what is over. */
export function asksSomething({ customerText }: Escalation, { seq, person }: CustomerKey): boolean {
  const asked = customerText?.asked.find((each) => each.seq === seq && each.people.includes(person));
  const status = customerText?.standing.status;
  return asked?.to === 'tell'
    ? status === 'approved'
    : asked !== undefined && status !== 'told' && status !== 'approved';
}

/** Said instead of the words themselves where nobody knows whether they arrived: a machine does not repeat them. */
export function customerWordsInDoubt(e: Escalation, person: UserId, language: Language): SlackMessage {
  const said = words(language).customers.message.unconfirmed(people([person], language), ref(e));
  return { text: said, blocks: [section(said), ...buttons(buttonsOf(e, language).details)] };
}

function toApprove(e: Escalation, wording: Wording, language: Language): SlackMessage {
  const { message: say, buttons: press } = words(language).customers;
  const value = encodeChoice(wording.hash, e);
  const foot = sentences(
    wording.author ? say.writtenBy(people([wording.author], language)) : say.fromRecord,
    promise(e, language),
  );
  return around(e, say.approve, wording, foot, language, [
    button(press.approve, actionIds.customerApprove, value, 'primary'),
    button(press.sendBack, actionIds.customerSendBack, value),
    buttonsOf(e, language).details,
  ]);
}

function toTell(
  e: Escalation,
  { wording, by, at }: Extract<CustomerStanding, { status: 'approved' }>,
  language: Language,
): SlackMessage {
  const { message: say, buttons: press } = words(language).customers;
  const contact = line(e.details.customer?.contact ?? '', 120);
  const foot = sentences(
    say.approvedBy(people([by], language), when(at, 'moment', language)),
    contact !== '' && say.contact(contact),
    promise(e, language),
    say.copy,
  );
  return around(e, say.tell(customer(e.details.customer) ?? say.theCustomer), wording, foot, language, [
    button(press.told, actionIds.customerTold, encodeChoice(wording.hash, e), 'primary'),
    buttonsOf(e, language).details,
  ]);
}

function around(
  e: Escalation,
  ask: Markup,
  wording: Wording,
  foot: Markup,
  language: Language,
  press: readonly Button[],
): SlackMessage {
  const since =
    e.status === 'resolved' && words(language).customers.message.resolved(when(e.resolution.at, 'moment', language));
  const top = lines(headline(e, language), bold(title(e)), ask, since);
  return {
    text: lines(headline(e, language), title(e), ask, since, prose(wording.words, 3000)),
    blocks: [section(top), ...exactly(wording.words), context(foot), ...buttons(...press)],
  };
}

/** To the letter: plain text shows no markup, so nothing in it becomes anything else, and it is copied as it stands. */
export const exactly = (text: string): KnownBlock[] =>
  text.trim() === '' ? [] : [{ type: 'section', text: { ...plain(text), emoji: false } } satisfies SectionBlock];

function over(e: Escalation, said: Markup, language: Language): SlackMessage {
  const text = lines(headline(e, language), bold(title(e)), said);
  return { text, blocks: [section(text), ...buttons(buttonsOf(e, language).details)] };
}

function afterwards(standing: Exclude<CustomerStanding, { status: 'none' | 'waiting' }>, language: Language): Markup {
  const say = words(language).customers.message;
  const person = people([standing.by], language);
  switch (standing.status) {
    case 'sent-back':
      return say.sentBack(person, line(standing.why, 600));
    case 'approved':
      return say.approved(person, when(standing.at, 'moment', language), people([standing.teller], language));
    case 'told':
      return say.told(person, line(standing.whom, 300), when(standing.at, 'moment', language));
  }
}

const promise = (e: Escalation, language: Language): Markup | null =>
  owesCustomers(e) && e.customerText?.by
    ? words(language).customers.message.dueBy(dueTime(e.terms, updateClock(e.terms, e.customerText.by), language))
    : null;
