import type { Verb } from '../../src/domain/commands.ts';
import { asEscalationId } from '../../src/domain/ids.ts';
import { deadlineKinds } from '../../src/domain/intents.ts';
import type { OnCall } from '../../src/domain/on-call.ts';
import { byDefault } from '../../src/domain/reach.ts';
import type { KeptDenial } from '../../src/domain/refusal.ts';
import type { Language } from '../../src/domain/terms.ts';
import { hour } from '../../src/domain/time.ts';
import { cardMessage } from '../../src/views/slack/card.ts';
import { catchUp } from '../../src/views/slack/catch-up.ts';
import { channelNotice, misdirectedNotice } from '../../src/views/slack/channel-notice.ts';
import { executiveNotice } from '../../src/views/slack/executive-notice.ts';
import { coverForm } from '../../src/views/slack/cover-form.ts';
import { doneText } from '../../src/views/slack/done.ts';
import { draftForm } from '../../src/views/slack/draft-form.ts';
import { draftMessage } from '../../src/views/slack/draft.ts';
import { errorText } from '../../src/views/slack/error-text.ts';
import { feedbackForm } from '../../src/views/slack/feedback-form.ts';
import { feedbackMessage } from '../../src/views/slack/feedback.ts';
import { goodbyeMessage } from '../../src/views/slack/goodbye.ts';
import { helpAnswer } from '../../src/views/slack/help.ts';
import { homeView } from '../../src/views/slack/home.ts';
import type { HomeAdmin } from '../../src/views/slack/home-admin.ts';
import { lineMessage } from '../../src/views/slack/line.ts';
import { listAnswer } from '../../src/views/slack/list.ts';
import { loadingForm } from '../../src/views/slack/loading-form.ts';
import type { SlackMessage } from '../../src/views/slack/message.ts';
import { noteMessage } from '../../src/views/slack/note.ts';
import { openForm } from '../../src/views/slack/open-form.ts';
import { pageMessage } from '../../src/views/slack/page.ts';
import { personNotice } from '../../src/views/slack/person-notice.ts';
import { rcaForm } from '../../src/views/slack/rca-form.ts';
import { refusalText } from '../../src/views/slack/refusal.ts';
import { reopenForm } from '../../src/views/slack/reopen-form.ts';
import { resolveForm } from '../../src/views/slack/resolve-form.ts';
import { secretText, testOutcome, testSending } from '../../src/views/slack/settings-answers.ts';
import { settingsForm } from '../../src/views/slack/settings-form.ts';
import { showAnswer } from '../../src/views/slack/show.ts';
import { simulationAnswer } from '../../src/views/slack/simulation.ts';
import { simulationHelp } from '../../src/views/slack/simulation-help.ts';
import { rolesForm } from '../../src/views/slack/roles-form.ts';
import { severityForm } from '../../src/views/slack/severity-form.ts';
import { skipForm } from '../../src/views/slack/skip-form.ts';
import { sourceThread } from '../../src/views/slack/source-thread.ts';
import { policyRefused, type RefusedPolicy } from '../../src/views/slack/policy-refused.ts';
import { eventsLimited, troubleIsOver, troubleNotice, type Late } from '../../src/views/slack/trouble-notice.ts';
import { updateForm } from '../../src/views/slack/update-form.ts';
import { whoAnswer } from '../../src/views/slack/who.ts';
import { people, start } from '../support/domain.ts';
import { customerForms, customerMessages } from './customer-views.ts';
import { refusals } from './every-refusal.ts';
import { homeState } from './home-state.ts';
import { coversOf, rotaMessages } from './rota-views.ts';
import { simulated, withRepeats } from './simulated.ts';
import { countsOf, outcomes, settingsOf } from './reach-samples.ts';
import { plainWriting, situations, type Situation, type Writing } from './states.ts';

const verbs: readonly Verb[] = [
  'open',
  'acknowledge',
  'decline',
  'page-next',
  'open-room',
  'join',
  'draft-update',
  'post-draft',
  'post-update',
  'skip-update',
  'write-customer-text',
  'approve-customer-text',
  'send-back-customer-text',
  'tell-customer',
  'resolve',
  'reopen',
  'request-rca',
  'give-feedback',
];

/** Of somebody who chose nothing, and whose zone Slack does not know. */
const nobodys = { reach: byDefault, mail: false, zone: { name: 'UTC', own: false } };

export type Drawn<T> = readonly [name: string, drawn: T];

