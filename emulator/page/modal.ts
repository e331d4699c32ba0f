import { h, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../protocol.ts';
import { Blocks } from './blocks/blocks.ts';
import { focusOnLoad } from './blocks/element.ts';
import { withEmoji } from './emoji.ts';
import { icon } from './icons.ts';
import { getState, workspace } from './store.ts';
import { useViewSurface } from './view-surface.ts';
import { refreshState } from './sync.ts';
import { act, actAloud, me } from './wire.ts';

const FIELDS = 'input:not([type="hidden"]), textarea, .choices';

// Where a screen keyboard would cover half the form, one chooses the field oneself.
const hasKeyboard = matchMedia('(hover: hover)').matches;

function focusFirst(root: HTMLElement | null, selector: string): boolean {
  const found = root?.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== undefined && found !== null;
}

/** One view: its fields, and the two ways out. */
function ModalView({ view, depth, close }: { view: View; depth: number; close(all: boolean): void }): JSX.Element {
  const root = useRef<HTMLFormElement>(null);
  const [waiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const surface = useViewSurface(view);
  // Nothing behind the dialog can be seen or heard, so what would be a toast stands here.
  const trouble = refusal ?? workspace().notices.at(-1)?.text ?? getState().toasts.at(-1)?.text;

  // At opening, and when an update took away what had the focus or brought the first fields: never strand the keyboard.
  useEffect(() => {
    const held = document.activeElement;
    const busy = held !== root.current && root.current?.contains(held) && !held?.closest('.modal-head');
    if (busy) return;
    const wanted = focusOnLoad(view.id, view.blocks);
    const field = wanted === null ? '' : `#${CSS.escape(wanted)}`;
    if (field !== '' && focusFirst(root.current, `${field}:not(.choices), ${field} input`)) return;
    if (!(hasKeyboard && focusFirst(root.current, FIELDS))) root.current?.focus();
  }, [view.hash]);

  useEffect(() => {
    if (tries > 0) focusFirst(root.current, '.field.invalid :is(input, textarea)');
  }, [tries]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (waiting || view.submit === null) return;
    setRefusal(null);
    setWaiting(true);
    await surface.flush();
    const result = await act({ do: 'submit', as: me(), viewId: view.id });
    // A refusal without words of its own is told at the fields.
    await refreshState();
    setWaiting(false);
    setRefusal(result.ok ? null : (result.error ?? null));
    setTries((count) => count + 1);
  };

  return h(
    'form',
    { ref: root, class: 'modal-view', noValidate: true, tabIndex: -1, onSubmit: (event: Event) => void submit(event) },
    [
      h('header', { class: 'modal-head' }, [
        depth > 1 &&
          h(
            'button',
            { type: 'button', class: 'icon-button', 'aria-label': 'Back', title: 'Back', onClick: () => close(false) },
            icon('back'),
          ),
        h('h2', { id: 'modal-title', class: 'dialog-title' }, withEmoji(view.title)),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': 'Close all',
            title: 'Close',
            onClick: () => close(true),
          },
          icon('close'),
        ),
      ]),
      h('div', { class: 'modal-body' }, h(Blocks, { blocks: view.blocks, surface })),
      trouble && h('div', { class: 'modal-notice', role: 'alert' }, [icon('warning'), h('span', {}, trouble)]),
      (view.submit !== null || view.close !== null) &&
        h('footer', { class: 'dialog-actions' }, [
          h(
            'button',
            { type: 'button', class: 'button', onClick: () => close(false) },
            withEmoji(view.close ?? 'Close'),
          ),
          view.submit !== null &&
            h(
              'button',
              {
                type: 'submit',
                class: `button primary${waiting ? ' busy' : ''}`,
                'aria-busy': waiting,
                disabled: waiting,
              },
              h('span', {}, withEmoji(view.submit)),
            ),
        ]),
    ],
  );
}

function ModalDialog({ modals }: { modals: readonly View[] }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const view = modals.at(-1);
  useLayoutEffect(() => {
    const box = dialog.current;
    box?.showModal();
    // Closing gives the focus back to where it was; taking the element away alone would not.
    return () => box?.close();
  }, []);

  const close = (all: boolean) => {
    if (view) void actAloud({ do: 'close', as: me(), viewId: view.id, ...(all ? { all: true } : {}) });
  };
  return h(
    'dialog',
    {
      ref: dialog,
      class: 'dialog modal',
      'aria-labelledby': 'modal-title',
      onCancel: (event: Event) => {
        // The stack is the workspace's: the dialog goes when the view is gone there.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close(false);
      },
      onClose: (event: Event) => {
        // Browsers close at a second Escape whatever `cancel` says; while a view is open we stay.
        if (event.target === dialog.current && dialog.current?.isConnected) dialog.current.showModal();
      },
    },
    view && h(ModalView, { key: view.id, view, depth: modals.length, close }),
  );
}

/** The stack of open views; the last one is seen. */
export function Modals(): JSX.Element | null {
  const { modals } = workspace();
  return modals.length === 0 ? null : h(ModalDialog, { modals });
}
