import { describe, expect, test } from 'vitest';
import { describeMistakes, readPolicy } from '../src/policy-file.ts';
import { wholePolicy } from './support/whole-policy.ts';

/** What is suspicious in the whole policy after these changes, without line and column. */
function suspicionsAfter(...changes: readonly (readonly [string, string])[]): string[] {
  const text = changes.reduce((policy, [from, to]) => {
    expect(policy).toContain(from);
    return policy.replace(from, to);
  }, wholePolicy);
  const read = readPolicy(text);
  if (!read.ok) throw new Error(describeMistakes('policy.yml', read.mistakes));
  return read.warnings.map(({ path, message }) => `${path} ${message}`);
}

const rule = '  - when: { service: checkout, customer_tier: strategic }\n    path: payments\n';
const before = (first: string) => [rule, `${first}${rule}`] as const;
const after = (second: string) => [rule, `${rule}${second}`] as const;

test('the whole policy has nothing suspicious', () => {
  expect(suspicionsAfter()).toEqual([]);
});

describe('a good policy is suspicious when', () => {
  test('a path is reached by no rule', () => {
    expect(suspicionsAfter(['    path: payments', '    path: default'])).toEqual([
      'escalation_paths.payments is reached by no routing rule',
    ]);
  });

  test('nobody uses a schedule', () => {
    expect(suspicionsAfter(['customer_executive: { schedule: support }', 'customer_executive: { user: ana }'])).toEqual(
      ['schedules.support is used by nobody: nothing pages it'],
    );
  });

  test('no severity uses a calendar', () => {
    expect(suspicionsAfter(['    within_hours: office\n', ''])).toEqual(['calendars.office is used by no severity']);
  });

  test('a tier pages those of the tier before it, however they are written', () => {
    expect(
      suspicionsAfter([
        '[{ schedule: payments }]',
        '[{ schedule: payments }, { user: Dana@Example.com }, { usergroup: "@payments-experts" }]',
      ]),
    ).toEqual(['escalation_paths.payments.tiers[1].page pages only those whom the tier before it has paged already']);
  });

  test.each([
    [
      'the same conditions come twice',
      after('  - { when: { service: checkout, customer_tier: strategic }, path: default }\n'),
      1,
    ],
    ['an earlier rule asks for less', before('  - { when: { service: checkout }, path: default }\n'), 1],
    [
      'an earlier rule allows more',
      before('  - { when: { customer_tier: [standard, strategic] }, path: default }\n'),
      1,
    ],
  ] as const)('a rule is never asked, as %s', (_, change, index) => {
    expect(suspicionsAfter(change)).toEqual([`routing[${index}] never matches: routing[${index - 1}] takes it all`]);
  });

  test.each([
    ['asks for something else', '  - { when: { severity: sev1 }, path: default }\n'],
    ['asks for more', '  - { when: { service: checkout, customer_tier: strategic, severity: sev1 }, path: default }\n'],
    ['allows less', '  - { when: { customer_tier: standard }, path: default }\n'],
  ])('but not when the earlier rule %s', (_, first) => {
    expect(suspicionsAfter(before(first))).toEqual([]);
  });
});
