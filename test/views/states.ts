import type { Escalation } from '../../src/domain/escalation.ts';
import type { Event } from '../../src/domain/events.ts';
import { asChannelId, asUserId } from '../../src/domain/ids.ts';
import type { SeverityTerms, Terms, Tier } from '../../src/domain/terms.ts';
import { day, minute } from '../../src/domain/time.ts';
import { details, people, source, start, terms, whenOpened, type Story } from '../support/domain.ts';

export type Situation = { readonly e: Escalation; readonly events: readonly Event[] };

/** What people write, in every place where they can write something. */
export type Writing = {
  readonly title: string;
  readonly description: string;
  readonly name: string;
  readonly note: string;
};

export const plainWriting: Writing = {
  title: 'Checkout returns 500 for all customers',
  description: 'Since 13:50 every order fails.\nThe payment page shows an empty answer.',
  name: 'Acme Corp',
  note: 'Rolled back release 812.',
};

export const everywhere = (text: string): Writing => ({ title: text, description: text, name: text, note: text });

const crowd = Array.from({ length: 30 }, (_, index) => asUserId(`UCROWD${index}`));
const tiers: readonly Tier[] = [
  {
    name: { en: 'Front line', es: 'Primera línea' },
    people: [people.ana, people.bruno],
    acknowledgeWithinMs: 5 * minute,
    missing: [],
  },
  {
    name: { en: 'Specialists', es: 'Especialistas' },
    people: [people.carla],
    acknowledgeWithinMs: 10 * minute,
    missing: [],
  },
  {
    name: { en: 'Management', es: 'Dirección' },
    people: [people.dana, people.leo],
    acknowledgeWithinMs: 5 * minute,
    missing: [],
  },
];

