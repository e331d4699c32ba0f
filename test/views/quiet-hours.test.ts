import { expect, test } from 'vitest';
import { messageError } from '../../emulator/rules/message.ts';
import { byDefault } from '../../src/domain/reach.ts';
import { hour } from '../../src/domain/time.ts';
import { bundleMessage } from '../../src/views/slack/bundle.ts';
import { homeView } from '../../src/views/slack/home.ts';
import { personNotice } from '../../src/views/slack/person-notice.ts';
import { settingsForm } from '../../src/views/slack/settings-form.ts';
import { people, start } from '../support/domain.ts';
import { homeState } from './home-state.ts';
import { at, buttonsOn, read } from './reading.ts';

const { e, events } = at('resolved');
const notices = (count: number) =>
  Array.from({ length: count }, () => {
    const event = events.findLast(({ type }) => type === 'resolved');
    if (!event) throw new Error('it was not resolved');
    return personNotice(e, event, 'en', people.olga);
  });

test('what waited is told whole and in order, and one alone as if it had not waited', () => {
  const [one, two] = notices(2);
  if (!one || !two) throw new Error('there are two');
  const bundle = bundleMessage([one, two], 'en');
  expect(read(bundle)).toBe(['*While you had quiet hours:* 2 messages', read(one), read(two)].join('\n'));
  expect(buttonsOn(bundle)).toEqual([...buttonsOn(one), ...buttonsOn(two)]);
  expect(bundleMessage([one], 'en')).toBe(one);
});

test('of more than Slack takes, the later ones are told by their first line, and the rest is counted', () => {
  const bundle = bundleMessage(notices(40), 'es');
  expect(messageError({ ...bundle, update: true })).toBeNull();
  expect(read(bundle).match(/resolved ESC-142, which you opened/g)).toHaveLength(20);
  expect(read(bundle)).toMatch(/^\*Durante sus horas de silencio:\* 40 mensajes\n[\s\S]*\ny 20 más$/);
  expect(buttonsOn(bundle).length).toBeGreaterThan(10);
});

test('Home says when quiet hours are, by whose clocks, and how much waits until when', () => {
  const reach = { ...byDefault, quiet: { from: 22 * 60, to: 7 * 60 } };
  const settings = { reach, mail: true, zone: { name: 'Europe/Madrid', own: true } };
  const home = (waiting: { count: number; until: number } | null, language: 'en' | 'es') =>
    read(homeView(homeState({ settings, waiting }), language));
  expect(home({ count: 2, until: start + hour }, 'en')).toMatch(
    /Quiet hours: 22:00–07:00 \(Europe\/Madrid\)\. .*\n2 messages wait until 23 Nov, 15:03\./,
  );
  expect(home({ count: 1, until: start + hour }, 'es')).toMatch(/1 mensaje espera hasta: 23 nov, 15:03\./);
  expect(home(null, 'en')).not.toMatch(/wait until/);
});

test('the form proposes a night, and says whose clocks it goes by', () => {
  const form = (own: boolean) =>
    JSON.stringify(settingsForm({ reach: byDefault, mail: true, zone: { name: 'Asia/Kathmandu', own } }, 'en'));
  expect(form(true)).toContain('By the clocks of Asia/Kathmandu, your time zone in Slack');
  expect(form(false)).toContain("Slack doesn't say which time zone is yours");
  expect(form(true)).toMatch(/"initial_time":"22:00".*"initial_time":"07:00"/);
});
