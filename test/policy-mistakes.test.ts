import { describe, expect, test } from 'vitest';
import { describeMistakes, readPolicy } from '../src/policy-file.ts';
import { wholePolicy } from './support/whole-policy.ts';

/** The mistakes of the whole policy after a change, as `line:column path message`. */
function mistakesAfter(from: string | RegExp, to: string): string[] {
  expect(wholePolicy).toMatch(from);
  const read = readPolicy(wholePolicy.replace(from, to));
  return read.ok
    ? []
    : describeMistakes('', read.mistakes)
        .split('\n')
        .map((line) => line.slice(1));
}

describe('a mistake in a policy file is said with its place and what is allowed there:', () => {
  test.each<[string, string | RegExp, string, string]>([
    ['a version of the future', 'version: 1', 'version: 2', '1:1: version must be 1'],
    [
      'a misspelt key',
      'acknowledge_within: 5m',
      'acknowledge_within: 5m\n    acknowlege_within: 5m',
      '10:5: severities.sev1.acknowlege_within is not a key here; did you mean "acknowledge_within"?',
    ],
    [
      'a key from nowhere',
      'name: Acme',
      'colour: red\nname: Acme',
      '2:1: colour is not a key here; allowed are version, name, timezone',
    ],
    ['a key that is missing', '    update_every: 90s\n', '', '6:3: severities.sev1.update_every is missing'],
    [
      'a duration without a unit',
      'update_every: 90s',
      'update_every: 90',
      '12:5: severities.sev1.update_every must be a text',
    ],
    [
      'a duration in a unit of its own',
      'update_every: 90s',
      'update_every: 2y',
      '12:5: severities.sev1.update_every must be a duration such as 90s, 5m, 4h, 2d or 1w',
    ],
    [
      'no time at all',
      'resolve_within: 4h',
      'resolve_within: 0h',
      '13:5: severities.sev1.resolve_within must be a duration',
    ],
    [
      'a choice that is none',
      'war_room: on_open',
      'war_room: always',
      '14:5: severities.sev1.war_room must be one of on_open, on_acknowledge, manual',
    ],
    [
      'a text in one language only',
      '{ en: Critical, es: Crítica }',
      '{ en: Critical }',
      '7:5: severities.sev1.label.es is missing',
    ],
    [
      'a draft that comes too late',
      'draft_at: 45m',
      'draft_at: 60m',
      '11:21: severities.sev1.first_update.draft_at must be sooner than "within"',
    ],
    [
      'hours of an unknown calendar',
      'within_hours: office',
      'within_hours: shop',
      '10:5: severities.sev1.within_hours is not in calendars, which has office',
    ],
    [
      'no severity',
      /severities:\n( .*\n)+calendars/,
      'severities: {}\ncalendars',
      '5:1: severities must have at least one entry',
    ],
    [
      'a time zone of fantasy',
      'timezone: Europe/Madrid',
      'timezone: Europe/Atlantis',
      '3:1: timezone must be a time zone such as Europe/Madrid',
    ],
    [
      'hours that end before they start',
      '09:00-18:00',
      '18:00-09:00',
      '18:14: calendars.office.hours.mon-thu must end after it starts',
    ],
    ['a day that is none', 'fri: 09', 'freitag: 09', '18:36: calendars.office.hours.freitag must be a day or days'],
    ['a date that is none', '2026-12-25]', '2026-02-30]', '19:16: calendars.office.holidays[0] must be a date'],
    [
      'nobody on call',
      'people: [ana@example.com, U024BE7LH]',
      'people: []',
      '23:69: schedules.payments.rotation.people must have at least one entry',
    ],
    ['turns of minutes', 'every: 1w', 'every: 30m', '23:17: schedules.payments.rotation.every must be hours, days or'],
    [
      'a handover without an hour',
      'handover: mon 09:00',
      'handover: mon',
      '23:28: schedules.payments.rotation.handover must be a time such as 09:00, or a day and a time',
    ],
    [
      'an override of a day that is none',
      'from: 2026-12-24',
      'from: 2026-02-30',
      '24:19: schedules.payments.overrides[0].from must be a day that the calendar has',
    ],
    [
      'an override that ends before it starts',
      'to: 2026-12-25 18:00',
      'to: 2026-12-24T18:00',
      '24:43: schedules.payments.overrides[0].to must be later than "from"',
    ],
    [
      'a schedule without turns',
      /layers:\n .*\n .*\n/,
      'overrides: []\n',
      '25:3: schedules.support needs a "rotation", or "layers" of them, or "ical"',
    ],
    [
      'a rotation beside layers',
      'overrides: [{',
      'layers: [{ rotation: { every: 1d, handover: 09:00, starts: 2026-01-05, people: [ana] } }]\n    overrides: [{',
      '23:5: schedules.payments.rotation must not stand beside "layers": make it one of them',
    ],
    ['no layer', /layers:\n .*\n .*\n/, 'layers: []\n', '27:5: schedules.support.layers must have at least one entry'],
    [
      'a restriction to nothing',
      'restrict: { fri-mon: 18:00-09:00 }',
      'restrict: {}',
      '29:95: schedules.support.layers[1].restrict must have at least one entry',
    ],
    [
      'a restriction to a day that is none',
      'fri-mon: 18',
      'weekend: 18',
      '29:107: schedules.support.layers[1].restrict.weekend must be a day or days, such as sat or mon-thu',
    ],
    [
      'a restriction to hours that are none',
      'fri-mon: 18:00-09:00',
      'fri-mon: nights',
      '29:107: schedules.support.layers[1].restrict.fri-mon must be hours such as 18:00-09:00',
    ],
    [
      'an unknown schedule',
      '[{ schedule: payments }]',
      '[{ schedule: payment }]',
      '34:18: escalation_paths.payments.tiers[0].page[0].schedule is not in schedules, which has payments, support',
    ],
    [
      'a target that is two',
      '[{ schedule: payments }]',
      '[{ schedule: payments, user: ana }]',
      '34:16: escalation_paths.payments.tiers[0].page[0] must name one of user, usergroup or schedule',
    ],
    [
      'a path without tiers',
      /tiers: \[\{.*\]/,
      'tiers: []',
      '42:5: escalation_paths.default.tiers must have at least one entry',
    ],
    ['a number in words', 'repeat: 2', 'repeat: two', '39:5: escalation_paths.payments.repeat must be a number'],
    ['a number below nothing', 'repeat: 2', 'repeat: -1', '39:5: escalation_paths.payments.repeat must be 0 or more'],
    [
      'a channel without its sign',
      'then: { channel: "#support-leads" }',
      'then: { channel: leads }',
      '40:13: escalation_paths.payments.then.channel must be a channel',
    ],
    [
      'an unknown path',
      '- path: default',
      '- path: defalt',
      '47:5: routing[1].path is not in escalation_paths, which has payments, default',
    ],
    [
      'a last entry with a condition',
      '- path: default',
      '- path: default\n    when: { severity: sev1 }',
      '48:5: routing[1].when must not be there: the last entry takes what no other took',
    ],
    [
      'an entry that hides others',
      '- path: default',
      '- path: default\n  - path: default',
      '47:5: routing[1] needs a "when"',
    ],
    [
      'an unknown tier in a condition',
      'customer_tier: strategic',
      'customer_tier: gold',
      '45:32: routing[0].when.customer_tier is not in customers.tiers, which has strategic, standard',
    ],
    [
      'an unknown service in a condition',
      'service: checkout,',
      'service: [checkout, mail],',
      '45:33: routing[0].when.service[1] is not in services, which has checkout',
    ],
    [
      'an unknown severity of an audience',
      'severities: [sev1] }',
      'severities: [sev9] }',
      '54:53: stakeholders.executives.severities[0] is not in severities, which has sev1',
    ],
    [
      'a role that is none',
      'escalation_manager',
      'manager',
      '49:3: roles.manager is not a key here; allowed are escalation_manager',
    ],
    [
      'a default tier that is none',
      'default_tier: standard',
      'default_tier: gold',
      '57:3: customers.default_tier is not in customers.tiers',
    ],
  ])('%s', (_, from, to, expected) => {
    expect(mistakesAfter(from, to)).toEqual([expect.stringContaining(expected)]);
  });

  test('all of them at once, from top to bottom', () => {
    const read = readPolicy(
      wholePolicy
        .replace('version: 1', 'version: one')
        .replace('repeat: 2', 'repaet: 2')
        .replace('path: default', 'path: x'),
    );
    expect(read.ok || read.mistakes.map(({ line, path }) => [line, path])).toEqual([
      [1, 'version'],
      [39, 'escalation_paths.payments.repaet'],
      [47, 'routing[1].path'],
    ]);
  });

  test.each([
    ['', '1:1: must be a group of keys'],
    ['version: 1\nversion: 1\n', '2:1: Map keys must be unique'],
    ['name: [Acme\n', '2:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['name: *nobody\n', '1:1: Unresolved alias'],
    ['version: 1\n---\nversion: 1\n', '2:1: begins a second document: a policy file has one'],
    ['\uFEFFname: Acme\r\n1:\r\n', '2:1: 1 is not a key here'],
    ['severities:\n  2: {}\n', '2:3: severities.2 must be a name of small letters, digits, - and _'],
  ])('a text that is no policy: %j', (text, expected) => {
    const read = readPolicy(text);
    expect(read.ok || describeMistakes('policy.yml', read.mistakes)).toContain(`policy.yml:${expected}`);
  });
});
