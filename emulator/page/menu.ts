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
export function MenuButton({
  label,
  class: name,
  groups,
  children,
  disabled,
  onKeyDown,
}: MenuButtonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return h('span', { class: 'menu-anchor' }, [
    h(
      'button',
      {
        ref: button,
        type: 'button',
        class: name,
        title: label,
        disabled,
        'aria-label': label,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: () => setOpen(true),
        onKeyDown,
      },
      children,
    ),
    open &&
      button.current &&
      h(
        Popover,
        { anchor: button.current, onClose: close, label, kind: 'menu' },
        h(MenuList, { groups: groups(), close }),
      ),
  ]);
}

/** A button that opens a small panel of anything. */
export function PanelButton(props: {
  label: string;
  class: string;
  face: ComponentChildren;
  panel(close: () => void): ComponentChildren;
}): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return h('span', { class: 'menu-anchor' }, [
    h(
      'button',
      {
        ref: button,
        type: 'button',
        class: props.class,
        title: props.label,
        'aria-label': props.label,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        onClick: () => setOpen(true),
      },
      props.face,
    ),
    open &&
      button.current &&
      h(Popover, { anchor: button.current, onClose: close, label: props.label }, props.panel(close)),
  ]);
}
