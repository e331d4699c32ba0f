import { h, type JSX, type RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { evenly, moved } from './address.ts';
import { nameOf, type Pane } from './panes.ts';

const STEP = 2;

/** The lines between panes: dragged, or moved by the arrow keys; Enter and a double click make all as wide as each other. */
export function useDivider(
  panes: readonly Pane[],
  setPanes: (change: (before: Pane[]) => Pane[]) => void,
  row: RefObject<HTMLDivElement | null>,
): { divider(at: number): JSX.Element; dragging: boolean } {
  const [dragging, setDragging] = useState(false);
  const widen = (shares: (before: readonly number[]) => number[]) =>
    setPanes((before) => {
      const next = shares(before.map((pane) => pane.share));
      return before.map((pane, at) => ({ ...pane, share: next[at] ?? pane.share }));
    });
  const even = () => widen((before) => evenly(before.length));

  const divider = (at: number) => {
    const [left, right] = [panes[at], panes[at + 1]];
    const both = (left?.share ?? 0) + (right?.share ?? 0);
    const move = (by: number) => widen((before) => moved(before, at, by));
    const press = (event: KeyboardEvent) => {
      const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -100, End: 100 }[event.key];
      if (by === undefined && event.key !== 'Enter') return;
      event.preventDefault();
      if (by === undefined) even();
      else move(by);
    };
    const drag = (event: PointerEvent) => {
      const edge = event.currentTarget instanceof HTMLElement ? event.currentTarget.parentElement : null;
      if (!dragging || !edge || !row.current) return;
      move(((event.clientX - edge.getBoundingClientRect().right) / row.current.scrollWidth) * 100);
    };
    return h('div', {
      class: 'divider',
      role: 'separator',
      tabIndex: 0,
      'aria-orientation': 'vertical',
      'aria-label': left && right ? `Width of ${nameOf(left)} beside ${nameOf(right)}` : 'Width',
      'aria-controls': left ? `pane-${left.key}` : undefined,
      'aria-valuemin': 10,
      'aria-valuemax': Math.round(both) - 10,
      'aria-valuenow': Math.round(left?.share ?? 0),
      'aria-valuetext': `${Math.round(left?.share ?? 0)}% of the width`,
      onKeyDown: press,
      onDblClick: even,
      onPointerDown: (event: PointerEvent) => {
        if (!(event.currentTarget instanceof HTMLElement)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      },
      onPointerMove: drag,
      onPointerUp: () => setDragging(false),
      onPointerCancel: () => setDragging(false),
    });
  };
  return { divider, dragging };
}
