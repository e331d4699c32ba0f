import { h, type JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addDays, addMonths, dayInWords, daysIntoWeek, firstWeekday, weeksOf } from '../calendar.ts';
import { icon } from '../icons.ts';
import { words } from './words.ts';

const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

type CalendarProps = {
  id: string;
  locale: string;
  selected: string | null;
  today: string;
  pick(day: string): void;
};

/** Where the keyboard goes from a day (WAI-ARIA, date picker dialog). */
function dayAfterKey(event: KeyboardEvent, day: string, first: number): string | null {
  const into = daysIntoWeek(day, first);
  const months = event.shiftKey ? 12 : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -into);
    case 'End':
      return addDays(day, 6 - into);
    case 'PageUp':
      return addMonths(day, -months);
    case 'PageDown':
      return addMonths(day, months);
    default:
      return null;
  }
}

/** Tab goes round inside, as in every dialog. */
function goRound(event: KeyboardEvent, panel: HTMLElement | null): void {
  if (event.key !== 'Tab' || !panel) return;
  const stops = [...panel.querySelectorAll<HTMLElement>('button, [tabindex="0"]')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  event.preventDefault();
  stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
}

/** One month to choose a day from, in a reader's language, with their first day of the week. */
export function Calendar({ id, locale, selected, today, pick }: CalendarProps): JSX.Element {
  const panel = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(selected ?? today);
  const moved = useRef(false);
  const first = firstWeekday(locale);
  const weeks = weeksOf(at, first);
  const said = words();

  useLayoutEffect(() => {
    if (moved.current) panel.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at]);

  const press = (event: KeyboardEvent) => {
    const to = dayAfterKey(event, at, first);
    if (event.key === 'Enter' || event.key === ' ') pick(at);
    else if (to) {
      moved.current = true;
      setAt(to);
    } else return;
    event.preventDefault();
  };
  const turn = (months: number) => {
    moved.current = false;
    setAt(addMonths(at, months));
  };
  const cell = (day: string) =>
    h(
      'td',
      {
        key: day,
        role: 'gridcell',
        class: `calendar-day${day.slice(0, 7) === at.slice(0, 7) ? '' : ' other'}${day === today ? ' today' : ''}`,
        tabIndex: day === at ? 0 : -1,
        'data-first': day === at || undefined,
        'aria-selected': day === selected,
        'aria-current': day === today ? 'date' : undefined,
        'aria-label': dayInWords(day, locale, LONG),
        onClick: () => pick(day),
      },
      String(Number(day.slice(8))),
    );

  return h(
    'div',
    { ref: panel, class: 'calendar', onKeyDown: (event: KeyboardEvent) => goRound(event, panel.current) },
    [
      h('div', { class: 'calendar-head' }, [
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': said.previousMonth, onClick: () => turn(-1) },
          icon('back'),
        ),
        h(
          'div',
          { id: `${id}-month`, class: 'calendar-month', 'aria-live': 'polite' },
          dayInWords(at, locale, { month: 'long', year: 'numeric' }),
        ),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': said.nextMonth, onClick: () => turn(1) },
          icon('next'),
        ),
      ]),
      h('table', { role: 'grid', 'aria-labelledby': `${id}-month`, onKeyDown: press }, [
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            weeks[0]?.map((day) =>
              h(
                'th',
                { key: day, scope: 'col', abbr: dayInWords(day, locale, { weekday: 'long' }) },
                dayInWords(day, locale, { weekday: 'narrow' }),
              ),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          weeks.map((week) => h('tr', { key: week[0] }, week.map(cell))),
        ),
      ]),
      h('button', { type: 'button', class: 'button', onClick: () => pick(today) }, h('span', {}, said.today)),
    ],
  );
}
