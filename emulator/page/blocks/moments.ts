import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fromLocalInput, toLocalInput } from '../dates.ts';
import { number, text } from '../json.ts';
import { reader } from '../store.ts';
import { DateField } from './date-field.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { TimeField } from './time-field.ts';
import { words } from './words.ts';

export function DatePicker(props: ElementProps): JSX.Element {
  const control = useElement(props);
  return h(DateField, {
    ...props,
    placeholder: plainWords(props.element.placeholder),
    day: text(control.value.selected_date) || null,
    busy: control.busy,
    pick: (day) => void control.set({ selected_date: day }),
  });
}

/** A time of day is nobody's zone but the one that the app names, which is said below it. */
export function TimePicker(props: ElementProps): JSX.Element {
  const control = useElement(props);
  const zone = text(props.element.timezone);
  return h('div', { class: 'time-field' }, [
    h(TimeField, {
      ...props,
      labelled: props.field !== undefined,
      placeholder: plainWords(props.element.placeholder),
      time: text(control.value.selected_time) || null,
      busy: control.busy,
      clearable: props.field?.optional === true,
      pick: (time) => void control.set({ selected_time: time }),
    }),
    zone && h('div', { class: 'hint' }, words().zone(zone.replaceAll('_', ' '))),
  ]);
}

/** Date and time together are one moment, read and entered in the zone of whoever is acted as. It counts once both are there. */
export function MomentPicker(props: ElementProps): JSX.Element {
  const control = useElement(props);
  const { tz } = reader();
  const said = words();
  const seconds = number(control.value.selected_date_time);
  const local = seconds === null ? null : toLocalInput(seconds, tz);
  const [half, setHalf] = useState<{ day: string | null; time: string | null }>({ day: null, time: null });
  const day = local?.slice(0, 10) ?? half.day;
  const time = local?.slice(11) ?? half.time;

  const enter = (now: { day: string | null; time: string | null }) => {
    setHalf(now);
    const moment = now.day !== null && now.time !== null ? fromLocalInput(`${now.day}T${now.time}`, tz) : null;
    if (moment !== seconds) void control.set({ selected_date_time: moment });
  };
  const clearable = props.field?.optional === true;
  return h('div', { class: 'moment', role: 'group', 'aria-label': props.name }, [
    h(DateField, {
      ...props,
      placeholder: '',
      day,
      busy: control.busy,
      pick: (chosen) => enter({ day: chosen, time }),
    }),
    h(TimeField, {
      ...props,
      id: `${props.id}-time`,
      name: `${props.name}, ${said.time}`,
      labelled: false,
      placeholder: '',
      time,
      busy: false,
      clearable,
      pick: (chosen) => enter({ day, time: chosen }),
    }),
  ]);
}
