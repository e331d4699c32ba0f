import { h, type JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { dayInWords, readDay } from '../calendar.ts';
import { dayOf } from '../dates.ts';
import { icon } from '../icons.ts';
import { Popover } from '../popover.ts';
import { reader, workspaceNow } from '../store.ts';
import { Calendar } from './calendar.ts';
import type { ElementProps } from './surface.ts';
import { words } from './words.ts';

type DateFieldProps = Pick<ElementProps, 'id' | 'name' | 'field'> & {
  placeholder: string;
  day: string | null;
  busy: boolean;
  pick(day: string | null): void;
};

/** A date that is typed, in numbers or words, or chosen from a calendar beside it; always in the language of whoever is acted as. */
export function DateField({ id, name, field, placeholder, day, busy, pick }: DateFieldProps): JSX.Element {
  const opener = useRef<HTMLButtonElement>(null);
  // A click on the button while the calendar stands closes it before the click arrives; it must not open it again.
  const dismissed = useRef(false);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const me = reader();
  const said = words();
  const today = dayOf(workspaceNow(), me);
  const numbers = (at: string) => dayInWords(at, me.locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
  const shown = typed ?? (day === null ? '' : dayInWords(day, me.locale, { dateStyle: 'medium' }));

  const settle = () => {
    if (typed === null) return;
    const read = readDay(typed, me.locale, today);
    const isWrong = read === null && typed.trim() !== '';
    setWrong(isWrong);
    if (!isWrong) setTyped(null);
    if (read !== day) pick(read);
  };
  const choose = (chosen: string) => {
    setOpen(false);
    setTyped(null);
    setWrong(false);
    if (chosen !== day) pick(chosen);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
    else if (event.key === 'Enter' && typed !== null) settle();
    else return;
    event.preventDefault();
  };
  const describedBy = [field?.describedBy, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  const opens =
    day === null ? said.chooseDate : `${said.chooseDate}, ${dayInWords(day, me.locale, { dateStyle: 'long' })}`;

  return h('div', { class: 'date-field' }, [
    h('div', { class: busy ? 'picker busy' : 'picker' }, [
      h('input', {
        id,
        class: 'input',
        type: 'text',
        autoComplete: 'off',
        spellcheck: false,
        value: shown,
        placeholder: placeholder || numbers(today),
        'aria-label': field ? undefined : name,
        'aria-describedby': describedBy,
        'aria-invalid': wrong || field?.invalid,
        'aria-required': field && !field.optional,
        onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => setTyped(event.currentTarget.value),
        onBlur: settle,
        onKeyDown: press,
      }),
      h(
        'button',
        {
          ref: opener,
          type: 'button',
          class: 'icon-button',
          title: said.chooseDate,
          'aria-label': opens,
          'aria-haspopup': 'dialog',
          'aria-expanded': open,
          onPointerDown: () => (dismissed.current = open),
          onClick: () => {
            setOpen(!dismissed.current);
            dismissed.current = false;
          },
        },
        icon('calendar'),
      ),
    ]),
    wrong && h('div', { class: 'error', id: `${id}-wrong`, role: 'alert' }, said.notDate(numbers(today))),
    open &&
      opener.current &&
      h(
        Popover,
        { anchor: opener.current, onClose: () => setOpen(false), label: said.chooseDate },
        h(Calendar, { id, locale: me.locale, selected: day, today, pick: choose }),
      ),
  ]);
}
