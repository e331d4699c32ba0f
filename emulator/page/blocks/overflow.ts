import { h, type JSX } from 'preact';
import { icon } from '../icons.ts';
import { object, objects, text } from '../json.ts';
import { MenuButton } from '../menu.ts';
import { isSafeUrl } from '../mrkdwn.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { words } from './words.ts';

export function Overflow(props: ElementProps): JSX.Element {
  const control = useElement(props);
  const items = () =>
    objects(props.element.options).map((option) => {
      const url = text(option.url);
      const words = plainWords(option.description);
      return {
        label: plainWords(option.text),
        ...(words ? { detail: words } : {}),
        ...(isSafeUrl(url) ? { href: url } : {}),
        pick: () => void control.set({ selected_option: object(option) }),
      };
    });
  return h(
    MenuButton,
    { label: words().more, class: 'button overflow', disabled: control.busy, groups: () => [{ items: items() }] },
    icon('more'),
  );
}
