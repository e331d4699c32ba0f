import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageError } from '../../emulator/rules/message.ts';
import { channelNameError, topicError } from '../../emulator/rules/names.ts';
import { checkView, viewTooLarge } from '../../emulator/rules/view.ts';
import type { Language } from '../../src/domain/terms.ts';
import { customerDraft } from '../../src/views/slack/customer-draft.ts';
import { firstUpdateText } from '../../src/views/slack/first-update.ts';
import { roomName } from '../../src/views/slack/room-name.ts';
import { purposeText } from '../../src/views/slack/room-purpose.ts';
import { topicText } from '../../src/views/slack/topic.ts';
import { labels, messagesOf, textsOf, viewsOf } from './every-view.ts';
import { everywhere, plainWriting, situations, type Situation, type Writing } from './states.ts';

/** What people paste, at the length that a message can have. */
const nasty: Readonly<Record<string, string>> = {
  nothing: '',
  'only spaces': '   \n\t ',
  'ten thousand letters': 'x'.repeat(10_000),
  'ten thousand ampersands': '&'.repeat(10_000),
  'ten thousand emoji': '👩‍🚒'.repeat(2_500),
  'ten thousand line breaks': 'a\n'.repeat(5_000),
  'right-to-left with overrides': '\u202Eمرحبا بالعالم\u2066 abc '.repeat(500),
  broadcasts: '<!channel> <!here> <@U999> <#C999> <https://evil.example|click> '.repeat(100),
  'marks of mrkdwn': '*bold* _it_ ~no~ `code` ```fence > quote '.repeat(200),
  'entities typed out': '&lt;!channel&gt; &amp;amp; '.repeat(400),
  'half of a surrogate pair': 'broken \uD83D end \uDC00'.repeat(500),
  'control characters': 'nul\u0000bell\u0007esc\u001B'.repeat(500),
};

const languages: readonly Language[] = ['en', 'es'];

/** What Slack would refuse, each with the screen's name. */
function problems(situation: Situation, writing: Writing, language: Language): readonly unknown[] {
  const { e } = situation;
  return [
    ...messagesOf(situation, writing, language).flatMap(([name, message]) => {
      const error = messageError({ ...message, update: true });
      return error ? [{ name, error }] : [];
    }),
    ...viewsOf(situation, writing, language).flatMap(([name, view]) => [
      ...checkView(view).map((problem) => ({ name, problem })),
      ...(viewTooLarge(view) ? [{ name, problem: 'too large' }] : []),
    ]),
    ...textsOf(situation, language, writing).filter(([, text]) => text === '' || text.length > 3000),
    ...[topicText(e, language), purposeText(e, language)].filter(
      (text) => topicError(text) !== null || text.length > 250,
    ),
    ...[roomName(e), roomName(e, '2')].filter((name) => channelNameError(name) !== null),
    ...(firstUpdateText(e, language).length > 2500 ? ['first update'] : []),
    ...(customerDraft(e, language).length > 2500 ? ['words for customers'] : []),
  ];
}

describe.each(languages)('in %s', (language) => {
  test.each(labels)('Slack takes every screen while: %s', (label) => {
    const situation = situations()[label];
    expect(situation && problems(situation, plainWriting, language)).toEqual([]);
  });

  test.each(Object.keys(nasty))('Slack takes every screen of every state with %s typed everywhere', (kind) => {
    const writing = everywhere(nasty[kind] ?? '');
    for (const [label, situation] of Object.entries(situations(writing)))
      expect({ label, problems: problems(situation, writing, language) }).toEqual({ label, problems: [] });
  });

  test('Slack takes every screen with any text at all', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom('&', '<', '>', '*', '`', '\n', '|', '^', 'é', '🔴', ' ', 'a'),
        maxLength: 4000,
      }),
    );
    fc.assert(
      fc.property(
        fc.record({ title: text, description: text, name: text, note: text }),
        fc.constantFrom(...labels),
        (writing, label) => {
          const situation = situations(writing)[label];
          expect(situation && problems(situation, writing, language)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
