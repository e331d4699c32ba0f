import type { MenuGroup } from '../menu.ts';
import { hashFor, MOST_PANES } from './address.ts';
import { candidates, nameOf, personName, type Pane, type PanesProps } from './panes.ts';

/** Who a pane may be instead, and its way into a window of its own. */
export function paneGroups({ become }: PanesProps, pane: Pane): MenuGroup[] {
  const people = pane.news?.people ?? [];
  return [
    {
      title: 'Act as',
      items: people
        .filter((each) => each.id !== pane.news?.me.id)
        .map((each) => ({ label: personName(each), detail: each.about, pick: () => become(pane, each.id) })),
    },
    {
      items: [
        { label: `Open ${nameOf(pane)} in a new window`, icon: 'window', href: `/#${pane.hash}`, pick: () => {} },
      ],
    },
  ];
}

export function addGroup({ panes, add }: PanesProps, beside: Pane): MenuGroup {
  if (panes.length >= MOST_PANES) return { title: `Add a person: ${MOST_PANES} at most`, items: [] };
  return {
    title: 'Add a person',
    items: candidates(panes).map((each) => ({
      label: personName(each),
      detail: each.about,
      icon: 'plus',
      pick: () => add(hashFor(beside.hash, each.id)),
    })),
  };
}

export function closeGroup({ panes, close }: PanesProps, pane: Pane): MenuGroup {
  return {
    items: [
      ...(panes.length > 1
        ? [{ label: `Close ${nameOf(pane)}`, icon: 'close' as const, pick: () => close(pane) }]
        : []),
      { label: 'Leave split view', icon: 'leave', pick: () => location.assign(`/#${pane.hash}`) },
    ],
  };
}
