import { expect, test } from 'vitest';
import { languageOf, words } from '../../src/i18n/say.ts';

type Leaf = readonly [path: string, value: unknown];

/** Every string and function of a dictionary, with where it stands. */
export function leavesOf(value: unknown, path = ''): readonly Leaf[] {
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

/** The same in both languages, and rightly so: abbreviations and words that are spelt alike. */
const alike = new Set(['terms.routes.supervisor', 'terms.facts.rca', 'topic.rcaBy']);

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
  expect(spanish === english).toBe(alike.has(path) || !/\p{L}{3}/u.test(english.replaceAll(/‹\d›/g, '')));
});

test.each(paths)('"%s" is calm, and needs no escaping', (path) => {
  for (const text of [said(en.get(path), marks), said(es.get(path), marks)]) expect(text).not.toMatch(/[&<>!¡]/);
});

test('one is singular and more are plural', () => {
  for (const language of ['en', 'es'] as const) {
    const { list, show } = words(language).answers;
    const { channel } = words(language).notices;
    const { preview } = words(language).forms;
    for (const count of [list.count, show.earlier, channel.rounds, preview.again])
      expect(count(1).replace('1', '2')).not.toBe(count(2));
  }
  expect(words('en').answers.list.count(1)).toBe('*1 escalation*');
  expect(words('es').answers.list.count(2)).toBe('*2 escalaciones*');
});

test.each([
  ['es', 'es'],
  ['es-ES', 'es'],
  ['es-419', 'es'],
  ['es_MX', 'es'],
  ['en-GB', 'en'],
  ['et-EE', 'en'],
  ['fr-FR', 'en'],
  ['', 'en'],
  [null, 'en'],
  [undefined, 'en'],
])('whoever has the locale %s reads %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
