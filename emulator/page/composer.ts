import { h, type JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { cannotSend, completing, knownCommand, type Completion } from './completions.ts';
import { icon } from './icons.ts';
import { MenuButton } from './menu.ts';
import { Popover } from './popover.ts';
import { workspace } from './store.ts';
import { refreshState } from './sync.ts';
import { act, actAloud, me } from './wire.ts';

// What was begun in a channel or thread waits there while one looks elsewhere.
const drafts = new Map<string, string>();

function Shortcuts(): JSX.Element | null {
  const all = workspace().apps.flatMap((app) =>
    app.shortcuts.filter((each) => each.type === 'global').map((each) => ({ app, each })),
  );
  if (all.length === 0) return null;
  const items = () =>
    all.map(({ app, each }) => ({
      label: each.name,
      detail: each.description || app.name,
      icon: 'bolt' as const,
      pick: () => void actAloud({ do: 'shortcut', as: me(), callbackId: each.callbackId }),
    }));
  return h(
    MenuButton,
    { label: 'Shortcuts', class: 'icon-button', groups: () => [{ title: 'Shortcuts', items: items() }] },
    icon('bolt'),
  );
}

type ComposerProps = {
  channel: string;
  threadTs?: string;
  /** In a thread: what its channel is called, to which the reply may go too. */
  alsoTo?: string;
  placeholder: string;
  sent(): void;
};

/** Where one writes: Enter sends, Shift+Enter breaks the line, `/` lists the commands; @, # and : complete names. */
export function Composer({ channel, threadTs, alsoTo, placeholder, sent }: ComposerProps): JSX.Element {
  const place = JSON.stringify([me(), channel, threadTs ?? null]);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(drafts.get(place) ?? '');
  const [caret, setCaret] = useState(words.length);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [broadcast, setBroadcast] = useState(false);

  const offered =
    focused && !dismissed && (threadTs === undefined || !words.startsWith('/')) ? completing(words, caret) : null;
  const hint = threadTs === undefined && !offered ? knownCommand(words) : null;

  const write = (next: string, position: number) => {
    drafts.set(place, next);
    setWords(next);
    setCaret(position);
    setAt(0);
    setDismissed(false);
    setRefusal(null);
  };

  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${Math.min(area.current.scrollHeight, 220)}px`;
  }, [words]);

  // A pointer that needs no screen keyboard: one can write at once.
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) area.current?.focus({ preventScroll: true });
  }, []);

  const complete = (item: Completion) => {
    if (!offered) return;
    const position = offered.from + item.insert.length;
    write(words.slice(0, offered.from) + item.insert + words.slice(caret).replace(/^ /, ''), position);
    requestAnimationFrame(() => area.current?.setSelectionRange(position, position));
  };

  const send = async () => {
    if (waiting || words.trim() === '') return;
    const problem = cannotSend(words, channel, threadTs !== undefined);
    if (problem !== null) return setRefusal(problem);
    setWaiting(true);
    const result = await act({
      do: 'say',
      as: me(),
      channel,
      text: words,
      ...(threadTs === undefined ? {} : { threadTs, broadcast }),
    });
    setWaiting(false);
    if (!result.ok) {
      // What failed at the app is told as a notice; one of the two is enough.
      await refreshState();
      const told = workspace().notices.some((notice) => notice.text === result.error);
      return setRefusal(told ? null : (result.error ?? 'That could not be sent.'));
    }
    // Nothing that was typed while waiting is thrown away.
    const rest = area.current && area.current.value !== words ? area.current.value : '';
    write(rest, rest.length);
    setBroadcast(false);
    sent();
  };

  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = offered?.items[at];
    if (offered && chosen) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const typedOut = offered.kind === 'commands' && chosen.title === words.trim();
      if (step !== undefined) setAt((at + step + offered.items.length) % offered.items.length);
      else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !typedOut)) complete(chosen);
      else if (event.key === 'Escape') setDismissed(true);
      else if (event.key === 'Enter' && !event.shiftKey) void send();
      else return;
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };

  const follow = (event: Event & { currentTarget: HTMLTextAreaElement }) =>
    setCaret(event.currentTarget.selectionStart);
  return h('div', { class: 'composer-holder' }, [
    refusal !== null &&
      h('div', { class: 'composer-refusal', role: 'alert' }, [icon('warning', 16), h('span', {}, refusal)]),
    hint?.usageHint && h('div', { class: 'command-hint' }, [h('strong', {}, hint.command), ` ${hint.usageHint}`]),
    h('div', { ref: frame, class: `composer${waiting ? ' waiting' : ''}` }, [
      h('textarea', {
        ref: area,
        rows: 1,
        value: words,
        placeholder,
        'aria-label': placeholder,
        'aria-autocomplete': 'list',
        'aria-controls': offered ? `${id}-list` : undefined,
        'aria-activedescendant': offered ? `${id}-${at}` : undefined,
        onInput: (event: InputEvent & { currentTarget: HTMLTextAreaElement }) =>
          write(event.currentTarget.value, event.currentTarget.selectionStart),
        onKeyDown: press,
        onKeyUp: follow,
        onClick: follow,
        onFocus: () => setFocused(true),
        onBlur: () => setFocused(false),
      }),
      h('div', { class: 'composer-bar' }, [
        threadTs === undefined ? h(Shortcuts, {}) : null,
        alsoTo !== undefined &&
          h('label', { class: 'composer-also' }, [
            h('input', { type: 'checkbox', checked: broadcast, onChange: () => setBroadcast(!broadcast) }),
            h('span', {}, `Also send to ${alsoTo}`),
          ]),
        h('span', { class: 'composer-help' }, [
          'Enter sends, ',
          h('kbd', {}, 'Shift'),
          ' + ',
          h('kbd', {}, 'Enter'),
          ' for a new line',
        ]),
        h(
          'button',
          {
            type: 'button',
            class: 'send',
            disabled: waiting || words.trim() === '',
            'aria-label': 'Send',
            title: 'Send',
            onClick: () => void send(),
          },
          icon('send'),
        ),
      ]),
    ]),
    offered &&
      frame.current &&
      h(
        Popover,
        {
          anchor: frame.current,
          onClose: () => setDismissed(true),
          label: `Matching ${offered.kind}`,
          kind: 'list',
          mode: 'manual',
        },
        h(
          'div',
          {
            id: `${id}-list`,
            role: 'listbox',
            'aria-label': `Matching ${offered.kind}`,
            onMouseDown: (event: MouseEvent) => event.preventDefault(),
          },
          offered.items.map((item, index) =>
            h(
              'div',
              {
                id: `${id}-${index}`,
                key: item.key,
                role: 'option',
                'aria-selected': index === at,
                class: `option${index === at ? ' at' : ''}`,
                onClick: () => complete(item),
              },
              h('span', { class: 'menu-words' }, [
                h('span', {}, [
                  h('strong', {}, item.title),
                  item.hint && h('span', { class: 'option-hint' }, ` ${item.hint}`),
                ]),
                item.detail && h('small', {}, item.detail),
              ]),
            ),
          ),
        ),
      ),
  ]);
}