/** Every message that can be sent about one escalation, as it stands. */
export function messagesOf(
  { e, events }: Situation,
  writing: Writing,
  language: Language,
): readonly Drawn<SlackMessage>[] {
  return [
    ...e.pages.map((page): Drawn<SlackMessage> => [`page ${page.tier}/${page.round}`, pageMessage(e, page, language)]),
    ['card', cardMessage(e, language)],
    ['line', lineMessage(e, language)],
    ['draft', draftMessage(e, language)],
    ['goodbye', goodbyeMessage(e, language)],
    ...e.feedback.map(({ person }): Drawn<SlackMessage> => ['feedback', feedbackMessage(e, person, language)]),
    ['source thread', sourceThread(e, language)],
    ['catch-up', catchUp(e, language)],
    ['show', showAnswer(e, [...events, ...events, ...events], language, denials)],
    [
      'list',
      listAnswer(
        Array.from({ length: 20 }, () => e),
        language,
      ),
    ],
    ['empty list', listAnswer([], language)],
    ['who', whoAnswer(e, language)],
    [
      'who, for a new one, with who is on call',
      whoAnswer(simulated(e.terms), language, rotaOf(writing), countsOf(writing)),
    ],
    ['simulation', simulationAnswer(withRepeats(simulated(e.terms)), 3, language)],
    ['simulation of what is not understood', simulationHelp(choicesOf(writing), unreadOf(writing), language)],
    ['help', helpAnswer(language)],
    ['help on a word', helpAnswer(language, writing.note, writing.name)],
    ['trouble', troubleNotice(troublesOf(e.number, writing), language)],
    ['trouble is over', troubleIsOver(language)],
    ['policy with mistakes', policyRefused(mistakesOf(writing), language)],
    ['policy that cannot be read', policyRefused({ file: writing.name, mistakes: null }, language)],
    ['events are held back', eventsLimited(language)],
    // Of the escalation they say what a list says: once is enough.
    ...(e.status === 'working' ? rotaMessages(e, writing, language) : []),
    ...events.flatMap((event): readonly Drawn<SlackMessage>[] => [
      [`note ${event.type}`, noteMessage(e, event, language)],
      [`channel ${event.type}`, channelNotice(e, event, language)],
      [`executives ${event.type}`, executiveNotice(e, event, language)],
      [
        `instead of a channel ${event.type}`,
        misdirectedNotice(channelNotice(e, event, language), { channel: writing.name, error: writing.note }, language),
      ],
      [`person ${event.type}`, personNotice(e, event, language, people.marta)],
    ]),
    ...customerMessages(e, language),
  ];
}

const unreadOf = ({ name, note }: Writing) => ({ unknown: name, nearest: note, unclearTime: true });

/** More services and customer tiers than anybody has. */
const choicesOf = ({ name }: Writing) => ({
  severities: [],
  services: Array.from({ length: 40 }, () => name),
  customers: { approvers: [], defaultTier: null, tiers: Array.from({ length: 40 }, () => name) },
});

/** Everything that anybody may be refused, and more of it than is listed. */
const denials: readonly KeptDenial[] = (['look', ...verbs] as const).map((asked, index) => ({
  by: people.nora,
  standing: index % 2 ? 'member' : 'stranger',
  asked,
  times: index,
  lastAt: start,
}));

/** More mistakes than are listed. */
const mistakesOf = ({ name, note }: Writing): RefusedPolicy => ({
  file: name,
  mistakes: Array.from({ length: 7 }, (_, line) => ({ line, column: 1, path: name, message: note })),
});

/** Everything that may be late, and more of it than is listed. */
const troublesOf = (number: number, { note }: Writing): readonly Late[] =>
  Array.from({ length: 3 }, (): readonly Late[] => [
    ...deadlineKinds.map((promise): Late => ({ kind: 'overdue', number, since: start, promise })),
    { kind: 'stuck', number, since: start, errand: 'page' },
    { kind: 'given-up', number, since: start, errand: 'tell-channel', failure: note },
    { kind: 'stuck', number, since: start, errand: note },
  ]).flat();

