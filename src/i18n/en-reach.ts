/** A page that goes another way than Slack: mails and calls. Plain text, escaped where it is shown. */
export const reach = {
  paged: (tier: string, length: string) => `You were paged in Slack ${length} ago, as ${tier}.`,
  tier: (number: number, name: string) => (name === '' ? `tier ${number}` : `tier ${number}, ${name}`),
  waiting: 'Nobody has answered yet.',
  pagingNow: (tier: string) => `Nobody has answered yet; ${tier} is being paged now. Your answer is still welcome.`,
  unanswered: 'Every tier was paged and nobody has answered. Your answer is still welcome.',
  inSlack: (reference: string) => `In Slack, press Acknowledge on your page or type: /escalate ack ${reference}`,
  acknowledge: 'Acknowledge',
  link: 'The link opens a page that asks once more; no login is needed. It is for you alone, works once and ends after a day.',
  web: {
    asked: (tier: string) => `You are asked to take this, as ${tier}. Nobody has answered yet.`,
    acknowledge: 'Acknowledge: I take it',
    untilPressed: 'Nothing happens until you press the button.',
    done: 'It is yours: you lead it. Nobody else is paged.',
    already: 'You have it already: you lead it. This link was used, or you answered in Slack.',
    goOn: 'Go on in Slack, where the others see that you have it.',
    taken: (person: string, length: string) =>
      person === ''
        ? `Somebody else was faster and acknowledged it ${length} ago. Nothing more is asked of you.`
        : `${person} was faster and acknowledged it ${length} ago. Nothing more is asked of you.`,
    resolved: (person: string, length: string) =>
      person === ''
        ? `It was resolved ${length} ago. Nothing more is asked of you.`
        : `${person} resolved it ${length} ago. Nothing more is asked of you.`,
    superseded: 'This link is of an earlier page. If you were paged again, use the newer link, or answer in Slack.',
    expired: {
      heading: 'This link has ended',
      text: 'It was valid for a day. Nothing was changed. Answer in Slack if it still matters.',
    },
    unknown: {
      heading: 'Nothing is behind this link',
      text: 'It may have been cut on the way. Nothing was changed. Open it from the message once more, or answer in Slack.',
    },
    notAllowed: {
      heading: 'You are not on this any more',
      text: 'Nothing was changed: your account in Slack is no longer one that may take this.',
    },
    tooMany: {
      heading: 'Too many requests',
      text: 'Nothing was changed. Wait a minute and open the link again, or answer in Slack.',
    },
    failed: {
      heading: 'It was not saved',
      text: 'Nothing was changed and nothing was lost. Try again in a minute, or answer in Slack.',
    },
  },
  footer: (length: string) =>
    `You get this because you asked in Relevo's settings, in Slack, to hear of a page that you have not answered after ${length}. Change it there.`,
};
