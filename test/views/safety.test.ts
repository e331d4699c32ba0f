import { expect, test } from 'vitest';
import { clip, escape, line, prose } from '../../src/views/slack/text.ts';
import { firstUpdateText } from '../../src/views/slack/first-update.ts';
import { topicText } from '../../src/views/slack/topic.ts';
import { labels, messagesOf, textsOf, viewsOf } from './every-view.ts';
import { everywhere, situations } from './states.ts';
import fc from 'fast-check';

/** All text that Slack would parse for mentions and links: notifications and mrkdwn, not plain_text. */
function parsed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(parsed);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(parsed)];
}

const attack = '<!channel> <!here> <@UEVIL> <#CEVIL> <https://evil.example|your bank> <!subteam^S1> <!date^1^{date}|x>';
/** What our own text may say between angle brackets. */
const ours =
  /<(@(?!UEVIL)\w+|#(?!CEVIL)[\w-]+|!date\^\d+\^[{}\w ·]+\|[^<>|]+|https:\/\/acme\.slack\.com[^<>|]*\|[^<>]+)>/g;

test.each(labels)('nothing that people wrote mentions, links or notifies while: %s', (label) => {
  for (const text of [attack, `${'x'.repeat(170)}${attack}`, attack.repeat(60)]) {
    const situation = situations(everywhere(text))[label];
    if (!situation) throw new Error(`no situation ${label}`);
    for (const language of ['en', 'es'] as const) {
      const messages = messagesOf(situation, everywhere(text), language);
      const texts = [
        ...messages.map(([, message]) => message.text),
        ...messages.flatMap(([, message]) => parsed(message.blocks)),
        ...viewsOf(situation, everywhere(text), language).flatMap(([, view]) => parsed(view)),
        ...textsOf(situation, language, everywhere(text)).map(([, said]) => said),
        topicText(situation.e, language),
      ];
      // Whatever is left of an angle bracket is a mention that people typed, or one of ours that was cut in two.
      for (const each of texts) expect(each.replaceAll(ours, '')).not.toMatch(/[<>](?<!(^|\n)>)/);
    }
  }
});

test('the text of an update stays plain: it is edited by people, and escaped when it is shown', () => {
  const { e } = situations(everywhere(attack))['working in a room'] ?? { e: undefined };
  expect(e && firstUpdateText(e, 'en')).toContain('<!channel>');
});

test('clipping never cuts an emoji or an escape in two', () => {
  const unit = fc.constantFrom('&', '<', 'a', '🔴', ' ', 'é');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (text, max) => {
      const shown = clip(escape(text), max);
      expect(shown.length).toBeLessThanOrEqual(max);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown.replaceAll(/&(amp|lt|gt);/g, '')).not.toContain('&');
    }),
  );
});

test('what fits is not clipped, and what does not ends in an ellipsis', () => {
  expect(clip('Checkout', 8)).toBe('Checkout');
  expect(clip('Checkout is down', 9)).toBe('Checkout…');
});

test('directions are neutralised and right-to-left names are kept to themselves', () => {
  expect(line('Acme\u202E Corp\u200F', 80)).toBe('Acme Corp');
  expect(line('شركة', 80)).toBe('\u2068شركة\u2069');
});

test('one line stays one line, and prose keeps its lines', () => {
  expect(line(' Checkout\r\n is\tdown ', 80)).toBe('Checkout is down');
  expect(prose('a\r\n\r\n\r\n\r\nb\u0000 ', 80)).toBe('a\n\nb');
});
