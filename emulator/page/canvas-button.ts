import { h, type JSX } from 'preact';
import type { CanvasTitle, Channel } from '../protocol.ts';
import { icon } from './icons.ts';
import { MenuButton, type MenuGroup } from './menu.ts';
import { openCanvas } from './route.ts';
import { getState } from './store.ts';

/** What a canvas is called where nobody gave it a title. */
export function canvasName({ title, own }: Pick<CanvasTitle, 'title' | 'own'>): string {
  return title || (own ? 'Channel canvas' : 'Untitled canvas');
}

export function canvasesGroup(channel: Channel): MenuGroup {
  const items = channel.canvases.map((canvas) => ({
    label: canvasName(canvas),
    icon: 'canvas' as const,
    pick: () => openCanvas(canvas.id),
  }));
  return { title: 'Canvases', items };
}

/** The way to a channel's canvas, or to one of several. */
export function CanvasButton({ channel }: { channel: Channel }): JSX.Element | null {
  const [first, ...more] = channel.canvases;
  if (!first) return null;
  if (more.length > 0)
    return h(
      MenuButton,
      {
        label: `${channel.canvases.length} canvases`,
        class: 'head-button',
        groups: () => [canvasesGroup(channel)],
      },
      [icon('canvas', 16), channel.canvases.length],
    );
  const open = getState().canvas === first.id;
  return h(
    'button',
    {
      type: 'button',
      class: 'head-button',
      title: canvasName(first),
      'aria-expanded': open,
      onClick: () => openCanvas(open ? null : first.id),
    },
    [icon('canvas', 16), 'Canvas'],
  );
}
