import { h, type JSX } from 'preact';
import { fromLocalInput, toLocalInput } from '../dates.ts';
import { number, text, type Json } from '../json.ts';
import { reader } from '../store.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';

type Kind = { input: 'date' | 'time' | 'datetime-local'; show(value: Json): string; keep(entered: string): Json };

const KINDS: Record<string, Kind> = {
  datepicker: {
    input: 'date',
    show: (value) => text(value.selected_date),
    keep: (entered) => ({ selected_date: entered || null }),
  },
  timepicker: {
    input: 'time',
    show: (value) => text(value.selected_time),
    keep: (entered) => ({ selected_time: entered.slice(0, 5) || null }),
  },
  datetimepicker: {
    input: 'datetime-local',
    show: (value) => {
      const seconds = number(value.selected_date_time);
      return seconds === null ? '' : toLocalInput(seconds, reader().tz);
    },
    keep: (entered) => ({ selected_date_time: entered ? fromLocalInput(entered, reader().tz) : null }),
  },
};

/** Date, time, or both, with the browser's own picker. A date with its time is entered in the reader's zone. */
export function Moment(props: ElementProps): JSX.Element | null {
  const { element, field, id } = props;
  const control = useElement(props);
  const kind = KINDS[text(element.type)];
  if (!kind) return null;
  return h('input', {
    id,
    class: 'input moment',
    type: kind.input,
    value: kind.show(control.value),
    title: plainWords(element.placeholder) || undefined,
    'aria-label': field ? undefined : props.name,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid,
    onChange: (event: Event & { currentTarget: HTMLInputElement }) =>
      void control.set(kind.keep(event.currentTarget.value)),
  });
}
