import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Message } from '../protocol.ts';
import { avatar } from './avatar.ts';
import { emojiPicture } from './emoji.ts';
import { nameOf } from './store.ts';

type Authored = Pick<Message, 'user' | 'guise'>;

/** Who wrote it, by the name that the message gives itself if it does. */
export function authorName({ user, guise }: Authored): string {
  return guise?.name ?? nameOf(user);
}

/** Whether both are by the same, under the same name and picture. */
export function sameAuthor(one: Authored, other: Authored): boolean {
  const same = (key: 'name' | 'emoji' | 'image') => one.guise?.[key] === other.guise?.[key];
  return one.user === other.user && same('name') && same('emoji') && same('image');
}

/** The author's face: the message's own emoji or picture, if it has one that can be shown. */
export function AuthorFace({ message: { user, guise } }: { message: Authored }): JSX.Element {
  const [broken, setBroken] = useState(false);
  const emoji = guise?.emoji ? emojiPicture(guise.emoji.replaceAll(':', '')) : null;
  if (emoji !== null) return h('span', { class: 'avatar large bot emoji-face', 'aria-hidden': 'true' }, emoji);
  if (!guise?.image || broken || !/^https?:/i.test(guise.image)) return avatar(user, 'large');
  return h('img', { class: 'avatar large bot', src: guise.image, alt: '', onError: () => setBroken(true) });
}
