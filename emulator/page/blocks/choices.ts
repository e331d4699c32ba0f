import { h, type JSX } from 'preact';
import { object, objects, text, type Json } from '../json.ts';
import { useElement, type ElementProps } from './surface.ts';
import { textObject } from './text.ts';

/** Checkboxes and radio buttons: a group of options that all stand there to be read. */
export function Choices(props: ElementProps): JSX.Element {
  const { element, field, id } = props;
  const control = useElement(props);
  const many = element.type === 'checkboxes';
  const options = objects(element.options);
  const chosen = new Set(
    (many ? objects(control.value.selected_options) : [object(control.value.selected_option)]).map(
      (option) => option.value,
    ),
  );

  const pick = (option: Json, on: boolean) => {
    if (!many) return control.set({ selected_option: option });
    const kept = options.filter((each) => (each.value === option.value ? on : chosen.has(each.value)));
    return control.set({ selected_options: kept });
  };

  return h(
    'div',
    {
      id,
      class: 'choices',
      role: many ? 'group' : 'radiogroup',
      tabIndex: -1,
      'aria-label': props.name,
      'aria-describedby': field?.describedBy,
      'aria-invalid': field?.invalid,
    },
    options.map((option) =>
      h('label', { key: text(option.value), class: 'choice' }, [
        h('input', {
          type: many ? 'checkbox' : 'radio',
          name: id,
          checked: chosen.has(option.value),
          onChange: (event: Event & { currentTarget: HTMLInputElement }) =>
            void pick(option, event.currentTarget.checked),
        }),
        h('span', {}, [
          textObject(option.text),
          'description' in option && h('small', {}, textObject(option.description)),
        ]),
      ]),
    ),
  );
}