/** Every form and Home. */
export function viewsOf({ e }: Situation, writing: Writing, language: Language): readonly Drawn<object>[] {
  const { title, description, name, note } = writing;
  const duplicate = { id: e.id, number: 97, title, status: e.status, openedAt: start, customer: name };
  const label = { en: name, es: name };
  const firstUpdate = { draftAtMs: 1, withinMs: 3_600_000 };
  const severities = [
    { key: 'sev1', label, means: label, acknowledgeWithinMs: 300_000, firstUpdate },
    { key: 'sev2', label, means: label, acknowledgeWithinMs: 900_000, firstUpdate },
  ];
  const full = {
    draft: {
      title,
      description,
      severity: 'sev1',
      customerName: name,
      customerTier: name,
      customerContact: note,
      route: 'technical',
      services: [name],
      criteria: ['technical'],
      tried: description,
      whyNotHere: description,
      links: note,
    },
    severities,
    services: name === '' ? [] : [name, 'login'],
    customerTiers: name === '' ? [] : [name],
    preview: withRepeats(simulated(e.terms)),
    duplicates: Array.from({ length: 5 }, () => duplicate),
    metadata: 'm',
    askedAboutDuplicates: true,
  } as const;
  const empty = { ...full, draft: {}, preview: null, duplicates: [], askedAboutDuplicates: false, severities: [] };
  const many = Array.from({ length: 12 }, () => e);
  const settings = settingsOf(writing, language);
  return [
    ['loading', loadingForm(language)],
    ['open form', openForm(full, language)],
    ['open form, empty', openForm(empty, language)],
    ['resolve form', resolveForm(e, language, start, people.olga)],
    ['roles form', rolesForm(e, language)],
    ['severity form', severityForm(e, severities, language)],
    ['reopen form', reopenForm(e, language)],
    ['update form', updateForm(e, language)],
    ['draft form', draftForm(e, language)],
    ['skip form', skipForm(e, language)],
    ['rca form', rcaForm(e, language)],
    ['feedback form', feedbackForm(e, language, people.olga)],
    ...customerForms(e, language),
    [
      'cover form',
      coverForm(
        { schedules: ['payments', 'a'.repeat(40)], chosen: 'payments', from: start, to: start + hour },
        language,
      ),
    ],
    [
      'home',
      homeView(
        homeState({
          pages: many,
          mine: many,
          open: [...many, other(e)],
          rcas: many,
          customerTexts: many,
          rota: { onCall: rotaOf(writing), covers: coversOf(writing), hasShifts: true },
          counts: Array.from({ length: 20 }, () => ({ severity: name, count: 9 })),
          settings,
          waiting: { count: 2, until: start },
          paged: countsOf(writing),
          admin: adminOf(writing),
        }),
        language,
      ),
    ],
    ['settings', settingsForm(settings, language)],
    ['settings of nobody, without mail', settingsForm(nobodys, language)],
    ['empty home', homeView(homeState({ settings: nobodys }), language)],
  ];
}

/** More of everything than is listed, and nothing as it should be. */
const adminOf = ({ name, note }: Writing): HomeAdmin => ({
  policy: { name, severities: 3, paths: 1, rules: 2, schedules: 9, missing: Array.from({ length: 30 }, () => note) },
  gaps: Array.from({ length: 12 }, () => ({ schedule: name, from: start, to: start + 1 })),
  health: { overdue: 2, stuck: 1, waiting: 14, oldestAt: start, sweptMs: 90_000, slackError: note },
  denials,
});

/** More schedules than are listed, in every state that one can be in. */
const rotaOf = ({ name }: Writing): readonly OnCall[] => {
  const known = { name, id: people.ana };
  const unknown = { name, id: null };
  const one = [
    { schedule: 'payments', holder: known, next: { at: start, holder: unknown } },
    { schedule: 'a'.repeat(40), holder: unknown, next: { at: start, holder: null } },
    { schedule: 'nights', holder: null, next: { at: start, holder: known } },
    { schedule: 'weekends', holder: known, next: null },
    { schedule: 'later', holder: null, next: null },
  ];
  return [...one, ...one, ...one];
};

const other = (e: Situation['e']) => ({ ...e, id: asEscalationId('E2') });

/** Short answers without blocks. */
export const textsOf = (
  { e }: Situation,
  language: Language,
  writing: Writing = plainWriting,
): readonly Drawn<string>[] => [
  ...verbs.map((verb): Drawn<string> => [`done ${verb}`, doneText(verb, e, language)]),
  ...refusals.map((refusal): Drawn<string> => [`refusal ${refusal.code}`, refusalText(refusal, language)]),
  ...outcomes(writing).map((each): Drawn<string> => [`test ${each.type}`, testOutcome(each, language)]),
  ['secret', secretText('rvs_secret', language)],
  ['test is sent', testSending(language)],
  ...(['not_saved', 'slack_failed', 'unknown_person', 'not_a_member'] as const).map((kind): Drawn<string> => [
    `error ${kind}`,
    errorText(kind, language),
  ]),
];

export const labels = Object.keys(situations());
