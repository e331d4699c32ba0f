import { m, type Markup } from './markup.ts';

/** What Home says to whoever manages escalations. */
export const admin = {
  heading: m`*For the escalation manager*`,
  policy: (name: Markup) => m`*Policy* ${name}`,
  severities: (count: number) => (count === 1 ? m`1 severity` : m`${count} severities`),
  paths: (count: number) => (count === 1 ? m`1 path` : m`${count} paths`),
  rules: (count: number) => (count === 1 ? m`1 rule` : m`${count} rules`),
  schedules: (count: number) => (count === 1 ? m`1 schedule` : m`${count} schedules`),
  missing: (names: Markup) => m`⚠️ Nobody can be paged by: ${names}`,
  noGaps: m`*Schedules* somebody is on call all week`,
  gaps: m`*Schedules* hours of the coming week with nobody on call:`,
  gap: (schedule: Markup, from: Markup, to: Markup) => m`⚠️ ${schedule}: ${from} to ${to}`,
  well: m`*Health* ✅ nothing is late`,
  notWell: m`*Health* ⚠️ something is late`,
  overdue: (count: number) => (count === 1 ? m`1 deadline missed` : m`${count} deadlines missed`),
  stuck: (count: number) => (count === 1 ? m`1 message stuck` : m`${count} messages stuck`),
  idle: m`nothing waits to be sent`,
  waiting: (count: number, since: Markup) => m`${count} to be sent, the oldest since ${since}`,
  swept: m`deadlines are looked after`,
  notSwept: (length: Markup) => m`⚠️ no look at deadlines for ${length}`,
  elsewhere: m`deadlines are looked after by another process`,
  slackAnswers: m`Slack answers`,
  slackFails: (error: Markup) => m`⚠️ Slack does not answer (${error})`,
  refused: m`*Refused this week*`,
};
