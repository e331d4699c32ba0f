import { m, type Markup } from './markup.ts';

/** What a policy would do with a case that nobody answers. */
export const simulation = {
  heading: (when: Markup, facts: Markup) => m`*If it opens ${when}* (${facts}) *and nobody answers:*`,
  rule: (number: number, of: number, condition: Markup, path: Markup) =>
    m`Rule ${number} of ${of} takes it (${condition}): path ${path}`,
  everything: m`whatever no other took`,
  conditions: {
    service: m`service`,
    severity: m`severity`,
    customerTier: m`customer`,
    kind: m`kind`,
    route: m`route`,
  },
  step: (time: Markup, people: Markup, tier: Markup) => m`${time}  ${people} (${tier})`,
  passedOver: (time: Markup, tier: Markup) => m`${time}  nobody, so the next is paged at once (${tier})`,
  without: (list: Markup) => m`      not paged: ${list}`,
  again: (time: Markup, rounds: number) =>
    rounds === 1 ? m`${time}  the same once more` : m`${time}  the same ${rounds} more times`,
  more: (count: number) => (count === 1 ? m`and 1 more step` : m`and ${count} more steps`),
  unanswered: (time: Markup, channel: Markup) => m`${time}  nobody has answered: ${channel} is told`,
  nobody: (time: Markup, channel: Markup) => m`${time}  nobody can be paged: ${channel} is told`,
  note: m`Nothing was opened and nobody was paged. Times are in your own zone; who is in Slack and in its groups is as it is now.`,
  leftOutOf: (tier: Markup, list: Markup) => m`⚠️ Not paged in ${tier}: ${list}`,
  why: {
    unknown: m`not in this workspace`,
    deactivated: m`no longer active`,
    guest: m`a guest`,
    bot: m`an app`,
    stranger: m`from another workspace`,
    no_such_group: m`no such group`,
    empty_group: m`nobody is in it`,
    nobody_on_call: m`nobody is on call`,
    already_paged: m`already paged in this round`,
  },
  unknownWord: (word: Markup) => m`The policy knows nothing called “${word}”.`,
  unclearTime: m`That moment is not clear. Write a day and a time, such as \`sunday 03:00\` or \`2026-11-29 03:00\`, or a time alone.`,
  nothingOpened: m`Nothing was simulated and nothing was opened.`,
  nearest: (word: Markup) => m`Did you mean ${word}?`,
  allowed: {
    severity: (list: Markup) => m`*Severities:* ${list}`,
    service: (list: Markup) => m`*Services:* ${list}`,
    customerTier: (list: Markup) => m`*Customers:* ${list}`,
    kind: (list: Markup) => m`*Kinds:* ${list}`,
    route: (list: Markup) => m`*Routes:* ${list}`,
    time: m`*Times:* sunday 03:00 · tomorrow 9:00 · 2026-11-29 03:00 · 03:00`,
  },
};
