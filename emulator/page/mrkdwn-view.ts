import { h, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { badges, badgesBeside } from './badges.ts';
import { fillDateTokens, fullTime } from './dates.ts';
import { emojiPicture, emojiWords } from './emoji.ts';
import { isSafeUrl, parseMrkdwn, type Chunk, type Span } from './mrkdwn.ts';
import { channelAddress, insideLink, openCanvas, openChannel, openMessage } from './route.ts';
import { channelById, getState, nameOf, person, reader, workspaceNow } from './store.ts';

/** A link out of the page opens a new tab; one that points into the workspace goes there. */
export function linkTo(url: string, children: ComponentChildren): JSX.Element {
  const inside = insideLink(url);
  const follow = (event: MouseEvent) => {
    if (!inside || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if ('canvas' in inside) openCanvas(inside.canvas);
    else if (inside.ts === null) openChannel(inside.channel);
    else openMessage(inside.channel, inside.ts, inside.thread);
  };
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer', onClick: follow }, children);
}

export function mention(id: string, label = ''): JSX.Element {
  const known = person(id);
  const mine = id === getState().as;
  return h(
    'span',
    {
      class: `mention${mine ? ' mine' : ''}${known?.deleted ? ' gone' : ''}`,
      title: known ? [`@${known.name}`, ...badges(known)].join(' · ') : undefined,
    },
    [`@${known ? nameOf(id) : label || id}`, known && !known.isBot && badgesBeside(known)],
  );
}

export function channelMention(id: string, label = ''): JSX.Element {
  const known = channelById(id);
  if (!known) return h('span', { class: 'mention' }, label ? `#${label}` : '#private channel');
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openChannel(id);
  };
  return h('a', { class: 'mention', href: channelAddress(id), onClick: follow }, `#${known.name}`);
}

export function broadcast(range: string): JSX.Element {
  return h('span', { class: 'mention mine' }, `@${range}`);
}

export function emoji(name: string): ComponentChildren {
  const picture = emojiPicture(name);
  return picture === null
    ? `:${name}:`
    : h('span', { class: 'emoji', role: 'img', 'aria-label': emojiWords(name) }, picture);
}

type DateProps = { epochSeconds: number; format: string; fallback: string; url: string };

/** A moment in the reader's own words; one that says "ago" or "today" stays true while it stands there. */
export function DateText({ epochSeconds, format, fallback, url }: DateProps): JSX.Element {
  const [, tick] = useState(0);
  const changes = /\{(ago|[a-z_]*pretty)\}/.test(format);
  useEffect(() => {
    if (!changes) return;
    const timer = setInterval(() => tick((count) => count + 1), 20_000);
    return () => clearInterval(timer);
  }, [changes]);
  const words = fillDateTokens(format, epochSeconds, reader(), workspaceNow()) ?? fallback;
  const moment = epochSeconds * 1000;
  const attributes =
    Number.isFinite(moment) && Math.abs(moment) < 8e15
      ? { dateTime: new Date(moment).toISOString(), title: fullTime(moment, reader()) }
      : {};
  const time = h('time', attributes, words);
  return isSafeUrl(url) ? linkTo(url, time) : time;
}

/** One piece of a text, drawn. */
export function span(each: Span): ComponentChildren {
  switch (each.type) {
    case 'text':
      return each.text;
    case 'break':
      return h('br', {});
    case 'bold':
      return h('strong', {}, each.children.map(span));
    case 'italic':
      return h('em', {}, each.children.map(span));
    case 'strike':
      return h('s', {}, each.children.map(span));
    case 'code':
      return h('code', {}, each.children.map(span));
    case 'link':
      return linkTo(each.url, each.label);
    case 'user':
      return mention(each.id, each.label);
    case 'channel':
      return channelMention(each.id, each.label);
    case 'group':
      return h('span', { class: 'mention' }, each.label || '@group');
    case 'broadcast':
      return broadcast(each.range);
    case 'date':
      return h(DateText, each);
    case 'emoji':
      return emoji(each.name);
  }
}

function chunk(each: Chunk): JSX.Element {
  const children = each.children.map(span);
  switch (each.type) {
    case 'preformatted':
      return h('pre', {}, children);
    case 'quote':
      return h('blockquote', {}, children);
    case 'paragraph':
      return h('div', {}, children);
  }
}

/** mrkdwn, drawn. */
export function mrkdwn(source: string): JSX.Element[] {
  return parseMrkdwn(source).map(chunk);
}
