import { h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { icon } from '../icons.ts';
import { objects, text } from '../json.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';

/** A thumb up and one down; the one that was pressed stays lit in this window. */
export function FeedbackButtons(props: ElementProps): JSX.Element {
  const control = useElement(props);
  const [pressed, setPressed] = useState<unknown>(null);
  const buttons = objects([props.element.positive_button, props.element.negative_button]);
  return h(
    'span',
    { id: props.id, class: 'feedback', role: 'group' },
    buttons.map((button, index) => {
      const label = text(button.accessibility_label) || plainWords(button.text);
      return h(
        'button',
        {
          key: index,
          type: 'button',
          class: 'icon-button',
          'aria-label': label,
          'aria-pressed': pressed !== null && pressed === button.value,
          title: plainWords(button.text),
          disabled: control.busy,
          onClick: () => {
            setPressed(button.value);
            void control.set({ value: button.value });
          },
        },
        icon(index === 0 ? 'thumbUp' : 'thumbDown'),
      );
    }),
  );
}

/** Slack names its icons; those that are not drawn here show their words alone. */
export function IconButton(props: ElementProps): JSX.Element {
  const { element } = props;
  const control = useElement(props);
  const label = plainWords(element.text);
  return h(
    'button',
    {
      id: props.id,
      type: 'button',
      class: `small-button${control.busy ? ' busy' : ''}`,
      'aria-label': text(element.accessibility_label) || undefined,
      title: label,
      disabled: control.busy,
      onClick: () => void control.set({}),
    },
    [element.icon === 'trash' && icon('trash', 16), h('span', {}, label)],
  );
}
