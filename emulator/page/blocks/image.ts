import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { object, text, type Json } from '../json.ts';
import { plainWords } from './text.ts';

/** The picture, or its alternative text when it can't be loaded. */
export function ImagePicture({ image, thumb = false }: { image: Json; thumb?: boolean }): JSX.Element {
  const [broken, setBroken] = useState(false);
  const source = text(image.image_url) || text(object(image.slack_file).url);
  const words = text(image.alt_text);
  if (broken || !/^(https?:|data:image\/)/i.test(source))
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
