import { h, render, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hashFor, MOST_PANES, splitAddress } from './address.ts';
import { useDivider } from './divider.ts';
import { isOurs } from './hear.ts';
import { PaneBar } from './pane-bar.ts';
import { added, firstPanes, nameOf, without, type Pane } from './panes.ts';
import { PaneTabs } from './pane-tabs.ts';

const NARROW = '(max-width: 719px)';

/** Whether there is room for one pane only. */
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const changed = () => setNarrow(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return narrow;
}

/** Several people side by side, each in a window of their own; one at a time where there is no room. */
function SplitView(): JSX.Element {
  const [panes, setPanes] = useState(() => firstPanes(location.hash));
  const [shown, setShown] = useState(panes[0]?.key ?? 0);
  const narrow = useNarrow();
  const frames = useRef(new Map<number, HTMLIFrameElement>());
  const row = useRef<HTMLDivElement>(null);
  const { divider, dragging } = useDivider(panes, setPanes, row);

  const [full, setFull] = useState(false); // somebody more was asked for in vain
  const add = (hash: string) => {
    setFull(panes.length >= MOST_PANES);
    setPanes((before) => added(before, hash));
    if (panes.length < MOST_PANES) setShown(Math.max(...panes.map(({ key }) => key)) + 1);
  };
  const become = (pane: Pane, person: string) =>
    frames.current.get(pane.key)?.contentWindow?.location.replace(`/#${hashFor(pane.hash, person)}`);
  const close = (pane: Pane) => {
    const at = panes.indexOf(pane);
    const rest = without(panes, pane.key);
    setPanes(rest);
    setFull(false);
    const next = rest[Math.min(at, rest.length - 1)];
    if (!next) return;
    if (shown === pane.key) setShown(next.key);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-pane="${next.key}"] button, [role="tab"][tabindex="0"]`)?.focus(),
    );
  };

  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      const [key] = [...frames.current].find(([, frame]) => frame.contentWindow === event.source) ?? [];
      if (key === undefined || !isOurs(event)) return;
      const { data } = event;
      if (data.kind === 'beside') return add(data.hash);
      setPanes((before) => {
        const heard = before.map((pane) => (pane.key === key ? { ...pane, hash: data.hash, news: data } : pane));
        // An address that names nobody is somebody's first look: there are two, so that there is something to see.
        const other = data.people.find((each) => each.id !== data.me.id);
        const alone = before.length === 1 && before[0]?.start === '' && before[0].news === null;
        return alone && other ? added(heard, hashFor(data.hash, other.id)) : heard;
      });
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  });

  useEffect(() => {
    const hashes = panes.map((pane) => pane.hash);
    if (hashes.some((hash) => hash !== ''))
      history.replaceState(null, '', splitAddress({ hashes, shares: panes.map((pane) => pane.share) }));
    document.title = `${panes.map(nameOf).join(', ')} · Split view`;
  }, [panes]);

  // A pane that comes into sight has things to mark as read.
  useEffect(() => {
    frames.current.get(shown)?.contentDocument?.dispatchEvent(new Event('visibilitychange'));
  }, [shown, narrow]);

  const all = { panes, shown, show: setShown, add, become, close };
  return h('main', { class: 'split' }, [
    h('h1', { class: 'unseen' }, 'Split view'),
    narrow && h(PaneTabs, all),
    h(
      'div',
      { role: 'status' },
      full && h('p', { class: 'split-full' }, `${MOST_PANES} people fit at most. Close one of them first.`),
    ),
    h(
      'div',
      { ref: row, class: dragging ? 'panes dragging' : 'panes' },
      panes.map((pane, at) =>
        h(
          'section',
          {
            key: pane.key,
            id: `pane-${pane.key}`,
            'data-pane': pane.key,
            class: narrow && pane.key !== shown ? 'split-pane away' : 'split-pane',
            style: { flexGrow: pane.share },
            ...(narrow ? { role: 'tabpanel', 'aria-labelledby': `tab-${pane.key}` } : { 'aria-label': nameOf(pane) }),
          },
          [
            !narrow && h(PaneBar, { ...all, pane, last: at === panes.length - 1 }),
            h('iframe', {
              key: 'frame',
              title: nameOf(pane),
              src: `/#${pane.start}`,
              ref: (frame: HTMLIFrameElement | null) => {
                if (frame) frames.current.set(pane.key, frame);
                else frames.current.delete(pane.key);
              },
            }),
            !narrow && at < panes.length - 1 && divider(at),
          ],
        ),
      ),
    ),
  ]);
}

// An address typed by hand.
addEventListener('hashchange', () => location.reload());
render(h(SplitView, {}), document.body);
