import { h, type JSX } from 'preact';
import { face } from '../avatar.ts';
import { icon } from '../icons.ts';
import { MenuButton } from '../menu.ts';
import { addGroup, closeGroup, paneGroups } from './pane-menus.ts';
import { nameOf, type PanesProps } from './panes.ts';

/** Where one pane fits at a time: a tab for each, with a mark where something is unread, and one menu for the rest. */
export function PaneTabs(all: PanesProps): JSX.Element {
  const { panes, shown, show } = all;
  const at = Math.max(
    0,
    panes.findIndex((pane) => pane.key === shown),
  );
  const here = panes[at];
  const step = (event: KeyboardEvent) => {
    const last = panes.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const next = to === undefined ? undefined : panes[to];
    if (!next) return;
    event.preventDefault();
    show(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  return h('div', { class: 'split-tabs' }, [
    h(
      'div',
      { role: 'tablist', 'aria-label': 'People', onKeyDown: step },
      panes.map((pane) => {
        const selected = pane.key === here?.key;
        const unread = selected ? 0 : (pane.news?.unread ?? 0);
        return h(
          'button',
          {
            key: pane.key,
            id: `tab-${pane.key}`,
            type: 'button',
            role: 'tab',
            class: 'split-tab',
            'aria-selected': selected,
            'aria-controls': `pane-${pane.key}`,
            tabIndex: selected ? 0 : -1,
            title: nameOf(pane),
            onClick: () => show(pane.key),
          },
          [
            pane.news && face(pane.news.me, 'tiny'),
            h('span', {}, nameOf(pane)),
            unread > 0 &&
              h('span', { class: 'split-badge' }, [
                unread > 99 ? '99+' : unread,
                h('span', { class: 'unseen' }, ' unread'),
              ]),
          ],
        );
      }),
    ),
    here &&
      h(
        MenuButton,
        {
          label: 'Split view menu',
          class: 'icon-button',
          groups: () => [addGroup(all, here), ...paneGroups(all, here), closeGroup(all, here)],
        },
        icon('more'),
      ),
  ]);
}
