import { h, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Canvas } from '../protocol.ts';
import { canvasName } from './canvas-button.ts';
import { shortDay, timeOfDay } from './dates.ts';
import { icon } from './icons.ts';
import { share } from './json.ts';
import { Markdown } from './markdown-view.ts';
import { openCanvas } from './route.ts';
import { channelById, channelLabel, getState, reader } from './store.ts';
import { fetchCanvas, me } from './wire.ts';

/** The canvas as it is now: looked at again whenever something in the workspace changed. `undefined` until it is known. */
function useCanvas(id: string): Canvas | null | undefined {
  const [canvas, setCanvas] = useState<Canvas | null | undefined>(undefined);
  const { snapshot } = getState();
  useEffect(() => {
    let wanted = true;
    fetchCanvas(me(), id).then(
      (found) => wanted && setCanvas((before) => share(before, found)),
      // The bar over the channel says that the workspace is away; what stood here goes on standing.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [id, snapshot]);
  return canvas;
}

function about(canvas: Canvas): string {
  const channel = channelById(canvas.channel);
  const changed = `Changed ${shortDay(canvas.updated, reader())}, ${timeOfDay(canvas.updated, reader())}`;
  return channel ? `${channelLabel(channel)} · ${changed}` : changed;
}

function content(canvas: Canvas | null | undefined): ComponentChildren {
  if (canvas === undefined) return null;
  if (canvas === null)
    return h('div', { class: 'empty' }, [
      h('h3', {}, 'There is no such canvas'),
      h('p', {}, 'It was deleted, or stands in a conversation that you are not in.'),
    ]);
  if (canvas.sections.length === 0)
    return h('div', { class: 'empty' }, [
      h('h3', {}, 'Nothing here yet'),
      h('p', {}, 'What the app writes into this canvas appears here.'),
    ]);
  return h(Markdown, { source: canvas.sections.map((section) => section.markdown).join('\n\n') });
}

/** A canvas beside the channel, to be read; over it where there is no room for both. */
export function CanvasPane({ id }: { id: string }): JSX.Element {
  const canvas = useCanvas(id);
  const panel = useRef<HTMLElement>(null);
  const { snapshot } = getState();
  const drawn = useMemo(() => content(canvas), [canvas, snapshot?.people, snapshot?.channels, snapshot?.me]);
  const close = () => openCanvas(null);

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const name = canvas ? canvasName(canvas) : 'Canvas';
  const shut = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return h(
    'aside',
    { ref: panel, class: 'pane thread canvas', 'aria-label': `Canvas: ${name}`, tabIndex: -1, onKeyDown: shut },
    [
      h('header', { class: 'pane-head' }, [
        h(
          'button',
          { type: 'button', class: 'icon-button thread-back', 'aria-label': 'Back to the channel', onClick: close },
          icon('back'),
        ),
        h('div', { class: 'pane-words' }, [
          h('h2', { class: 'pane-title' }, h('span', {}, name)),
          canvas && h('div', { class: 'topic' }, about(canvas)),
        ]),
        h(
          'button',
          { type: 'button', class: 'icon-button thread-close', 'aria-label': 'Close canvas', onClick: close },
          icon('close'),
        ),
      ]),
      h(
        'div',
        {
          class: 'canvas-scroll',
          tabIndex: 0,
          role: 'region',
          'aria-label': `Content of ${name}`,
          'aria-busy': canvas === undefined,
        },
        drawn,
      ),
    ],
  );
}
