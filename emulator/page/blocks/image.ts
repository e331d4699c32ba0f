import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { object, text, type Json } from '../json.ts';
import { me } from '../wire.ts';
import { plainWords } from './text.ts';

/** A file of the workspace, named by its id or by one of its addresses, from where this page may read it. */
function slackFile({ id, url }: Json): string {
  const named = text(id) || /\b(F[A-Z0-9]{6,})\b/.exec(text(url))?.[1];
  return named ? `/_local/files/${named}?${new URLSearchParams({ as: me() }).toString()}` : text(url);
}

/** The picture, or its alternative text when it can't be loaded. */
export function ImagePicture({ image, thumb = false }: { image: Json; thumb?: boolean }): JSX.Element {
  const [broken, setBroken] = useState(false);
  const source = text(image.image_url) || slackFile(object(image.slack_file));
  const words = text(image.alt_text);
  if (broken || !/^(https?:|data:image\/|\/_local\/)/i.test(source))
    return h('span', { class: 'image-missing' }, words || 'Image');
  return h('img', {
    class: thumb ? 'image thumb' : 'image',
    src: source,
    alt: words,
    title: words,
    loading: 'lazy',
    onError: () => setBroken(true),
  });
}

export function ImageBlock({ block }: { block: Json }): JSX.Element {
  const title = plainWords(block.title);
  return h('figure', { class: 'block image-block' }, [
    title && h('figcaption', {}, title),
    h(ImagePicture, { image: block }),
  ]);
}
