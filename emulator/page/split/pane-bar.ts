import { h, type JSX } from 'preact';
import { face } from '../avatar.ts';
import { icon } from '../icons.ts';
import { MenuButton } from '../menu.ts';
import { MOST_PANES } from './address.ts';
import { addGroup, paneGroups } from './pane-menus.ts';
import { nameOf, type Pane, type PanesProps } from './panes.ts';

/** Over each pane: who is in it and where, and the ways to change, close and, over the last, to add one and to leave. */
export function PaneBar({ pane, last, ...all }: PanesProps & { pane: Pane; last: boolean }): JSX.Element {
  const { news } = pane;
  const name = nameOf(pane);
  const full = all.panes.length >= MOST_PANES;
  return h('header', { class: 'pane-bar' }, [
    h(
      MenuButton,
      {
        label: `${name}. Change who is in this pane`,
        class: 'pane-person',
        disabled: news === null,
        groups: () => paneGroups(all, pane),
      },
      [news && face(news.me, 'tiny'), h('strong', {}, name), news && h('small', {}, news.me.about), icon('down', 14)],
    ),
    h('span', { class: 'pane-tools' }, [
      all.panes.length > 1 &&
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            title: `Close ${name}`,
            'aria-label': `Close ${name}`,
            onClick: () => all.close(pane),
          },
          icon('close', 16),
        ),
      last &&
        h(
          MenuButton,
          {
            label: full ? `${MOST_PANES} people at most` : 'Add a person',
            class: 'icon-button',
            disabled: full,
            groups: () => [addGroup(all, pane)],
          },
          icon('plus', 16),
        ),
      last &&
        h(
          'a',
          {
            class: 'icon-button',
            href: `/#${all.panes[0]?.hash ?? ''}`,
            title: 'Leave split view',
            'aria-label': 'Leave split view',
          },
          icon('leave', 16),
        ),
    ]),
  ]);
}
