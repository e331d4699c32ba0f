import { expect, test } from 'vitest';
import { catchUp } from '../../src/views/slack/catch-up.ts';
import { doneText } from '../../src/views/slack/done.ts';
import { helpAnswer } from '../../src/views/slack/help.ts';
import { homeView } from '../../src/views/slack/home.ts';
import { listAnswer } from '../../src/views/slack/list.ts';
import { refusalText } from '../../src/views/slack/refusal.ts';
import { rcaForm, rcaFormIds } from '../../src/views/slack/rca-form.ts';
import { resolveForm, resolveFormIds } from '../../src/views/slack/resolve-form.ts';
import { showAnswer } from '../../src/views/slack/show.ts';
import { whoAnswer } from '../../src/views/slack/who.ts';
import { asEscalationId } from '../../src/domain/ids.ts';
import { day } from '../../src/domain/time.ts';
import { people, start } from '../support/domain.ts';
import { refusals } from './every-refusal.ts';
import { homeState } from './home-state.ts';
import { at, buttonsOn, read } from './reading.ts';

test('every refusal has its own words, in both languages', () => {
  for (const language of ['en', 'es'] as const)
    expect(new Set(refusals.map((refusal) => refusalText(refusal, language))).size).toBe(refusals.length);
});

test('a late answer is told who was first, and when', () => {
  const refused = { code: 'already_acknowledged', by: people.bruno, at: start } as const;
  expect(refusalText(refused, 'en')).toMatch(
    /^<@BRUNO> was first: acknowledged <!date\^1795442580\^[^>]+>\. Nothing more/,
  );
});

test('an unknown word gets help with the nearest command', () => {
  expect(read(helpAnswer('en', 'lst', 'list'))).toContain('There is no command “lst”. Did you mean `/escalate list`?');
  expect(read(helpAnswer('en', '<!channel>'))).toContain('“&lt;!channel&gt;”');
});

test('an empty list says how to open the first one', () => {
  expect(read(listAnswer([], 'es'))).toBe('No hay escalaciones que mostrar. `/escalate` abre una.');
});

test('a long list is counted and cut', () => {
  const list = listAnswer(
    Array.from({ length: 20 }, () => at('working').e),
    'en',
  );
  expect(read(list)).toContain('*20 escalations*');
  expect(read(list)).toContain('and 8 more');
});

test('of two hundred that are open all are counted, however few are shown', () => {
  const { e } = at('working');
  const some = Array.from({ length: 20 }, (_, index) => ({ ...e, id: asEscalationId(`E${index}`) }));
  const list = read(listAnswer(some, 'en', 200));
  expect(list).toContain('*200 escalations*');
  expect(list).toContain('and 188 more');
  const home = homeState({ mine: some.slice(0, 1), open: some, counts: [{ severity: 'sev1', count: 200 }] });
  expect(JSON.stringify(homeView(home, 'en'))).toContain('and 193 more');
});

test('showing one tells its record, its last ten entries, and offers what fits', () => {
  const { e, events } = at('reopened without an answer');
  const shown = showAnswer(e, events, 'en');
  expect(read(shown)).toContain('1 earlier entry');
  expect(read(shown)).toContain('*Linked records:* https://tickets.example.com/812');
  expect(buttonsOn(shown.blocks)).toEqual(['Acknowledge', 'Post update', 'Resolve', 'Page next now', 'Create a room']);
});

test('whoever joins late reads what, who, what was tried and what is next', () => {
  const said = read(catchUp(at('drafted').e, 'en'));
  expect(said).toContain('*ESC-142 in short*');
  expect(said).toContain('@bruno leads it, acknowledged in 4 min · opened by @olga');
  expect(said).toContain('*Paged so far:* @ana, @bruno');
  expect(said).toContain('*Tried before it was escalated:* Since 13:50 every order fails.');
  expect(said).toContain('*Next:* the lead says what fixed it · first update by 15:03');
});

test.each([
  ['decline', 'one of the first tier declined', 'Noted. Paged now: <@BRUNO>; answer before'],
  ['page-next', 'paging the second tier', 'Paged now: <@CARLA>; answer before'],
  ['acknowledge', 'working', 'ESC-142 is yours: you lead it. The room is being created; you will be invited.'],
  ['acknowledge', 'working in a room', 'ESC-142 is yours: you lead it. Room: <#CROOM142>'],
  ['open', 'nobody to page', 'ESC-142 is open. Nobody is being paged; #support-leads was told.'],
  ['request-rca', 'rca requested', '<@NORA> is asked for the RCA, due <!date'],
  ['reopen', 'reopened', 'ESC-142 is open again. <@BRUNO> leads it.'],
] as const)('after "%s" the asker reads what happens next', (verb, label, said) => {
  expect(doneText(verb, at(label).e, 'en')).toContain(said);
});

