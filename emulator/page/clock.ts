import { h, type JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { shortDay, timeOfDay } from './dates.ts';
import { HOUR, MINUTE, parseDuration, spokenDuration } from './durations.ts';
import { icon } from './icons.ts';
import { PanelButton } from './menu.ts';
import { reader, workspace, workspaceNow } from './store.ts';
import { actAloud } from './wire.ts';

const STEPS: [string, number][] = [
  ['+1 min', MINUTE],
  ['+5 min', 5 * MINUTE],
  ['+15 min', 15 * MINUTE],
  ['+1 h', HOUR],
];
function useTick(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
}

/** Workspace time in the reader's zone, and the ways to move it ahead: time here only goes forward, as deadlines do. */
export function ClockPanel(): JSX.Element {
  useTick();
  const id = useId();
  const [moving, setMoving] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { offset } = workspace().clock;
  const now = workspaceNow();

  const advance = async (ms: number) => {
    setMoving(true);
    await actAloud({ do: 'advance', ms });
    setMoving(false);
  };
  const custom = (event: Event) => {
    event.preventDefault();
    const ms = parseDuration(typed);
    setWrong(ms === null);
    if (ms === null) return;
    setTyped('');
    void advance(ms);
  };

  return h('div', { class: 'clock', role: 'group', 'aria-label': 'Workspace clock' }, [
    h('div', { class: 'clock-face' }, [
      h('time', { class: 'clock-time', 'aria-live': 'off' }, timeOfDay(now, reader(), true)),
      h('span', { class: 'clock-day' }, shortDay(now, reader())),
    ]),
    h(
      'div',
      { class: 'clock-offset' },
      offset > 0 ? `${spokenDuration(offset)} ahead of the real time` : 'Move it to see deadlines pass',
    ),
    h(
      'div',
      { class: 'clock-steps' },
      STEPS.map(([label, ms]) =>
        h(
          'button',
          {
            type: 'button',
            class: 'step',
            disabled: moving,
            'aria-label': `Move the clock ${label.slice(1)} ahead`,
            onClick: () => void advance(ms),
          },
          label,
        ),
      ),
    ),
    h('form', { class: 'clock-custom', onSubmit: custom }, [
      h('input', {
        id,
        type: 'text',
        value: typed,
        placeholder: '45m, 2h, 1d',
        'aria-label': 'Move the clock ahead by',
        'aria-invalid': wrong,
        'aria-describedby': wrong ? `${id}-wrong` : undefined,
        onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        },
      }),
      h('button', { type: 'submit', class: 'step', disabled: moving || typed.trim() === '' }, 'Move'),
    ]),
    wrong &&
      h('div', { id: `${id}-wrong`, class: 'clock-wrong', role: 'alert' }, 'Write a time such as 45m, 2h or 1d.'),
  ]);
}

function ClockTime(): JSX.Element {
  useTick();
  return h('time', {}, timeOfDay(workspaceNow(), reader()));
}

/** The clock where the sidebar is out of sight. */
export function ClockButton(): JSX.Element {
  return h(PanelButton, {
    label: 'Workspace clock',
    class: 'clock-button',
    face: [icon('clock', 16), h(ClockTime, {})],
    panel: () => h(ClockPanel, {}),
  });
}
