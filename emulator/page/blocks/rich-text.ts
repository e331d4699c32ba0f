import { h, type ComponentChildren, type JSX } from 'preact';
import { number, object, objects, text, type Json } from '../json.ts';
import { emojiPicture } from '../emoji.ts';
import { isSafeUrl } from '../mrkdwn.ts';
import { broadcast, channelMention, DateText, emoji, linkTo, mention } from '../mrkdwn-view.ts';
import { workspace } from '../store.ts';

function styled(words: ComponentChildren, style: Json): ComponentChildren {
  let drawn = words;
  if (style.code === true) drawn = h('code', {}, drawn);
  if (style.highlight === true || style.client_highlight === true) drawn = h('mark', {}, drawn);
  if (style.strike === true) drawn = h('s', {}, drawn);
  if (style.underline === true) drawn = h('u', {}, drawn);
  if (style.italic === true) drawn = h('em', {}, drawn);
  if (style.bold === true) drawn = h('strong', {}, drawn);
  return drawn;
}

/** Slack sends the character itself along with most names. */
function drawnEmoji(part: Json): ComponentChildren {
  const codes = text(part.unicode)
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  const known = codes.every((code) => code > 0 && code < 0x110000) && emojiPicture(text(part.name)) === null;
  return known ? String.fromCodePoint(...codes) : emoji(text(part.name));
}

function swatch(colour: string): JSX.Element | false {
  return (
    /^#[0-9a-f]{3,8}$/i.test(colour) &&
    h('svg', { width: 12, height: 12 }, h('rect', { width: 12, height: 12, rx: 3, fill: colour }))
  );
}

function inline(part: Json): ComponentChildren {
  switch (part.type) {
    case 'text':
      return text(part.text);
    case 'link':
      return isSafeUrl(text(part.url)) ? linkTo(text(part.url), text(part.text) || text(part.url)) : text(part.text);
    case 'emoji':
      return drawnEmoji(part);
    case 'user':
      return mention(text(part.user_id));
    case 'usergroup':
      return h('span', { class: 'mention' }, '@group');
    case 'channel':
      return channelMention(text(part.channel_id));
    case 'broadcast':
      return broadcast(text(part.range));
    case 'date':
      return h(DateText, {
        epochSeconds: number(part.timestamp) ?? Number.NaN,
        format: text(part.format),
        fallback: text(part.fallback),
        url: text(part.url),
      });
    case 'team':
      return h('span', { class: 'mention' }, `@${workspace().team.name}`);
    case 'color':
      return h('span', { class: 'swatch' }, [swatch(text(part.value)), text(part.value)]);
    default:
      return text(part.text);
  }
}

function line(holder: Json): ComponentChildren[] {
  return objects(holder.elements).map((part) => styled(inline(part), object(part.style)));
}

function part(each: Json): JSX.Element {
  switch (each.type) {
    case 'rich_text_list': {
      const bordered = each.border === 1 ? { class: 'bordered' } : {};
      const items = objects(each.elements).map((item) => h('li', {}, line(item)));
      const indent = { style: { marginInlineStart: `${(number(each.indent) ?? 0) * 1.5}em` } };
      return each.style === 'ordered'
        ? h('ol', { ...indent, ...bordered, start: (number(each.offset) ?? 0) + 1 }, items)
        : h('ul', { ...indent, ...bordered }, items);
    }
    case 'rich_text_preformatted':
      return h('pre', {}, line(each));
    case 'rich_text_quote':
      return h('blockquote', {}, line(each));
    default:
      return h('div', { class: 'rich-line' }, line(each));
  }
}

/** What Slack makes of a composed message, read only. */
export function RichText({ block }: { block: Json }): JSX.Element {
  return h('div', { class: 'block mrkdwn' }, objects(block.elements).map(part));
}
