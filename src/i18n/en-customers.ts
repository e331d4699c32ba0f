import { m, type Markup } from './markup.ts';

/** What customers are told: who writes it, who approves it, who tells them. `draft` is plain text, for people to edit. */
export const customers = {
  buttons: {
    write: 'Words for customers',
    approve: 'Approve',
    sendBack: 'Send back',
    told: 'Customer told',
    review: 'Read and approve',
  },
  fact: m`Words for customers`,
  standing: {
    none: m`none yet`,
    waiting: (people: Markup) => m`to be approved by ${people}`,
    nobody: m`⚠️ nobody is there to approve them`,
    sentBack: (person: Markup, why: Markup) => m`sent back by ${person}: ${why}`,
    approved: (teller: Markup) => m`approved; ${teller} tells them`,
    told: (person: Markup, whom: Markup, when: Markup) => m`${person} told ${whom}, ${when}`,
    due: (time: Markup) => m`due by ${time}`,
  },
  message: {
    approve: m`*Customers are to be told this.* Nobody tells them before it is approved.`,
    fromRecord: m`Composed from the record: nobody wrote to them in time.`,
    writtenBy: (person: Markup) => m`Written by ${person}.`,
    dueBy: (time: Markup) => m`They are promised to hear by ${time}.`,
    resolved: (time: Markup) => m`⚠️ Resolved: ${time}. What was written before that may no longer be true.`,
    approved: (person: Markup, when: Markup, teller: Markup) =>
      m`✅ Approved by ${person}, ${when}. ${teller} is asked to tell them.`,
    sentBack: (person: Markup, why: Markup) => m`↩️ Sent back by ${person}: ${why}`,
    told: (person: Markup, whom: Markup, when: Markup) => m`✅ ${person} told ${whom}, ${when}.`,
    changed: m`These words for customers have changed since. Nothing is asked of you here.`,
    tell: (whom: Markup) => m`*Please tell ${whom}.* These words are approved:`,
    theCustomer: m`the customer`,
    approvedBy: (person: Markup, when: Markup) => m`Approved by ${person}, ${when}.`,
    contact: (contact: Markup) => m`Contact: ${contact}.`,
    copy: m`Send them as they stand, and press the button when it is done.`,
    unconfirmed: (person: Markup, reference: Markup) =>
      m`⚠️ Slack did not confirm that ${person} got the approved words for the customers of ${reference}. They are not sent again by themselves: please ask. The details show them.`,
  },
  form: {
    title: 'Words for customers',
    submit: 'Ask for approval',
    text: 'What are customers told?',
    approvers: (people: Markup) => m`Nobody is told yet. To be approved by somebody else than you: ${people}`,
    nobody: m`⚠️ Nobody is there to approve them: see the policy.`,
    voids: (person: Markup) => m`${person} approved them as they stand. A change needs a new approval.`,
  },
  sendBack: {
    title: 'Send back',
    submit: 'Send back',
    why: 'What should be different?',
    note: m`Whoever wrote them reads it at once, and it stays in the timeline.`,
  },
  told: {
    title: 'Customer told',
    submit: 'Save',
    whom: 'Who was told, and how?',
    note: m`Your name and the time are kept with it.`,
  },
  story: {
    written: (person: Markup, people: Markup) =>
      m`${person} wrote what customers are told; to be approved by ${people}:`,
    composed: (people: Markup) =>
      m`⏰ Nobody wrote to customers in time; ${people} were asked to approve these words from the record:`,
    missing: (targets: Markup) => m`not found: ${targets}`,
    approved: (person: Markup, teller: Markup) =>
      m`${person} approved what customers are told; ${teller} was asked to tell them`,
    sentBack: (person: Markup, why: Markup) => m`${person} sent back what customers were to be told: ${why}`,
    told: (person: Markup, whom: Markup) => m`${person} told the customer: ${whom}`,
    overdue: (people: Markup) => m`⏰ Customers were not told in time; asked again: ${people}`,
  },
  person: {
    sentBack: (person: Markup, reference: Markup) =>
      m`${person} sent back the words for the customers of ${reference}:`,
    late: (reference: Markup) => m`⏰ The customers of ${reference} were not told in time.`,
    asked: (people: Markup) => m`Asked to approve or to tell them: ${people}`,
    composed: (reference: Markup) => m`⏰ Nobody wrote to the customers of ${reference} in time.`,
    composedAsked: (people: Markup) =>
      m`Asked to approve words from the record: ${people}. If you write better ones, they are asked again.`,
  },
  done: {
    written: m`Saved. Nobody is told before somebody approves it.`,
    approved: (teller: Markup) => m`Approved. ${teller} is asked to tell them.`,
    sentBack: m`Sent back; whoever wrote it is told.`,
    told: m`Noted, with your name and the time.`,
  },
  refusals: {
    noApprovers: m`Nothing was changed: the policy that it opened with names nobody who approves words for customers.`,
    changed: m`Nothing was changed: the words for customers are not those that you read. The newest message has them.`,
    own: m`Nothing was changed: you wrote these words, so somebody else must approve them.`,
    notApproved: m`Nothing was changed: these words are not approved yet.`,
    approved: (person: Markup, when: Markup) => m`Nothing was changed: ${person} approved these words, ${when}.`,
    sentBack: (person: Markup) => m`Nothing was changed: ${person} sent these words back.`,
    told: (person: Markup, when: Markup) => m`Nothing was changed: ${person} told the customer, ${when}.`,
  },
  home: { heading: m`*Words for customers*`, toApprove: m`to be approved`, toTell: m`approved, to be told` },
  draft: {
    greeting: 'Hello,',
    problem: (title: string) => `We know of this problem: ${title}`,
    services: (services: string) => `Affected: ${services}.`,
    since: (moment: string) => `It was reported to us on ${moment}.`,
    working: 'Our specialists are working on it.',
    finding: 'We are bringing in our specialists.',
    resolved: (moment: string) => `It has been solved since ${moment}. If it is not so for you, please tell us.`,
    nextBy: (moment: string) => `You will hear from us again by ${moment} at the latest.`,
    next: 'You will hear from us again as soon as there is news.',
    sorry: 'We are sorry for the trouble.',
    reference: (reference: string) => `Your reference is ${reference}.`,
  },
};
