import { h, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { icon } from './icons.ts';
import { getState, hideToast, workspace } from './store.ts';

const STANDS = 10_000;

/** Notices of the workspace that are still fresh: it takes them back itself, but not while the stream is broken. */
function useFreshNotices(): { id: string; text: string }[] {
  const seen = useRef(new Map<string, number>());
  const [, tick] = useState(0);
  const { notices } = workspace();
  const newest = notices.map((notice) => notice.id).join(' ');
  useEffect(() => {
    if (newest === '') return;
    const timer = setTimeout(() => tick((count) => count + 1), STANDS + 50);
    return () => clearTimeout(timer);
  }, [newest]);
  for (const notice of notices) if (!seen.current.has(notice.id)) seen.current.set(notice.id, Date.now());
  return notices.filter((notice) => Date.now() - (seen.current.get(notice.id) ?? 0) < STANDS);
}

/** What the workspace or this page has to say for a moment. An open modal shows notices itself, as nothing behind it can be reached. */
export function Toasts(): JSX.Element {
  const notices = useFreshNotices();
  // The same refusal comes as the answer to an act and as a notice.
  const toasts = getState().toasts.filter((toast) => !notices.some((notice) => notice.text === toast.text));
  return h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' }, [
    notices.map((notice) =>
      h('div', { class: 'toast', key: notice.id }, [icon('warning'), h('span', {}, notice.text)]),
    ),
    toasts.map((toast) =>
      h('div', { class: 'toast', key: toast.id }, [
        icon('warning'),
        h('span', {}, toast.text),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss', onClick: () => hideToast(toast.id) },
          icon('close', 14),
        ),
      ]),
    ),
  ]);
}
