import { h, type JSX } from 'preact';
import { readTime, timeInWords } from '../calendar.ts';
import { Combobox, type Option } from '../combobox.ts';
import { reader } from '../store.ts';
import type { ElementProps } from './surface.ts';

const HALF_HOURS = Array.from(
  { length: 48 },
  (_each, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
);

type TimeFieldProps = Pick<ElementProps, 'id' | 'name' | 'field'> & {
  /** Whether a <label> points at it. */
  labelled: boolean;
  placeholder: string;
  time: string | null;
  busy: boolean;
  clearable: boolean;
  pick(time: string | null): void;
};

/** A time of day: half hours to choose from, and any minute when typed. */
export function TimeField(props: TimeFieldProps): JSX.Element {
  const { locale } = reader();
  const option = (time: string): Option => ({ key: time, label: timeInWords(time, locale), detail: '', raw: null });
  const typed = (query: string) => {
    const read = readTime(query);
    return read === null ? null : option(read);
  };
  const offers = (query: string) => {
    const wanted = query.trim().toLowerCase();
    const exact = wanted === '' ? null : typed(wanted);
    const near = HALF_HOURS.map(option).filter(
      ({ key, label }) => key !== exact?.key && [key, label.toLowerCase()].some((words) => words.startsWith(wanted)),
    );
    const options = exact ? [exact, ...near] : near;
    return options.length === 0 ? [] : [{ label: '', options }];
  };
  return h(Combobox, {
    id: props.id,
    name: props.name,
    labelled: props.labelled,
    placeholder: props.placeholder || timeInWords('09:00', locale),
    selected: props.time === null ? [] : [option(props.time)],
    many: false,
    max: null,
    source: { offers, typed },
    clearable: props.clearable,
    busy: props.busy,
    invalid: props.field?.invalid === true,
    describedBy: props.field?.describedBy,
    ...(props.field ? { required: !props.field.optional } : {}),
    choose: ([chosen]) => props.pick(chosen?.key ?? null),
  });
}
