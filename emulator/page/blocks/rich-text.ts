import { h, type ComponentChildren, type JSX } from 'preact';
import { number, object, objects, text, type Json } from '../json.ts';
import { isSafeUrl } from '../mrkdwn.ts';
import { broadcast, channelMention, DateText, emoji, linkTo, mention } from '../mrkdwn-view.ts';

function styled(words: ComponentChildren, style: Json): ComponentChildren {
  let drawn = words;
  if (style.code === true) drawn = h('code', {}, drawn);
  if (style.strike === true) drawn = h('s', {}, drawn);
  if (style.underline === true) drawn = h('u', {}, drawn);
  if (style.italic === true) drawn = h('em', {}, drawn);
  if (style.bold === true) drawn = h('strong', {}, drawn);
  return drawn;
}

function inline(part: Json): ComponentChildren {
  switch (part.type) {
    case 'text':
      return text(part.text);
    case 'link':
      return isSafeUrl(text(part.url)) ? linkTo(text(part.url), text(part.text) || text(part.url)) : text(part.text);
    case 'emoji':
      return emoji(text(part.name));
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
    case 'color':
      return h('code', {}, text(part.value));
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
      const items = objects(each.elements).map((item) => h('li', {}, line(item)));
      const indent = { style: { marginInlineStart: `${(number(each.indent) ?? 0) * 1.5}em` } };
      return each.style === 'ordered'
        ? h('ol', { ...indent, start: (number(each.offset) ?? 0) + 1 }, items)
        : h('ul', indent, items);
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
