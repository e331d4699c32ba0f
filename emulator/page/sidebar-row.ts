import { h, type ComponentChildren, type JSX } from 'preact';

type RowProps = {
  here: boolean;
  unread: number;
  face: ComponentChildren;
  name: string;
  tag?: string | undefined;
  go(): void;
};

/** One place to go to. */
export function Row({ here, unread, face, name, tag, go }: RowProps): JSX.Element {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: `row${unread > 0 ? ' unread' : ''}`,
        'aria-current': here ? 'page' : undefined,
        onClick: go,
      },
      [
        h('span', { class: 'row-face' }, face),
        h('span', { class: 'row-name' }, name),
        tag && h('span', { class: 'row-tag' }, tag),
        unread > 0 &&
          h('span', { class: 'badge' }, [unread > 99 ? '99+' : unread, h('span', { class: 'unseen' }, ' unread')]),
      ],
    ),
  );
}

/** Places of one kind, under their title. */
export function Group({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ComponentChildren;
  children?: ComponentChildren;
}): JSX.Element {
  return h('section', { class: 'side-group' }, [
    h('div', { class: 'side-title' }, [h('h2', {}, title), extra]),
    h('ul', {}, children),
  ]);
}
