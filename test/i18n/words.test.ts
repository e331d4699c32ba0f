import { expect, test } from 'vitest';
import { words } from '../../src/i18n/say.ts';

type Leaf = readonly [path: string, value: unknown];

/** Every string and function of a dictionary, with where it stands. */
function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
}

/** What a leaf says; a function is asked with `count` numbers or with one mark for each thing it fills in. */
function said(value: unknown, fillings: readonly unknown[]): string {
  return String(typeof value === 'function' ? Reflect.apply(value, null, [...fillings]) : value);
}

const marks = ['‹1›', '‹2›', '‹3›', '‹4›'];
const [en, es] = [new Map(leavesOf(words('en'))), new Map(leavesOf(words('es')))];
const paths = [...en.keys()];

test('both languages say the same things', () => {
  expect([...es.keys()]).toEqual(paths);
  expect(paths.length).toBeGreaterThan(250);
});

test.each(paths)('"%s" is said in both languages, with the same things filled in', (path) => {
  const [english, spanish] = [said(en.get(path), marks), said(es.get(path), marks)];
  const filled = (text: string) => marks.filter((mark) => text.includes(mark));
  expect(english.trim()).not.toBe('');
  expect(spanish.trim()).not.toBe('');
  expect(filled(spanish)).toEqual(filled(english));
});

test('nothing is left untranslated but what is spelt alike', () => {
  const same = paths.filter((path) => said(es.get(path), marks) === said(en.get(path), marks));
  expect(same.filter((path) => /\p{L}{2}/u.test(said(en.get(path), marks)))).toEqual([
    'terms.facts.rca',
    'topic.rcaBy',
  ]);
});

test.each(paths)('"%s" is calm, and needs no escaping', (path) => {
  for (const text of [said(en.get(path), marks), said(es.get(path), marks)]) expect(text).not.toMatch(/[&<>!¡]/);
});

test('one is singular and more are plural', () => {
  for (const language of ['en', 'es'] as const) {
    const { list, show } = words(language).answers;
    const { channel } = words(language).notices;
    const { forms, simulation } = words(language);
    for (const count of [list.count, show.earlier, channel.rounds, forms.preview.again, simulation.more])
      expect(count(1).replace('1', '2')).not.toBe(count(2));
  }
  expect(words('en').answers.list.count(1)).toBe('*1 escalation*');
  expect(words('es').answers.list.count(2)).toBe('*2 escalaciones*');
});
