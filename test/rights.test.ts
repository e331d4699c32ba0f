import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { can, type Standing } from '../src/domain/can.ts';
import type { Verb } from '../src/domain/commands.ts';
import type { Escalation } from '../src/domain/escalation.ts';
import { asTeamId, asUserId } from '../src/domain/ids.ts';
import { acknowledged, given, member, opened, paged, people, resolved, terms, unanswered } from './support/domain.ts';

const { olga, ana, rosa, leo, nora } = people;
const clara = asUserId('CLARA');
const named = terms({ approvers: [{ target: { user: 'clara' }, people: [clara] }] });
const working = given(opened({ terms: named }), paged(), acknowledged(leo)).state;
const lost = given(opened({ terms: named }), paged(), unanswered()).state;
const asked = given(opened({ terms: named }), paged(), resolved(olga), {
  type: 'feedback-asked',
  by: null,
  people: [olga, rosa],
}).state;

/** Everybody who may be somebody to an escalation; Leo is in no tier and holds no role, so that he only leads. */
const parts = {
  'any member': nora,
  'opened it': olga,
  'on its path': ana,
  'holds a role': rosa,
  'leads it': leo,
  approves: clara,
};
const standings: readonly Standing[] = ['guest', 'bot', 'stranger', 'deactivated'];
/** Fails to compile when a verb is missing. */
const everyVerb = {
  open: true,
  acknowledge: true,
  decline: true,
  'page-next': true,
  'change-severity': true,
  'give-roles': true,
  'open-room': true,
  join: true,
  'draft-update': true,
  'post-draft': true,
  'post-update': true,
  'skip-update': true,
  'write-customer-text': true,
  'approve-customer-text': true,
  'send-back-customer-text': true,
  'tell-customer': true,
  resolve: true,
  reopen: true,
  'request-rca': true,
  'give-feedback': true,
} satisfies Record<Verb, true>;
const verbs = Object.keys(everyVerb) as Verb[];

type Who = { readonly standing: Standing; readonly team: string };

/** What a cell says: always, never, only once everybody was paged and nobody answered, or once asked how it went. */
function cell(verb: Verb, person: (typeof parts)[keyof typeof parts], { standing, team }: Who): string {
  const may = (escalation: Escalation) => can({ id: person, standing, team: asTeamId(team) }, verb, escalation);
  if (may(working)) return 'yes';
  if (may(lost)) return 'unanswered';
  return may(asked) ? 'asked' : '–';
}

/** The same for everybody of a kind, who must all be treated alike. */
function cellOfAll(verb: Verb, who: Who): string {
  const said = new Set(Object.values(parts).map((person) => cell(verb, person, who)));
  return [...said].join(' or ');
}

const own = member(nora).team;

function rightsTable(): string {
  const columns = ['', ...Object.keys(parts), 'guest, app, stranger, who left', 'another workspace'];
  const rows = verbs.map((verb) => [
    `\`${verb}\``,
    ...Object.values(parts).map((person) => cell(verb, person, { standing: 'member', team: own })),
    [...new Set(standings.map((standing) => cellOfAll(verb, { standing, team: own })))].join(' or '),
    verb === 'open' ? 'in their own' : cellOfAll(verb, { standing: 'member', team: 'T2' }),
  ]);
  const lines = [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return lines.join('\n').replaceAll(/ +/g, ' ');
}

test('docs/rights.md says for every verb and everybody what the rule says', () => {
  const written = readFileSync('docs/rights.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---'))
    .join('\n');
  expect(written).toBe(rightsTable());
});

test.each(verbs)('whoever is no member never may %s, in their own workspace or in another', (verb) => {
  for (const standing of standings)
    for (const team of [own, 'T2']) expect(cellOfAll(verb, { standing, team }), `${standing} of ${team}`).toBe('–');
});

test.each(verbs.filter((verb) => verb !== 'open'))('nobody of another workspace may %s', (verb) => {
  expect(cellOfAll(verb, { standing: 'member', team: 'T2' })).toBe('–');
});
