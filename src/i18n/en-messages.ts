import { m, type Markup } from './markup.ts';

/** What Slack's messages say: pages, card, line, draft. */
export const messages = {
  page: {
    pagingYou: (tier: Markup) => m`Paging you as ${tier}`,
    withOthers: (people: Markup) => m`with ${people}`,
    answerBefore: (time: Markup, length: Markup) => m`answer before ${time} (${length})`,
    thenTier: (number: number, people: Markup) => m`then tier ${number}: ${people}`,
    thenRound: (round: number, number: number, people: Markup) => m`then round ${round}, tier ${number}: ${people}`,
    thenChannel: (channel: Markup) => m`then ${channel} is told`,
    youLead: (length: Markup) => m`You acknowledged it after ${length}. You lead it.`,
    acknowledged: (person: Markup, length: Markup) =>
      m`${person} acknowledged it after ${length}. Nothing is asked of you.`,
    expired: m`This page has expired.`,
    declined: (reason: Markup) => m`You can't take it: ${reason}.`,
    undeliverable: (error: Markup) => m`Slack could not deliver this page (${error}).`,
    reopened: m`It was resolved and is open again.`,
    nowPaged: (tier: Markup, people: Markup) => m`Now paging ${tier}: ${people}.`,
    nobodyAnswered: (channel: Markup) => m`Nobody has answered; ${channel} was told.`,
    stillWelcome: m`Your answer is still welcome.`,
    resolved: (person: Markup, when: Markup) => m`Resolved by ${person}, ${when}.`,
  },
  sending: {
    repeat: m`Possible repeat: Slack did not confirm an earlier attempt.`,
    late: (length: Markup) => m`⏰ ${length} late: this could not be sent in time.`,
    answer: (reference: Markup) => m`To take it, type: /escalate ack ${reference}`,
  },
  card: {
    acknowledgedIn: (length: Markup) => m`acknowledged in ${length}`,
    answerBefore: (time: Markup) => m`answer before ${time}`,
    tierOf: (number: number, of: number, name: Markup) => m`${number} of ${of}, ${name}`,
    nobodyLeft: (channel: Markup) => m`every tier paged, nobody answered; ${channel} was told`,
    nobodyToPage: m`nobody to page: no tier has anyone in it`,
    notAcknowledged: m`nobody acknowledged it`,
    undeliverable: (people: Markup) => m`⚠️ Could not be paged: ${people}`,
    notReached: {
      email: (people: Markup) => m`⚠️ Could not be e-mailed: ${people}`,
      webhook: (people: Markup) => m`⚠️ Webhook could not be called: ${people}`,
    },
    missing: (tier: Markup, targets: Markup) => m`⚠️ Not found in ${tier}: ${targets}`,
    nobodyOnCall: (tier: Markup, schedules: Markup) => m`⚠️ Nobody on call in ${tier}: ${schedules}`,
    roomFailed: (error: Markup) => m`⚠️ The room could not be created (${error})`,
    roomComing: m`being created`,
  },
  update: {
    due: (time: Markup) => m`due by ${time}`,
    drafted: (time: Markup) => m`drafted, goes out by ${time}`,
    posted: (time: Markup) => m`posted, ${time}`,
    automatic: (time: Markup) => m`posted automatically, ${time}`,
    skipped: (why: Markup) => m`skipped: ${why}`,
    overdue: (time: Markup) => m`overdue since ${time}`,
    involved: (people: Markup) => m`brought in: ${people}`,
    withResolution: m`told with the resolution`,
  },
  line: {
    paging: (tier: Markup) => m`paging ${tier}`,
    unanswered: (channel: Markup) => m`nobody has answered; ${channel} was told`,
    nobodyToPage: (channel: Markup) => m`nobody could be paged; ${channel} was told`,
    led: (person: Markup, length: Markup) => m`${person} leads it, acknowledged in ${length}`,
    resolved: (person: Markup, when: Markup) => m`resolved by ${person}, ${when}`,
    openedBy: (person: Markup) => m`opened by ${person}`,
    room: (room: Markup) => m`room ${room}`,
  },
  topic: {
    lead: (person: Markup) => m`lead ${person}`,
    updateBy: (time: Markup) => m`first update by ${time}`,
    rcaBy: (person: Markup, day: Markup) => m`RCA: ${person}, ${day}`,
  },
  purpose: (reference: Markup, customer: Markup, title: Markup) => m`War room of ${reference}${customer}: ${title}`,
  draft: {
    heading: (reference: Markup, time: Markup) => m`*First update of ${reference}*, due ${time}`,
    outlook: (time: Markup, where: Markup) =>
      m`If nobody posts or skips it, it goes out as it stands at ${time}, marked automatic. To: ${where}`,
    posted: (reference: Markup, when: Markup) => m`✅ First update of ${reference} posted, ${when}`,
    automatic: (reference: Markup, when: Markup) => m`✅ First update of ${reference} posted automatically, ${when}`,
    skipped: (reference: Markup, why: Markup) => m`First update of ${reference} skipped: ${why}`,
    resolved: (reference: Markup) =>
      m`✅ ${reference} was resolved before its first update; the resolution was told instead`,
    notYet: (reference: Markup, time: Markup) => m`First update of ${reference} due by ${time}`,
  },
  source: {
    escalated: (person: Markup, message: Markup, reference: Markup) =>
      m`${person} escalated ${message} as ${reference}`,
    thisMessage: m`this message`,
    messageOf: (author: Markup) => m`this message from ${author}`,
    follow: m`Progress is shown in this channel, in one message that keeps itself current.`,
  },
  firstUpdate: {
    services: (services: string) => `Services: ${services}.`,
    since: (moment: string) => `Open since ${moment}.`,
    working: (tier: string, length: string) => `Taken ${length} after it was opened (${tier}); work is under way.`,
    taken: (length: string) => `Taken ${length} after it was opened; work is under way.`,
    paging: (tier: string) => `Nobody has taken it yet. Being paged now: ${tier}.`,
    unanswered: 'Nobody has taken it yet, although every tier on its path was paged.',
    resolved: (fix: string) => `It is resolved: ${fix}`,
    next: 'The next word comes here when something changes, and when it is resolved.',
  },
};
