import { h, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type PopoverProps = {
  anchor: HTMLElement;
  onClose(): void;
  children?: ComponentChildren;
  /** What a dialog or menu is called; a list under a field has its own name. */
  label?: string;
  kind?: 'menu' | 'list' | 'panel';
  /** 'auto' closes at a click elsewhere and takes the focus; 'manual' leaves both to the owner (a list under a text field). */
  mode?: 'auto' | 'manual';
};

const GAP = 4;
const EDGE = 8;

function place(panel: HTMLElement, anchor: HTMLElement, stretch: boolean): void {
  const from = anchor.getBoundingClientRect();
  if (stretch) panel.style.width = `${from.width}px`;
  const size = panel.getBoundingClientRect();
  const below = innerHeight - from.bottom - GAP - EDGE;
  const above = from.top - GAP - EDGE;
  const upwards = below < Math.min(size.height, 260) && above > below;
  panel.style.maxHeight = `${Math.max(120, upwards ? above : below)}px`;
  const height = Math.min(size.height, upwards ? above : below);
  const left = from.left + size.width + EDGE > innerWidth ? from.right - size.width : from.left;
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - size.width - EDGE))}px`;
  panel.style.top = `${upwards ? from.top - GAP - height : from.bottom + GAP}px`;
}

/** Something beside its anchor, in the browser's top layer, so that no scrolling box or dialog cuts it off. */
export function Popover({
  anchor,
  onClose,
  children,
  label,
  kind = 'panel',
  mode = 'auto',
}: PopoverProps): JSX.Element {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const box = panel.current;
    if (!box) return;
    box.showPopover();
    const again = () => place(box, anchor, kind === 'list');
    again();
    const grown = new ResizeObserver(again);
    grown.observe(box);
    addEventListener('scroll', again, true);
    addEventListener('resize', again);
    return () => {
      grown.disconnect();
      removeEventListener('scroll', again, true);
      removeEventListener('resize', again);
    };
  }, [anchor]);

  useEffect(() => {
    const box = panel.current;
    if (!box || mode !== 'auto') return;
    const first = box.querySelector<HTMLElement>('[data-first]');
    (first ?? box.querySelector<HTMLElement>('[role="menuitem"], input, button, a[href]'))?.focus();
    return () => {
      // Only if the focus was still ours: a click elsewhere has already chosen where it goes.
      if (document.activeElement === document.body || box.contains(document.activeElement)) anchor.focus();
    };
  }, []);

  return h(
    'div',
    {
      ref: panel,
      class: `popover ${kind}`,
      popover: mode,
      role: kind === 'menu' ? 'menu' : kind === 'panel' ? 'dialog' : undefined,
      'aria-label': label,
      onToggle: (event: ToggleEvent) => event.newState === 'closed' && close.current(),
    },
    children,
  );
}
