import { h, type ComponentChildren, type JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { icon, type IconName } from './icons.ts';
import { Popover } from './popover.ts';

export type MenuItem = {
  label: string;
  detail?: string;
  icon?: IconName;
  danger?: boolean;
  href?: string; // opens in a new window instead of acting
  pick(): void;
};
export type MenuGroup = { title?: string; items: MenuItem[] };

/** Up, Down, Home and End between the items of a menu, as everywhere else. */
function moveInMenu(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"], [role="menuitemradio"]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + (at <= 0 ? items.length : 0), Home: 0, End: items.length - 1 }[
    event.key
  ];
  if (to === undefined) return;
  event.preventDefault();
  items[to % items.length]?.focus();
}

function MenuList({ groups, close }: { groups: MenuGroup[]; close(): void }): JSX.Element {
  return h(
    'div',
    { class: 'menu-list', onKeyDown: moveInMenu },
    groups
      .filter((group) => group.items.length > 0)
      .map((group) =>
        h('div', { class: 'menu-group', role: 'group', 'aria-label': group.title }, [
          group.title && h('div', { class: 'menu-title', 'aria-hidden': 'true' }, group.title),
          group.items.map((item) => {
            const inside = [
              item.icon && icon(item.icon),
              h('span', { class: 'menu-words' }, [
                h('span', {}, item.label),
                item.detail && h('small', {}, item.detail),
              ]),
            ];
            const shared = { role: 'menuitem' as const, class: item.danger ? 'menu-item danger' : 'menu-item' };
            const pick = () => {
              close();
              item.pick();
            };
            return item.href
              ? h(
                  'a',
                  { ...shared, href: item.href, target: '_blank', rel: 'noopener noreferrer', onClick: pick },
                  inside,
                )
              : h('button', { ...shared, type: 'button', onClick: pick }, inside);
          }),
        ]),
      ),
  );
}

type MenuButtonProps = {
  label: string; // said by screen readers and as the tooltip
  class: string;
  groups(): MenuGroup[];
  children?: ComponentChildren;
  disabled?: boolean;
  onKeyDown?(event: KeyboardEvent): void;
};

/** A button that opens a menu. The groups are asked for at opening, so that closed menus cost nothing. */
export function MenuButton({ groups, children, ...rest }: MenuButtonProps): JSX.Element {
  const inside = (close: () => void) => h(MenuList, { groups: groups(), close });
  return h(AnchoredButton, { ...rest, kind: 'menu', face: children, inside });
}

/** A button that opens a small panel of anything. */
export function PanelButton({
  panel,
  ...rest
}: {
  label: string;
  class: string;
  face: ComponentChildren;
  panel(close: () => void): ComponentChildren;
}): JSX.Element {
  return h(AnchoredButton, { ...rest, kind: 'panel', inside: panel });
}

type AnchoredButtonProps = Omit<MenuButtonProps, 'groups' | 'children'> & {
  kind: 'menu' | 'panel';
  face: ComponentChildren;
  inside(close: () => void): ComponentChildren;
};

/** What both have in common: a button, and beside it what it opened. */
function AnchoredButton({ kind, label, face, inside, ...button }: AnchoredButtonProps): JSX.Element {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return h('span', { class: 'menu-anchor' }, [
    h(
      'button',
      {
        ...button,
        ref: anchor,
        type: 'button',
        title: label,
        'aria-label': label,
        'aria-haspopup': kind === 'menu' ? 'menu' : 'dialog',
        'aria-expanded': open,
        onClick: () => setOpen(true),
      },
      face,
    ),
    open && anchor.current && h(Popover, { anchor: anchor.current, onClose: close, label, kind }, inside(close)),
  ]);
}
