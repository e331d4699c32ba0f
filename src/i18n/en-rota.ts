import { m, type Markup } from './markup.ts';

/** What people are told about who is on call. */
export const rota = {
  handover: {
    onCall: (schedule: Markup) => m`You are on call: ${schedule}.`,
    onCallUntil: (schedule: Markup, until: Markup) => m`You are on call: ${schedule}, until ${until}.`,
    takenOverFrom: (person: Markup) => m`You take over from ${person}.`,
    fromNobody: m`Nobody was on call before you.`,
    offCall: (schedule: Markup) => m`You are no longer on call: ${schedule}.`,
    handedTo: (person: Markup) => m`${person} takes over.`,
    toNobody: m`Nobody takes over.`,
    since: (when: Markup) => m`This has been so since ${when}.`,
    sinceLate: (when: Markup) => m`This has been so since ${when}; it could not be told sooner.`,
    openWith: (person: Markup) => m`Still open with ${person}:`,
    openWithYou: m`Still open with you:`,
    nothingOpen: m`Nothing is open to hand over.`,
  },
  lacks: {
    heading: m`Some people can't be paged in the coming week`,
    allMended: m`Everybody can be paged again`,
    over: m`These hours are over`,
    gap: (schedule: Markup, from: Markup, to: Markup) => m`${schedule}: nobody on call from ${from} to ${to}`,
    calendar: (schedule: Markup, failure: Markup) =>
      m`${schedule}: its calendar can't be had (${failure}); the last copy goes on`,
    failures: {
      no_file: m`its file can't be read`,
      forbidden: m`its address is not one that may be asked`,
      no_answer: m`its server does not answer`,
      refused: m`its server refuses it`,
      too_large: m`it is too large`,
      no_calendar: m`it is no iCalendar text`,
      endless: m`it has too many events`,
      unknown_zone: m`it names an unknown time zone`,
    },
    target: (name: Markup) => m`${name}: not in this workspace, or not active`,
    mended: (what: Markup) => m`${what} (mended)`,
    past: (what: Markup) => m`${what} (over)`,
    whatToDo: m`Change the policy file, or agree on who covers. This message keeps itself current.`,
  },
};
