import { m, type Markup } from './markup.ts';

/** A person's quiet hours: in their settings, and what waited for their end. */
export const quiet = {
  hours: (hours: Markup, zone: Markup) =>
    m`Quiet hours: ${hours} (${zone}). Pages reach you all the same; what can wait comes afterwards, in one message.`,
  waiting: (count: number, until: Markup) =>
    count === 1 ? m`1 message waits until ${until}.` : m`${count} messages wait until ${until}.`,
  bundle: (count: number) => m`*While you had quiet hours:* ${count} messages`,
  form: {
    heading: m`*Quiet hours*\nPages always reach you, and so does what you are asked to do now. What only informs you, such as handovers, waits until your quiet hours are over.`,
    when: 'When',
    off: 'Never',
    on: 'Every day',
    from: 'From',
    to: 'To',
    ownZone: (zone: string) => `By the clocks of ${zone}, your time zone in Slack`,
    policyZone: (zone: string) => `By the clocks of ${zone}: Slack doesn't say which time zone is yours`,
    twoTimes: 'Choose two different times.',
  },
};
