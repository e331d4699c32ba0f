import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Message } from '../protocol.ts';
import { icon } from './icons.ts';
import { sizeInWords } from './sizes.ts';
import { reader } from './store.ts';

type File = NonNullable<Message['files']>[number];

/** One file: a picture where it stands, anything else by its name. Both open in a tab of their own. */
function FileRow({ file }: { file: File }): JSX.Element {
  const [broken, setBroken] = useState(false);
  const link = { href: file.url, target: '_blank', rel: 'noopener noreferrer' };
  // What the workspace itself hands out as a picture; anything else would be a download.
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.mimetype) && !broken) {
    const alt = file.altText || file.title;
    return h('figure', { class: 'file-picture' }, [
      h('figcaption', {}, file.title),
      h(
        'a',
        link,
        h('img', { class: 'image', src: file.url, alt, title: alt, loading: 'lazy', onError: () => setBroken(true) }),
      ),
    ]);
  }
  return h('a', { ...link, class: 'file-row' }, [
    icon('file', 22),
    h('span', { class: 'file-words' }, [
      h('strong', {}, file.title),
      h('small', {}, `${file.title === file.name ? '' : `${file.name} · `}${sizeInWords(file.size, reader().locale)}`),
    ]),
  ]);
}

export function Files({ files }: { files: readonly File[] }): JSX.Element {
  return h(
    'div',
    { class: 'files' },
    files.map((file) => h(FileRow, { key: file.id, file })),
  );
}
