import { h, type JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { number, object, strings, text } from '../json.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { words as said } from './words.ts';

const TYPES: Record<string, string> = { email_text_input: 'email', url_text_input: 'url' };

function triggers(element: ElementProps['element']): string[] {
  const config = strings(object(element.dispatch_action_config).trigger_actions_on);
  return config.length > 0 ? config : ['on_enter_pressed'];
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  // Not laid out yet: its rows stand.
  if (area.scrollHeight === 0) return;
  area.style.height = `${Math.min(area.scrollHeight + 2, 320)}px`;
}

/** Every field that is typed into: one line or several, e-mail, URL, number. */
export function TextInput(props: ElementProps): JSX.Element {
  const { element, field, id } = props;
  const control = useElement(props);
  const area = useRef<HTMLTextAreaElement>(null);
  const several = element.multiline === true;
  const held = control.value.value;
  const words = typeof held === 'number' ? String(held) : text(held);

  useLayoutEffect(() => {
    if (area.current) grow(area.current);
  }, [words]);

  const valueOf = (typed: string) => ({ value: typed === '' ? null : typed });
  const shared = {
    id,
    class: 'input',
    value: words,
    placeholder: plainWords(element.placeholder) || undefined,
    'aria-label': field ? undefined : props.name,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid,
    'aria-required': field && !field.optional,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      void control.set(valueOf(event.currentTarget.value), 'typing'),
  };
  const sendsOnEnter = field?.dispatch === true && triggers(element).includes('on_enter_pressed');
  const enter = (event: KeyboardEvent & { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    if (event.key !== 'Enter' || event.isComposing || !sendsOnEnter) return;
    // Several lines need the key for themselves.
    if (several && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    void control.set(valueOf(event.currentTarget.value), 'enter');
  };
  if (several)
    return h('div', {}, [
      h('textarea', { ...shared, ref: area, rows: 3, onKeyDown: enter }),
      h(Count, { element, length: words.length }),
    ]);

  const isNumber = element.type === 'number_input';
  return h('div', {}, [
    h('input', {
      ...shared,
      type: TYPES[text(element.type)] ?? 'text',
      inputMode: isNumber ? (element.is_decimal_allowed === true ? 'decimal' : 'numeric') : undefined,
      autoComplete: 'off',
      onKeyDown: enter,
    }),
    sendsOnEnter && h('div', { class: 'hint' }, said().pressEnter),
    h(Count, { element, length: words.length }),
  ]);
}

/** How much room is left; loud only when it is overrun. */
function Count({ element, length }: { element: ElementProps['element']; length: number }): JSX.Element | null {
  const max = number(element.max_length);
  const min = number(element.min_length);
  if (element.type !== 'plain_text_input') return null;
  if (max !== null && (length > max * 0.6 || max <= 150)) {
    return h(
      'div',
      { class: length > max ? 'count over' : 'count', 'aria-live': length > max ? 'polite' : 'off' },
      `${length} / ${max}`,
    );
  }
  if (min !== null && length > 0 && length < min) return h('div', { class: 'count' }, said().atLeast(length, min));
  return null;
}
