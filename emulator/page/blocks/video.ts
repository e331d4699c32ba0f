import { h, type JSX } from 'preact';
import { icon } from '../icons.ts';
import { text, type Json } from '../json.ts';
import { isSafeUrl } from '../mrkdwn.ts';
import { linkTo } from '../mrkdwn-view.ts';
import { ImagePicture } from './image.ts';
import { plainWords } from './text.ts';
import { words } from './words.ts';

/** A video's picture and words. It plays in a tab of its own, as this page takes nothing but pictures from other places. */
export function Video({ block }: { block: Json }): JSX.Element {
  const title = plainWords(block.title);
  const description = plainWords(block.description);
  const from = [text(block.author_name), text(block.provider_name)].filter(Boolean).join(' · ');
  const thumbnail = h(ImagePicture, { image: { image_url: block.thumbnail_url, alt_text: block.alt_text } });
  const watch = { href: text(block.video_url), target: '_blank', rel: 'noopener noreferrer' };
  return h('figure', { class: 'block video' }, [
    h('figcaption', {}, [
      from &&
        h('div', { class: 'video-from' }, [
          text(block.provider_icon_url) &&
            h(ImagePicture, { image: { image_url: block.provider_icon_url, alt_text: '' }, thumb: true }),
          from,
        ]),
      h(
        'div',
        { class: 'video-title' },
        isSafeUrl(text(block.title_url)) ? linkTo(text(block.title_url), title) : title,
      ),
      description && h('div', { class: 'plain' }, description),
    ]),
    isSafeUrl(text(block.video_url))
      ? h('a', { ...watch, class: 'video-play', 'aria-label': words().watch(title) }, [
          thumbnail,
          h('span', { class: 'video-button' }, icon('play', 26)),
        ])
      : thumbnail,
  ]);
}

/** A file that lives elsewhere: Slack knows it by the id that the app gave it. */
export function RemoteFile({ block }: { block: Json }): JSX.Element {
  return h('div', { class: 'block file-row' }, [
    icon('file', 22),
    h('span', { class: 'file-words' }, [h('strong', {}, text(block.external_id)), h('small', {}, words().remoteFile)]),
  ]);
}
