import { m, type Markup } from './markup.ts';

/** What happened, told once: the story in the card's thread, and notices to channels and people. */
export const notices = {
  story: {
    opened: (person: Markup) => m`${person} opened it`,
    paged: {
      opened: (tier: Markup, people: Markup, time: Markup) => m`Paged ${tier}: ${people}; answer before ${time}`,
      expired: (tier: Markup, people: Markup, time: Markup) =>
        m`Nobody answered in time. Paged ${tier}: ${people}; answer before ${time}`,
      declined: (tier: Markup, people: Markup, time: Markup) =>
        m`Nobody in that tier could take it. Paged ${tier}: ${people}; answer before ${time}`,
      undeliverable: (tier: Markup, people: Markup, time: Markup) =>
        m`Nobody left to reach in that tier. Paged ${tier}: ${people}; answer before ${time}`,
      reopened: (tier: Markup, people: Markup, time: Markup) =>
        m`Paged again, ${tier}: ${people}; answer before ${time}`,
      asked: (tier: Markup, people: Markup, time: Markup) =>
        m`Paged at once, ${tier}: ${people}; answer before ${time}`,
    },
    pagedBy: (person: Markup) => m`asked by ${person}`,
    passedOver: {
      tier: (tier: Markup, why: Markup) => m`⚠️ Passed over ${tier}: ${why}`,
      asked: (people: Markup) => m`already paged in this round: ${people}`,
      nobodyOnCall: (schedules: Markup) => m`nobody on call: ${schedules}`,
      missing: (targets: Markup) => m`not found: ${targets}`,
      empty: m`it has nobody in it`,
    },
    unanswered: (channel: Markup) => m`Nobody answered in any round; ${channel} was told`,
    noOneToPage: (channel: Markup) => m`Nobody could be paged: no tier has anyone in it; ${channel} was told`,
    severityChanged: (person: Markup, from: Markup, to: Markup) =>
      m`${person} changed the severity from ${from} to ${to}`,
    answerNow: (time: Markup) => m`answer before ${time}`,
    updateNow: (time: Markup) => m`first update by ${time}`,
    acknowledged: (person: Markup, length: Markup) => m`${person} acknowledged after ${length} and leads it`,
    declined: (person: Markup, reason: Markup) => m`${person} can't take it: ${reason}`,
    undeliverable: (person: Markup, error: Markup) => m`⚠️ The page to ${person} could not be delivered (${error})`,
    reached: {
      email: (person: Markup) => m`${person} was also e-mailed`,
      webhook: (person: Markup) => m`${person} was also told by webhook`,
    },
    notReached: {
      email: (person: Markup, why: Markup) => m`⚠️ ${person} could not be e-mailed: ${why}`,
      webhook: (person: Markup, why: Markup) => m`⚠️ ${person} could not be told by webhook: ${why}`,
    },
    roomRequested: m`A room is being created`,
    roomRequestedBy: (person: Markup) => m`${person} asked for a room`,
    roomOpened: (room: Markup) => m`The room ${room} is open`,
    roomFailed: (error: Markup) => m`⚠️ The room could not be created (${error})`,
    joined: (person: Markup) => m`${person} joined`,
    drafted: m`The first update was drafted from the record`,
    draftedBy: (person: Markup) => m`${person} edited the draft of the first update`,
    posted: (person: Markup) => m`${person} posted an update:`,
    postedAutomatically: m`Nobody posted in time, so the first update went out automatically:`,
    skipped: (person: Markup, why: Markup) => m`${person} skipped the first update: ${why}`,
    updateReminded: (time: Markup) => m`⏰ An update is due; whoever has it was reminded, and is again: ${time}`,
    overdue: (people: Markup) => m`⏰ It is not resolved in time. Brought in: ${people}`,
    overdueAlone: m`⏰ It is not resolved in time, and the policy has nobody to bring in`,
    resolved: (person: Markup, fix: Markup) => m`✅ ${person} resolved it: ${fix}`,
    reopened: (person: Markup, why: Markup) => m`${person} reopened it: ${why}`,
    rcaRequested: (person: Markup, owner: Markup, day: Markup) => m`${person} asked ${owner} for the RCA, due ${day}`,
    rcaReminded: m`The owner was reminded of the RCA`,
    rcaRemindedOf: (owner: Markup, day: Markup) => m`${owner} was reminded of the RCA, due ${day}`,
  },
  channel: {
    unanswered: (reference: Markup) => m`Nobody has answered ${reference}`,
    noOneToPageFor: (reference: Markup) => m`Nobody could be paged for ${reference}`,
    unansweredBody: (rounds: Markup, since: Markup) => m`Every tier on its path was paged, ${rounds}, since ${since}:`,
    rounds: (count: number) => (count === 1 ? m`once` : m`in ${count} rounds`),
    noOneToPage: m`No tier of its path has anyone in it.`,
    pagingIsOver: m`Nobody is being paged now. Acknowledge to take it, or page again from the first tier.`,
    takeIt: m`Nobody is being paged. Acknowledge to take it.`,
    sinceAnswered: (person: Markup) => m`Since then ${person} has acknowledged it.`,
    sincePaged: m`It is being paged again.`,
    sinceResolved: m`Since then it has been resolved.`,
    notTaken: (channel: Markup, error: Markup) =>
      m`⚠️ Slack would not take this in ${channel} (${error}), so it comes to you. Invite the app there, or name another channel in the policy.`,
    unconfirmed: (channel: Markup) =>
      m`⚠️ Slack did not confirm that this reached ${channel}. Look there, and post it again if it is missing.`,
    update: (reference: Markup) => m`Update on ${reference}`,
    postedBy: (person: Markup, when: Markup) => m`posted by ${person}, ${when}`,
    automatic: (when: Markup) => m`posted automatically, ${when}: nobody had posted one in time`,
    resolved: (reference: Markup) => m`${reference} is resolved`,
    resolvedBy: (person: Markup, length: Markup) => m`resolved by ${person} after ${length}`,
    reopened: (reference: Markup) => m`${reference} is open again`,
    reopenedBy: (person: Markup, when: Markup) => m`reopened by ${person}, ${when}`,
  },
  person: {
    rcaRequested: (person: Markup, reference: Markup, day: Markup) =>
      m`${person} asks you for the root-cause analysis of ${reference}, due ${day}`,
    rcaReminded: (reference: Markup, day: Markup) => m`Your root-cause analysis of ${reference} is due ${day}`,
    resolved: (person: Markup, reference: Markup) => m`${person} resolved ${reference}, which you opened`,
    updateDue: (reference: Markup) => m`An update on ${reference} is due now. Here is a draft to start from:`,
    involved: (reference: Markup, length: Markup) =>
      m`${reference} is not resolved after ${length}, so you are brought in`,
    notSolved: m`If the problem is still there, reopen it.`,
    reopened: (person: Markup, reference: Markup) => m`${person} reopened ${reference}; you lead it again`,
    fix: (fix: Markup) => m`What fixed it: ${fix}`,
    why: (why: Markup) => m`Why: ${why}`,
  },
  policyFile: {
    mistakes: (file: Markup, count: number) =>
      count === 1 ? m`The policy file ${file} has a mistake` : m`The policy file ${file} has ${count} mistakes`,
    unreadable: (file: Markup) => m`The policy file ${file} can't be read`,
    at: (line: number, column: number, mistake: Markup) => m`line ${line}, column ${column}: ${mistake}`,
    more: (count: number) => m`and ${count} more`,
    oldOneGoesOn: m`Relevo goes on with the policy that it had. Mend the file soon: a process that starts anew with it will not run.`,
  },
  trouble: {
    heading: m`Paging may be stuck`,
    item: (reference: Markup, what: Markup, since: Markup) => m`${reference}: ${what}, since ${since}`,
    schedules: m`On call`,
    promises: {
      acknowledge: m`the time to answer is over and nobody else was paged`,
      'draft-update': m`the first update was not drafted`,
      'first-update': m`the first update did not go out`,
      'next-update': m`nobody was reminded of an update`,
      resolve: m`nobody was brought in although it takes too long`,
      'rca-reminder': m`nobody was reminded of the RCA`,
    },
    errands: {
      page: m`a page was not sent`,
      reach: m`a page did not go the other way that its person chose`,
      'open-room': m`the room was not created`,
      invite: m`people were not invited to the room`,
      'tell-channel': m`a channel was not told`,
      'tell-person': m`somebody was not told`,
      show: m`a message that people work with was not brought up to date`,
      'follow-group': m`the user group of a schedule was not brought up to date`,
      other: m`something was not sent`,
    },
    givenUp: (what: Markup, failure: Markup) => m`${what} and was given up (${failure})`,
    more: (count: number) => m`and ${count} more`,
    whatToDo: m`Call the people who must act. Whoever runs Relevo: look at its log and at /readyz now.`,
    over: m`Paging works again: nothing is late any more.`,
    eventsLimited: m`Slack holds events back from Relevo because there are too many in this hour. Commands, buttons and pages still work.`,
  },
};
