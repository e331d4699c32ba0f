import { h, type JSX } from 'preact';
import { isObject, text } from '../json.ts';
import { isSafeUrl } from '../mrkdwn.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';

/** A button; with a `url` it is a link that also tells the app. */
export function Button(props: ElementProps): JSX.Element {
  const { element } = props;
  const control = useElement(props);
  const style = element.style === 'primary' || element.style === 'danger' ? ` ${element.style}` : '';
  const value = 'value' in element ? { value: element.value } : {};
  const url = text(element.url);
  const press = async (event: MouseEvent) => {
    if (!isSafeUrl(url) || !isObject(element.confirm)) return control.set(value);
    // The link waits for the answer, too.
    event.preventDefault();
    if (await control.set(value)) open(url, '_blank', 'noopener,noreferrer');
  };
  const shared = {
    id: props.id,
    class: `button${style}${control.busy ? ' busy' : ''}`,
    'aria-label': text(element.accessibility_label) || undefined,
    onClick: (event: MouseEvent) => void press(event),
  };
  const words = h('span', {}, plainWords(element.text));
  if (isSafeUrl(url)) return h('a', { ...shared, href: url, target: '_blank', rel: 'noopener noreferrer' }, words);
  return h('button', { ...shared, type: 'button', disabled: control.busy, 'aria-busy': control.busy }, words);
}
