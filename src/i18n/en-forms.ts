import { m, type Markup } from './markup.ts';

/** Titles and buttons of a form have room for 24 characters. */
export const forms = {
  loading: { title: 'New escalation', text: m`Loading the form…` },
  open: {
    title: 'New escalation',
    submit: 'Open and page',
    submitAnyway: 'Open a new one',
    fields: {
      title: 'Title',
      description: 'What is happening?',
      severity: 'Severity',
      customer: 'Customer',
      customerTier: 'Value tier of the customer',
      route: 'Where should it go?',
      services: 'Affected services',
      criteria: 'Criteria',
      tried: 'What has the front line tried?',
      whyNotHere: "Why can't it be solved there?",
      links: 'Linked records',
      contact: "The customer's contact",
    },
    hints: {
      title: 'One line that says what is wrong',
      description: 'Who is affected, since when, what they see',
      customer: 'Type a name',
      choose: 'Choose',
      links: 'One a line: a link or the number of a ticket',
      contact: 'Name, phone or e-mail',
    },
    severityTimes: (answer: string, update: string) => `answer ${answer}, update ${update}`,
    useTyped: (name: string) => `New: ${name}`,
    chooseSeverity: m`Choose a severity to see who will be paged.`,
    duplicates: m`*Is it one of these?*`,
    duplicatesAsked: m`*Before a new one opens: is it one of these?* To open a new one all the same, send the form again.`,
    openedAt: (when: Markup) => m`opened ${when}`,
  },
  preview: {
    now: (people: Markup, tier: Markup) => m`*Paged at once:* ${people} (${tier})`,
    after: (length: Markup, people: Markup, tier: Markup) =>
      m`*After ${length}, if nobody answers:* ${people} (${tier})`,
    at: (moment: Markup, people: Markup, tier: Markup) => m`*${moment}, if nobody answers:* ${people} (${tier})`,
    again: (rounds: number) =>
      rounds === 1 ? m`Then once more from the start.` : m`Then ${rounds} more times from the start.`,
    openHoursOnly: m`These times count opening hours only.`,
    finally: (channel: Markup) => m`If nobody answers at all, ${channel} is told.`,
    nobody: (channel: Markup) => m`⚠️ Nobody can be paged: no tier has anyone in it. Only ${channel} will be told.`,
  },
  resolve: {
    title: (reference: string) => `Resolve ${reference}`,
    submit: 'Resolve',
    fix: 'What fixed it?',
    rcaOwner: 'Request an RCA from',
    rcaHint: 'Leave empty if no root-cause analysis is needed',
    rcaCalledFor: (severity: string) =>
      `${severity} calls for a root-cause analysis: whoever stands here is asked for it`,
    rcaDue: 'RCA due on',
    rcaDueHint: (length: string) => `Only with an owner; ${length} from now if left empty`,
  },
  severity: {
    title: (reference: string) => `Severity of ${reference}`,
    submit: 'Change',
    note: m`Whoever was paged stays paged. Times are counted anew from when they began; what is over by then is done at once.`,
  },
  reopen: { title: (reference: string) => `Reopen ${reference}`, submit: 'Reopen', why: 'Why is it open again?' },
  update: {
    title: (reference: string) => `Update on ${reference}`,
    submit: 'Post',
    text: 'What should they know?',
    goesTo: (where: Markup) => m`Goes to ${where}`,
  },
  draft: {
    title: 'Edit the draft',
    submit: 'Save',
    goesOut: (time: Markup, where: Markup) =>
      m`Saving posts nothing yet. What you save goes out at ${time}, or sooner if somebody presses Post. To: ${where}`,
  },
  skip: {
    title: 'Skip the first update',
    submit: 'Skip it',
    why: 'Why is no update needed?',
    note: m`Nothing will be posted at the hour. Your reason is kept in the timeline.`,
  },
  rca: {
    title: 'Request an RCA',
    submit: 'Request',
    owner: 'Who writes it?',
    due: 'Due on',
    note: m`The owner is told at once, and reminded before it is due.`,
  },
  feedback: {
    title: (reference: string) => `How did ${reference} go?`,
    submit: 'Save',
    rating: 'How did it go?',
    ratingHint: '1 is very badly, 5 is very well',
    choose: 'Choose',
    comment: 'What should be kept of it, what done differently?',
  },
  errors: {
    chooseRating: 'Choose a number from 1 to 5.',
    required: 'Write something here: spaces alone are not enough.',
    tooLong: (most: number) => `Use at most ${most} characters.`,
    chooseSeverity: 'Choose a severity from the list.',
    duePast: 'Choose a day in the future.',
    notAPerson: 'Choose a person of this workspace who is active: not a guest, not an app.',
    notSaved: 'It was not saved; what you typed is still here. Send it again in a minute.',
  },
};
