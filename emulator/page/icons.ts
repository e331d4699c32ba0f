import { h, type JSX } from 'preact';

/** Our own line drawings on a 20-unit square; each is one path. */
const PATHS = {
  hash: 'M4 7.5h13M3 12.5h13M8.5 3.5l-2 13M13.5 3.5l-2 13',
  lock: 'M5.5 9h9a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM7 9V6.5a3 3 0 0 1 6 0V9',
  home: 'M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-4.5h3v4.5',
  plus: 'M10 4v12M4 10h12',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  smile:
    'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM6.8 11.5c.7 1.4 1.8 2 3.2 2s2.5-.6 3.2-2M7.5 8h.01M12.5 8h.01',
  reply: 'M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z',
  pin: 'M7 3.5h6l-.8 5 2.8 2.5H5l2.8-2.5zM10 11v5.5',
  bookmark: 'M5.5 3.5h9v13l-4.5-3.5-4.5 3.5z',
  people:
    'M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.5 16.5c0-3 2.2-4.5 5-4.5s5 1.5 5 4.5M13 4.2a2.8 2.8 0 0 1 0 5M14.5 12.3c1.9.6 3 2 3 4.2',
  clock: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6v4.3l2.8 1.9',
  bolt: 'M11.2 2.8 4.5 11.2h4.7l-.6 6 6.9-8.6h-4.8z',
  send: 'M3.5 4 17 10 3.5 16l1.7-6zM5.2 10H11',
  close: 'M5 5l10 10M15 5 5 15',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  check: 'M4.5 10.5l3.8 3.8L15.5 6',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.8-2.8a3 3 0 0 0-4.2-4.2l-.9.9M11.5 8.5a3 3 0 0 0-4.2 0l-2.8 2.8a3 3 0 0 0 4.2 4.2l.9-.9',
  eye: 'M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  window: 'M11 4h5v5M16 4l-6.5 6.5M13.5 11.5v4.5h-9.5v-9.5h4.5',
  reset: 'M4 10a6 6 0 1 1 1.8 4.3M4 15.5v-3.5h3.5',
  leave: 'M8 3.5H4v13h4M8.5 10H17M13.5 6.5 17 10l-3.5 3.5',
  arrowDown: 'M10 4v12M5 11.5l5 5 5-5',
  exchange: 'M6.5 16V4M3 7.5 6.5 4 10 7.5M13.5 4v12M10 12.5l3.5 3.5 3.5-3.5',
  out: 'M10 16V4M5 9l5-5 5 5',
  calendar: 'M4 5h12v11.5H4zM4 8.5h12M7 3v3.5M13 3v3.5',
  next: 'M8 4.5l5.5 5.5L8 15.5',
  bell: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 9v5M10 6.2h.01',
  trash: 'M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5',
  thumbUp:
    'M3.5 9h3v7.5h-3zM6.5 9.5 10 3c1.3 0 1.9.8 1.7 2l-.6 3.5h4.4c.8 0 1.3.7 1.1 1.5l-1.3 5.3c-.2.7-.7 1.2-1.5 1.2H6.5',
  thumbDown:
    'M3.5 11h3v-7.5h-3zM6.5 10.5 10 17c1.3 0 1.9-.8 1.7-2l-.6-3.5h4.4c.8 0 1.3-.7 1.1-1.5l-1.3-5.3c-.2-.7-.7-1.2-1.5-1.2H6.5',
  play: 'M6.5 4l9 6-9 6z',
  file: 'M5.5 2.8h6l3.5 3.5v11h-9.5zM11 3v3.8h4',
  canvas: 'M4.5 3.5h11v13h-11zM7.5 7h5M7.5 10h5M7.5 13h3',
  split: 'M3 4h14v12H3zM10 4v12',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing that screen readers pass over; what holds it carries the words. */
export function icon(name: IconName, size = 18): JSX.Element {
  return h(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 20 20', width: size, height: size, 'aria-hidden': 'true' },
    h('path', { d: PATHS[name] }),
  );
}