/** Every state of escalation, page, room, first update and RCA that the domain can reach, by the domain's own rules. */
export function situations(writing: Writing = plainWriting): Readonly<Record<string, Situation>> {
  const { title, description, name, note } = writing;
  const written = details({
    title,
    description,
    customer: { name, tier: name, contact: name },
    services: [name, name],
    criteria: ['technical', 'funding'],
    triage: { tried: description, whyNotHere: description },
    links: ['https://tickets.example.com/812', note, name],
  });
  const open = (changes: Partial<Terms> = {}, permalink: string | null = null) =>
    whenOpened({
      details: written,
      terms: terms({ tiers, ...changes }),
      source: source({ permalink, author: people.nora }),
    });
  const named = (tier: Tier): Tier => ({ ...tier, name: { en: name, es: name }, missing: [name, note] });

  const paging = open({}, 'https://acme.slack.com/archives/C1/p1?thread_ts=1&cid=C1');
  const declined = paging.when({ type: 'decline', by: people.ana, tier: 1, round: 1, reason: 'busy' });
  const undeliverable = (story: Story, person = people.ana) =>
    story.when({ type: 'report-undeliverable', person, tier: 1, round: 1, error: note });
  const promising = open({
    updateEveryMs: 30 * minute,
    resolveWithinMs: 240 * minute,
    involve: [
      { target: { user: note }, people: [] },
      { target: { usergroup: name }, people: crowd },
    ],
  }).when({ type: 'acknowledge', by: people.bruno }, start + 4 * minute);
  const secondTier = paging.when({ type: 'expire-tier', tier: 1, round: 1 }, start + 5 * minute);
  const working = declined.when({ type: 'acknowledge', by: people.bruno }, start + 4 * minute);
  const room = working.when({ type: 'report-room', channel: asChannelId('CROOM142'), name: 'esc-142-acme' });
  const drafted = room.when({ type: 'offer-draft', text: note }, start + 45 * minute);
  const resolved = room.when({ type: 'resolve', by: people.marta, fix: note }, start + 80 * minute);
  const unanswered = afterExpiries(open(), 6);
  const untakenButResolved = unanswered.when({ type: 'resolve', by: people.olga, fix: note }, start + 50 * minute);
  const over = open({ archiveRoomAfterMs: 7 * day })
    .when({ type: 'acknowledge', by: people.bruno }, start + 4 * minute)
    .when({ type: 'report-room', channel: asChannelId('CROOM142'), name: 'esc-142-acme' }, start + 4 * minute)
    .when({ type: 'resolve', by: people.marta, fix: description }, start + 80 * minute)
    .when({ type: 'close-room-due' }, start + 8 * day);
  const archived = over.when({ type: 'report-room-archived' }, start + 8 * day);
  const asked = open({ feedback: true, customerExecutive: { target: { user: name }, people: [people.rosa] } })
    .when({ type: 'acknowledge', by: people.bruno }, start + 4 * minute)
    .when({ type: 'resolve', by: people.marta, fix: note }, start + 80 * minute)
    .when({ type: 'feedback-due' }, start + 140 * minute);
  const rated = asked.when({ type: 'give-feedback', by: people.olga, rating: 4 }, start + 150 * minute);
  const called = open({
    rcaFor: ['sev1'],
    problemCoordinator: { target: { user: name }, people: [people.rosa] },
  }).when({ type: 'acknowledge', by: people.bruno }, start + 4 * minute);
  const rca = resolved.when(
    { type: 'request-rca', by: people.marta, owner: people.nora, dueAt: start + 5 * day },
    start + 90 * minute,
  );
  const promised = open({ approvers: [{ target: { user: name }, people: [people.dana, people.leo] }] }).when(
    { type: 'acknowledge', by: people.bruno },
    start + 4 * minute,
  );
  const wordsWritten = promised.when({ type: 'write-customer-text', by: people.bruno, text: description, hash: 'h' });
  const wordsApproved = wordsWritten.when({ type: 'approve-customer-text', by: people.dana, hash: 'h' });
  const stories: Readonly<Record<string, Story>> = {
    'paging the first tier': paging,
    'one of the first tier declined': declined,
    'one page undeliverable': undeliverable(paging),
    'both pages undeliverable': undeliverable(undeliverable(paging), people.bruno),
    'one reached in other ways, one not': secondTier
      .when({ type: 'report-reached', person: people.ana, tier: 1, round: 1, way: 'email' })
      .when({ type: 'report-reached', person: people.ana, tier: 1, round: 1, way: 'webhook' })
      .when({ type: 'report-not-reached', person: people.bruno, tier: 1, round: 1, way: 'email', error: note })
      .when({ type: 'report-not-reached', person: people.bruno, tier: 1, round: 1, way: 'webhook', error: 'http_404' }),
    'paging the second tier': secondTier,
    'paged at once': paging.when({ type: 'page-next', by: people.olga, tier: 1, round: 1 }),
    'paging the last tier': secondTier.when({ type: 'expire-tier', tier: 2, round: 1 }, start + 15 * minute),
    'a second round': afterExpiries(open(), 3),
    'the last tier of the last round': afterExpiries(open(), 5),
    unanswered,
    'unanswered, then paged again': unanswered.when(
      { type: 'page-next', by: people.olga, tier: 3, round: 2 },
      start + 45 * minute,
    ),
    'nobody to page': open({ tiers: tiers.map((tier) => ({ ...named(tier), people: [] })) }),
    'tiers passed over': open({
      tiers: [
        { ...named(tiers[0] ?? fail()), people: [], nobodyOnCall: [name, note] },
        ...tiers,
        { ...named(tiers[1] ?? fail()), people: [people.ana] },
        { ...named(tiers[2] ?? fail()), people: [], missing: [] },
      ],
      rounds: 1,
    }),
    'the last tiers passed over': afterExpiries(
      open({ tiers: [...tiers.slice(0, 2), { ...named(tiers[2] ?? fail()), people: [people.ana, people.carla] }] }),
      2,
    ),
    'a severity that was raised': drafted.when({ type: 'change-severity', by: people.marta, to: severityNamed(note) }),
    'a severity that was raised while paging': paging.when({
      type: 'change-severity',
      by: people.olga,
      to: severityNamed(name),
    }),
    'the next update promised': promising.when(
      { type: 'post-update', by: people.bruno, text: note },
      start + 30 * minute,
    ),
    'an update that is due': promising
      .when({ type: 'post-update', by: people.bruno, text: note }, start + 30 * minute)
      .when({ type: 'next-update-due', text: description }, start + 60 * minute),
    'not resolved in time': promising.when({ type: 'resolve-due' }, start + 240 * minute),
    'roles given': room.when({
      type: 'give-roles',
      by: people.marta,
      to: {
        escalation_manager: people.olga,
        deescalation_architect: people.olga,
        customer_executive: people.rosa,
        problem_coordinator: people.nora,
      },
    }),
    'words for customers promised': promised,
    'words for customers from the record': promised.when(
      { type: 'customer-text-due', text: note, hash: 'h' },
      start + 60 * minute,
    ),
    'words for customers written': wordsWritten,
    'words for customers that nobody can approve': open({
      approvers: [{ target: { usergroup: name }, people: [] }],
    }).when({ type: 'write-customer-text', by: people.olga, text: note, hash: 'h' }),
    'words for customers sent back': wordsWritten.when({
      type: 'send-back-customer-text',
      by: people.dana,
      hash: 'h',
      why: note,
    }),
    'words for customers approved': wordsApproved,
    'words for customers approved and late': wordsApproved.when(
      { type: 'customer-text-due', text: note, hash: 'h' },
      start + 60 * minute,
    ),
    'customers told': wordsApproved
      .when({ type: 'tell-customer', by: people.bruno, hash: 'h', whom: note })
      .when({ type: 'resolve', by: people.bruno, fix: note }, start + 80 * minute),
    'no tiers at all': open({ tiers: [], rounds: 1 }),
    'names from people in the policy': open({
      tiers: [...tiers.map(named), { ...named(tiers[0] ?? fail()), people: crowd }],
      severity: { key: name.slice(0, 40), label: { en: name, es: name }, means: { en: name, es: name }, rank: 1 },
      fallbackChannel: name,
      stakeholderChannels: [name, note],
      executiveChannels: [name, note],
    }),
    'a room wanted from the start': open({ warRoom: 'on_open', stakeholderChannels: [], manager: null }),
    'a room that failed': working.when({ type: 'report-room-failed', error: note }),
    working,
    'working in a room': room,
    'taken by the second tier': secondTier.when({ type: 'acknowledge', by: people.carla }, start + 9 * minute),
    'taken by a role holder': paging.when({ type: 'acknowledge', by: people.marta }, start + 9 * minute),
    drafted,
    'drafted without an audience': open({ stakeholderChannels: [] }).when({ type: 'offer-draft', text: note }),
    'update posted': drafted.when({ type: 'post-update', by: people.bruno, text: description }, start + 50 * minute),
    'update posted automatically': drafted.when({ type: 'first-update-due', text: description }, start + 60 * minute),
    'update skipped': drafted.when({ type: 'skip-update', by: people.marta, why: note }, start + 50 * minute),
    'somebody joined': room.when({ type: 'join', by: people.rosa }),
    resolved,
    'resolved without an answer': untakenButResolved,
    'a room in use': over.when({ type: 'report-room-in-use', until: start + 9 * day }, start + 8 * day),
    'a room that stays': over.when({ type: 'report-room-not-archived', error: note }, start + 8 * day),
    'a room that is archived': archived,
    'reopened without its room': archived.when({ type: 'reopen', by: people.marta, why: note }, start + 9 * day),
    'asked how it went': asked,
    'asked how it went, and open again': asked.when({ type: 'reopen', by: people.marta, why: note }),
    'said how it went': rated,
    'said how it went, with a comment': rated
      .when({ type: 'give-feedback', by: people.rosa, rating: 2, comment: description })
      .when({ type: 'give-feedback', by: people.olga, rating: 5, comment: note }),
    'working where an RCA is called for': called,
    'rca called for': called.when({ type: 'resolve', by: people.marta, fix: note }, start + 80 * minute),
    'rca requested': rca,
    'rca reminded': rca.when({ type: 'remind-rca' }, start + 4 * day),
    reopened: resolved.when({ type: 'reopen', by: people.marta, why: note }, start + 100 * minute),
    'reopened without an answer': untakenButResolved.when(
      { type: 'reopen', by: people.olga, why: note },
      start + 60 * minute,
    ),
  };
  return Object.fromEntries(
    Object.entries(stories).map(([label, { state, timeline }]) => [label, { e: state, events: timeline }]),
  );
}

const severityNamed = (written: string): SeverityTerms => ({
  severity: { key: written.slice(0, 40), label: { en: written, es: written }, means: { en: '', es: '' }, rank: 1 },
  acknowledgeWithinMs: 15 * minute,
  warRoom: 'manual',
  firstUpdate: { draftAfterMs: 45 * minute, withinMs: 60 * minute },
  stakeholderChannels: ['#support-updates'],
});

function afterExpiries(story: Story, count: number): Story {
  const { state } = story;
  if (count === 0 || state.status !== 'paging') return story;
  const { tier, round, answerBy } = state;
  return afterExpiries(story.when({ type: 'expire-tier', tier, round }, answerBy), count - 1);
}

function fail(): never {
  throw new Error('there is a first tier');
}