test('Home puts what waits for me first, and is quiet when nothing does', () => {
  const { e } = at('paging the first tier');
  const busy = homeView(homeState({ pages: [e], open: [e], rcas: [at('rca requested').e] }), 'en');
  expect(buttonsOn(busy).slice(0, 2)).toEqual(['New escalation', 'Acknowledge']);
  expect(JSON.stringify(busy)).toContain('Answer before <!date');
  const quiet = homeView(homeState(), 'en');
  expect(JSON.stringify(quiet)).toContain('Nothing is waiting for you.');
  expect(JSON.stringify(quiet)).toContain('No escalation is open.');
});

test('who is on call is told with who is next; who is not there, or nobody, stands out', () => {
  const ana = { name: 'ana@example.com', id: people.ana };
  const gone = { name: 'gone@example.com', id: null };
  const onCall = [
    { schedule: 'payments', holder: ana, next: { at: start + day, holder: gone } },
    { schedule: 'nights', holder: gone, next: null },
    { schedule: 'later', holder: null, next: { at: start + day, holder: ana } },
  ];
  const { e } = at('working');
  expect(read(whoAnswer(e, 'en', onCall))).toContain(
    [
      '*On call*',
      '•  payments: @ana until 24 Nov, 14:03, then gone@example.com (not in this workspace)',
      '⚠️  nights: gone@example.com (not in this workspace)',
      '⚠️  later: nobody until 24 Nov, 14:03, then @ana',
    ].join('\n'),
  );
  expect(read(whoAnswer(e, 'es', onCall))).toContain('payments: @ana · hasta: 24 nov, 14:03 · después: gone@');
  expect(read(whoAnswer(e, 'en'))).not.toContain('On call');
  const rota = { onCall, covers: [], hasShifts: false };
  expect(read(homeView(homeState({ rota }), 'en'))).toContain('*On call*');
});

test('a schedule that had nobody is told with its tier', () => {
  const { e } = at('working');
  const tiers = e.terms.tiers.map((tier) => ({ ...tier, missing: [], nobodyOnCall: ['nights', 'weekends'] }));
  const uncovered = { ...e, terms: { ...e.terms, tiers } };
  expect(read(whoAnswer(uncovered, 'en'))).toMatch(/Nobody on call in tier 1, .*: nights, weekends/);
  expect(read(whoAnswer(uncovered, 'es'))).toMatch(/Nadie de guardia en el nivel 1, .*: nights, weekends/);
});

test('asked of one escalation, who is paged for it comes with who holds its roles', () => {
  const answer = read(whoAnswer(at('roles given').e, 'en'));
  expect(answer).toMatch(/^\*Who is paged for ESC-142\* at SEV1 Critical\n/);
  expect(answer).toContain('Customer executive @rosa · Problem coordinator @nora');
});

test('an escalation that is mine is not listed twice on Home', () => {
  const { e } = at('working');
  const home = homeView(homeState({ mine: [e], open: [e], me: people.bruno }), 'en');
  expect(JSON.stringify(home).split('Checkout returns').length - 1).toBe(1);
});

test("an RCA is proposed for the policy's time from now", () => {
  const due = (now?: number) =>
    rcaForm(at('resolved').e, 'en', now).blocks.find((each) => each.block_id === rcaFormIds.due);
  expect(due(start + 20 * day)).toMatchObject({ element: { initial_date: '2026-12-18' } });
  expect(due()).toMatchObject({ element: { initial_date: '2026-11-28' } });
});

test('resolving asks for an RCA only where none was requested', () => {
  const ids = (label: string) =>
    resolveForm(at(label).e, 'en', start, people.olga).blocks.map((block) => block.block_id);
  expect(ids('working')).toEqual([resolveFormIds.fix, resolveFormIds.rcaOwner, resolveFormIds.rcaDue]);
  expect(ids('rca requested')).toEqual([resolveFormIds.fix]);
});

test('resolving says that the severity calls for an RCA, and whom it would be asked of', () => {
  const rca = (language: 'en' | 'es') =>
    resolveForm(at('working where an RCA is called for').e, language, start, people.olga).blocks.find(
      (each) => each.block_id === resolveFormIds.rcaOwner,
    );
  expect(rca('en')).toMatchObject({
    optional: true,
    hint: { text: 'SEV1 calls for a root-cause analysis: whoever stands here is asked for it' },
    element: { initial_user: people.rosa },
  });
  expect(rca('es')).toMatchObject({ hint: { text: expect.stringMatching(/^SEV1 exige un análisis de causa raíz/) } });
});
