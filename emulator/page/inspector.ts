import { h, type JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isSought, type Kind } from './exchange.ts';
import { icon } from './icons.ts';
import { ExchangeRow } from './inspector-entry.ts';
import { KEPT, refreshLog } from './inspector-log.ts';
import { getState, setState, workspace } from './store.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const INSPECTOR_KEYS = isApple ? '⌘ ⇧ L' : 'Ctrl Shift L';

/** Opens or shuts the inspector. What it held is let go, so that a closed one costs nothing. */
export function toggleInspector(open: boolean): void {
  setState({ inspector: open, log: [], ...(open ? { drawer: false } : {}) });
  if (open) void refreshLog();
}

/** The keyboard's way to the inspector, from anywhere on the page. */
export function useInspectorKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.code !== 'KeyL' || !event.shiftKey || !(isApple ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      toggleInspector(!getState().inspector);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

const KINDS: readonly (readonly [Kind, string])[] = [
  ['all', 'All'],
  ['calls', 'Calls'],
  ['deliveries', 'Deliveries'],
  ['problems', 'Problems'],
];

/** What passes between the app and Slack, the newest on top, as it happens. */
export function Inspector(): JSX.Element {
  const { log } = getState();
  const { me } = workspace();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const sought = useMemo(() => log.filter((entry) => isSought(entry, kind, words)).toReversed(), [log, kind, words]);
  const toggle = (n: number) => setOpen((before) => before.symmetricDifference(new Set([n])));
  const list = useMemo(
    () =>
      sought.map((entry) =>
        h(ExchangeRow, { key: entry.n, entry, open: open.has(entry.n), toggle: () => toggle(entry.n) }),
      ),
    [sought, open, me],
  );
  const shut = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) toggleInspector(false);
  };
  return h('aside', { class: 'pane inspector', 'aria-label': 'Request inspector', onKeyDown: shut }, [
    h('header', { class: 'pane-head' }, [
      h('div', { class: 'pane-words' }, [
        h('h2', { class: 'pane-title' }, 'Request inspector'),
        h('div', { class: 'topic', role: 'status' }, count(sought.length, log.length)),
      ]),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'Close the inspector',
          onClick: () => toggleInspector(false),
        },
        icon('close'),
      ),
    ]),
    h('div', { class: 'inspector-filters' }, [
      h('input', {
        ref: field,
        type: 'search',
        class: 'input',
        'aria-label': 'Filter by text',
        placeholder: 'Method, event, error, or any text',
        value: words,
        onInput: (event: InputEvent) => {
          if (event.currentTarget instanceof HTMLInputElement) setWords(event.currentTarget.value);
        },
      }),
      h(
        'div',
        { class: 'inspector-kinds', role: 'group', 'aria-label': 'Filter by kind' },
        KINDS.map(([each, label]) =>
          h(
            'button',
            { type: 'button', class: 'button', 'aria-pressed': kind === each, onClick: () => setKind(each) },
            label,
          ),
        ),
      ),
    ]),
    h('ul', { class: 'exchanges', 'aria-label': 'Newest first' }, list),
    sought.length === 0 &&
      h(
        'p',
        { class: 'inspector-empty' },
        log.length === 0 ? 'Nothing has passed between the app and Slack yet.' : 'Nothing here fits the filter.',
      ),
  ]);
}

function count(shown: number, all: number): string {
  const most = all === KEPT ? `the last ${KEPT}` : String(all);
  return shown === all ? most : `${shown} of ${most}`;
}
