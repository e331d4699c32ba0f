/** A page that goes another way than Slack: mails and calls. Plain text, escaped where it is shown. */
export const reach = {
  paged: (tier: string, length: string) => `You were paged in Slack ${length} ago, as ${tier}.`,
  tier: (number: number, name: string) => (name === '' ? `tier ${number}` : `tier ${number}, ${name}`),
  waiting: 'Nobody has answered yet.',
  pagingNow: (tier: string) => `Nobody has answered yet; ${tier} is being paged now. Your answer is still welcome.`,
  unanswered: 'Every tier was paged and nobody has answered. Your answer is still welcome.',
  inSlack: (reference: string) => `In Slack, press Acknowledge on your page or type: /escalate ack ${reference}`,
  footer: (length: string) =>
    `You get this because you asked in Relevo's settings, in Slack, to hear of a page that you have not answered after ${length}. Change it there.`,
};
