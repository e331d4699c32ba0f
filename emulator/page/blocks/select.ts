import { h, type JSX } from 'preact';
import { Combobox } from '../combobox.ts';
import { number, text } from '../json.ts';
import { offered, selectedOptions, selectValue } from './options.ts';
import { useElement, useSurface, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { words } from './words.ts';

/** Every select menu, single and multiple. External ones ask the app while one types. */
export function Select(props: ElementProps): JSX.Element {
  const { element, blockId, field } = props;
  const surface = useSurface();
  const control = useElement(props);
  const type = text(element.type);
  const external = type.endsWith('external_select');
  const many = type.startsWith('multi_');
  const search = (query: string) => surface.suggest(blockId, text(element.action_id), query);

  return h(Combobox, {
    id: props.id,
    name: props.name,
    labelled: field !== undefined,
    placeholder: plainWords(element.placeholder) || (many ? words().chooseMany : words().chooseOne),
    selected: selectedOptions(element, control.value),
    many,
    max: number(element.max_selected_items),
    // Slack asks external sources from the third character on unless told otherwise.
    source: external ? { search, minimum: number(element.min_query_length) ?? 3 } : { groups: offered(element) },
    ...(field ? { required: !field.optional } : {}),
    clearable: field?.optional === true,
    busy: control.busy,
    invalid: field?.invalid === true,
    describedBy: field?.describedBy,
    choose: (options) => void control.set(selectValue(element, options)),
  });
}
