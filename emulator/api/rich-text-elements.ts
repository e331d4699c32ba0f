import { string, type Json } from '../json.ts';
import { emojiPicture } from '../page/emoji.ts';
import type { Span } from '../page/mrkdwn.ts';

type Style = { bold?: true; italic?: true; strike?: true; code?: true };

/** What stands in a line, as Slack's elements. */
export function elementsOf(spans: readonly Span[]): Json[] {
  return merged(spans.flatMap((span) => inline(span, {})));
}

function inline(span: Span, style: Style): Json[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  switch (span.type) {
    case 'bold':
    case 'italic':
    case 'strike':
    case 'code':
      return span.children.flatMap((child) => inline(child, { ...style, [span.type]: true }));
    case 'text':
      return [{ type: 'text', text: span.text, ...styled }];
    case 'break':
      return [{ type: 'text', text: '\n', ...styled }];
    case 'link':
      return [{ type: 'link', url: span.url, ...(span.label === span.url ? {} : { text: span.label }), ...styled }];
    case 'user':
      return [{ type: 'user', user_id: span.id, ...styled }];
    case 'channel':
      return [{ type: 'channel', channel_id: span.id, ...styled }];
    case 'group':
      return [{ type: 'usergroup', usergroup_id: span.id, ...styled }];
    case 'broadcast':
      return [{ type: 'broadcast', range: span.range, ...styled }];
    case 'date': {
      const url = span.url === '' ? {} : { url: span.url };
      const { epochSeconds: timestamp, format, fallback } = span;
      return [{ type: 'date', timestamp, format, ...url, fallback, ...styled }];
    }
    case 'emoji': {
      const unicode = unicodeOf(span.name);
      if (unicode === null) return [{ type: 'text', text: `:${span.name}:`, ...styled }];
      return [{ type: 'emoji', name: span.name, unicode, ...styled }];
    }
  }
}

function unicodeOf(name: string): string | null {
  const picture = emojiPicture(name);
  if (picture === null) return null;
  return Array.from(picture, (sign) => sign.codePointAt(0)?.toString(16)).join('-');
}

/** The same for a preformatted part, where only text and links may stand. */
export function literalsOf(spans: readonly Span[]): Json[] {
  return merged(spans.flatMap(literal));
}

function literal(span: Span): Json[] {
  switch (span.type) {
    case 'text':
    case 'break':
    case 'link':
      return inline(span, {});
    case 'user':
    case 'channel':
    case 'group':
      return [{ type: 'text', text: `${span.type === 'channel' ? '#' : '@'}${span.label || span.id}` }];
    case 'broadcast':
      return [{ type: 'text', text: `@${span.range}` }];
    default:
      return [{ type: 'text', text: 'fallback' in span ? span.fallback : '' }];
  }
}

/** Neighbouring texts of the same style are one. */
export function merged(elements: readonly Json[]): Json[] {
  const whole: Json[] = [];
  for (const element of elements) {
    const before = whole.at(-1);
    const joins =
      before?.['type'] === 'text' &&
      element['type'] === 'text' &&
      JSON.stringify(before['style']) === JSON.stringify(element['style']);
    if (joins) whole[whole.length - 1] = { ...before, text: string(before['text']) + string(element['text']) };
    else whole.push(element);
  }
  return whole;
}
