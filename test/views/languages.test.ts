import { expect, test } from 'vitest';
import type { Language } from '../../src/domain/terms.ts';
import { words } from '../../src/i18n/say.ts';
import { firstUpdateText } from '../../src/views/slack/first-update.ts';
import { topicText } from '../../src/views/slack/topic.ts';
import { purposeText } from '../../src/views/slack/room-purpose.ts';
import { labels, messagesOf, textsOf, viewsOf } from './every-view.ts';
import { everywhere, situations } from './states.ts';

/** Every piece of text of ours that is long enough to be recognised: functions are asked with marks, and cut at them. */
function pieces(value: unknown): readonly string[] {
  if (typeof value === 'function') return pieces(String(Reflect.apply(value, null, ['¤', '¤', '¤'])));
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(pieces);
  return String(value)
    .split(/[¤*:.;,()·`«»“”]/)
    .map((piece) => piece.trim())
    .filter((piece) => /\p{L}{5}|\p{L}{2,}\P{L}+\p{L}{2,}/u.test(piece));
}

const [english, spanish] = [new Set(pieces(words('en'))), new Set(pieces(words('es')))];
const onlyIn: Readonly<Record<Language, readonly string[]>> = {
  en: [...english].filter((piece) => ![...spanish].some((other) => other.includes(piece))),
  es: [...spanish].filter((piece) => ![...english].some((other) => other.includes(piece))),
};

/** What a screen shows: its texts, without what is typed as a command and the shortcut's name, which is the manifest's. */
function shown(screen: unknown): readonly string[] {
  if (typeof screen === 'string') return [screen.replaceAll(/`[^`]*`/g, '').replaceAll('Escalate this message', '')];
  if (Array.isArray(screen)) return screen.flatMap(shown);
  if (typeof screen !== 'object' || screen === null) return [];
  const own = 'text' in screen && typeof screen.text === 'string' ? shown(screen.text) : [];
  return [
    ...own,
    ...Object.values(screen)
      .filter((each) => typeof each === 'object')
      .flatMap(shown),
  ];
}

function foreign(screen: unknown, language: Language): readonly string[] {
  const text = shown(screen).join('\n');
  return onlyIn[language === 'en' ? 'es' : 'en'].filter((piece) =>
    text.split(piece).some((before, index, all) => index < all.length - 1 && standsAlone(before, all[index + 1] ?? '')),
  );
}

const standsAlone = (before: string, after: string) => !/[\p{L}]$/u.test(before) && !/^[\p{L}]/u.test(after);

const writing = everywhere('#####');
const all = situations(writing);

test('there are words to recognise each language by', () => {
  expect(onlyIn.en.length).toBeGreaterThan(150);
  expect(onlyIn.es.length).toBeGreaterThan(150);
  expect(foreign({ text: 'Page next now' }, 'es')).toEqual(['Page next now']);
});

test.each(labels)('no screen mixes languages while: %s', (label) => {
  const situation = all[label];
  if (!situation) throw new Error(`no situation ${label}`);
  for (const language of ['en', 'es'] as const) {
    const drawn = [
      ...messagesOf(situation, writing, language),
      ...viewsOf(situation, writing, language),
      ...textsOf(situation, language, writing),
      ['topic', topicText(situation.e, language)] as const,
      ['purpose', purposeText(situation.e, language)] as const,
      ['first update', firstUpdateText(situation.e, language)] as const,
    ];
    for (const [name, screen] of drawn)
      expect({ name, foreign: foreign(screen, language) }).toEqual({ name, foreign: [] });
  }
});
