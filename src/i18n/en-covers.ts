import { m, type Markup } from './markup.ts';

/** One person covers for another on call: form, requests, answers. */
export const covers = {
  buttons: {
    ask: 'Cover for me',
    accept: 'Accept',
    decline: "Can't",
    withdraw: 'Withdraw',
    takeBack: 'Take it back',
  },
  hours: (schedule: Markup, from: Markup, to: Markup) => m`*${schedule}*, ${from} to ${to}`,
  form: {
    title: 'Cover for me',
    submit: 'Ask',
    schedule: 'Schedule',
    choose: 'Choose',
    from: 'From',
    to: 'To',
    whom: 'Whom to ask',
    whomHint: 'Leave it empty to ask everybody else of the schedule',
    note: m`You stay on call until somebody accepts. If nobody does, you hear of it in good time before it begins.`,
  },
  errors: {
    order: 'Choose an end that is later than the beginning.',
    past: 'These hours are over. Choose an end in the future.',
    notMine: 'Not all of these hours are yours. Choose hours of your own shift.',
    asked: 'You have asked for some of these hours already. Withdraw that first.',
    self: 'Choose somebody else: you have these hours already.',
    nobodyElse: 'Nobody else of this schedule can be asked. Choose somebody here.',
    unknownSchedule: 'The policy has no such schedule any more. Choose another one.',
  },
  noShift: m`Nothing to cover: you have no shift in any schedule within a year.`,
  request: {
    asks: (asker: Markup, hours: Markup) => m`${asker} asks you to cover for them: ${hours}`,
    first: (others: Markup) => m`Also asked: ${others}. The first to accept is on call.`,
    declined: (asker: Markup, hours: Markup) => m`You can't cover for ${asker}: ${hours}`,
    stillWelcome: m`Nobody has accepted yet; you still can.`,
    yours: (asker: Markup, hours: Markup) => m`✅ You cover for ${asker}: ${hours}`,
    taken: (taker: Markup, asker: Markup, hours: Markup) =>
      m`${taker} covers for ${asker}: ${hours}. Nothing is asked of you.`,
    withdrawn: (asker: Markup, hours: Markup) => m`${asker} no longer needs anybody to cover: ${hours}`,
    takenBack: (asker: Markup, hours: Markup) => m`${asker} is on call again: ${hours}`,
    over: (asker: Markup, hours: Markup) => m`Nobody covered for ${asker}: ${hours}. It is over.`,
  },
  own: {
    asked: (people: Markup, hours: Markup) => m`You asked ${people} to cover for you: ${hours}`,
    declined: (people: Markup) => m`Can't: ${people}.`,
    stillYours: m`You are on call until somebody accepts.`,
    accepted: (taker: Markup, hours: Markup) => m`✅ ${taker} covers for you: ${hours}`,
    withdrawn: (hours: Markup) => m`You withdrew your request: ${hours}. You are on call.`,
    takenBack: (taker: Markup, hours: Markup) => m`You took your hours back from ${taker}: ${hours}`,
    over: (hours: Markup) => m`Nobody covered for you: ${hours}. It is over.`,
  },
  news: {
    accepted: (taker: Markup, hours: Markup) => m`${taker} accepted and covers for you: ${hours}`,
    nobodyCan: (hours: Markup) => m`Everybody you asked says that they can't, so you are on call: ${hours}`,
    nobodyYet: (hours: Markup) => m`Nobody has accepted to cover for you, so you are on call: ${hours}`,
    askOthers: m`You can ask somebody else: withdraw the request, then ask again.`,
    takenBack: (asker: Markup, hours: Markup) => m`${asker} took the hours back, so you are not on call then: ${hours}`,
  },
  refusals: {
    not_found: m`Nothing was changed: there is no such request any more.`,
    not_asked: m`Nothing was changed: you were not asked to cover these hours.`,
    not_yours: m`Nothing was changed: only whoever asked can do that.`,
    taken: (taker: Markup) => m`Nothing was changed: ${taker} was first and covers these hours.`,
    withdrawn: m`Nothing was changed: the request was withdrawn.`,
    taken_back: m`Nothing was changed: these hours were taken back.`,
    over: m`Nothing was changed: these hours are over.`,
    passed_on: (taker: Markup) =>
      m`Nothing was changed: ${taker} has passed some of these hours on. Speak with them first.`,
  },
};
