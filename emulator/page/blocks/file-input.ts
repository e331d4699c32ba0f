import { h, type JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { icon } from '../icons.ts';
import { number, objects, strings, text } from '../json.ts';
import { sizeInWords } from '../sizes.ts';
import { reader } from '../store.ts';
import { useElement, useSurface, type ElementProps } from './surface.ts';
import { words } from './words.ts';

/** Files from one's own machine, chosen or dropped, each sent as soon as it is there. */
export function FileInput(props: ElementProps): JSX.Element {
  const { element, blockId, field, id } = props;
  const surface = useSurface();
  const control = useElement(props);
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(0);
  const held = objects(control.value.files);
  const most = number(element.max_files) ?? 10;
  const types = strings(element.filetypes);
  const said = words();

  const add = async (list: FileList | null | undefined) => {
    const chosen = [...(list ?? [])];
    setTrouble(held.length + chosen.length > most ? said.atMost(most) : '');
    const taken = chosen.slice(0, Math.max(0, most - held.length));
    setSending(taken.length);
    const sent = await Promise.all(taken.map((file) => surface.upload(blockId, text(element.action_id), file)));
    setSending(0);
    const refusal = sent.find((each) => 'error' in each);
    if (refusal && 'error' in refusal) setTrouble(refusal.error);
    const added = sent.flatMap((each, at) =>
      'id' in each ? [{ id: each.id, name: taken[at]?.name, size: taken[at]?.size }] : [],
    );
    if (added.length > 0) await control.set({ files: [...held, ...added] });
    if (input.current) input.current.value = '';
  };
  const describedBy = [field?.describedBy, trouble && `${id}-trouble`].filter(Boolean).join(' ') || undefined;

  return h('div', { class: 'file-input', role: 'group', 'aria-label': props.name }, [
    held.length > 0 &&
      h(
        'ul',
        { class: 'file-list' },
        held.map((file) =>
          h('li', { key: text(file.id), class: 'file-row' }, [
            icon('file', 20),
            h('span', { class: 'file-words' }, [
              h('strong', {}, text(file.name)),
              h('small', {}, sizeInWords(number(file.size) ?? 0, reader().locale)),
            ]),
            h(
              'button',
              {
                type: 'button',
                class: 'icon-button',
                'aria-label': said.remove(text(file.name)),
                onClick: () => void control.set({ files: held.filter((each) => each !== file) }),
              },
              icon('close', 14),
            ),
          ]),
        ),
      ),
    h(
      'label',
      {
        class: `file-drop${sending > 0 ? ' busy' : ''}`,
        onDragOver: (event: DragEvent) => event.preventDefault(),
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          void add(event.dataTransfer?.files);
        },
      },
      [
        h('input', {
          ref: input,
          id,
          type: 'file',
          class: 'unseen',
          multiple: most > 1,
          accept: types.map((type) => `.${type}`).join(',') || undefined,
          disabled: held.length >= most || sending > 0,
          'aria-label': `${said.addFiles}, ${props.name}`,
          'aria-describedby': describedBy,
          'aria-invalid': field?.invalid,
          onChange: (event: Event & { currentTarget: HTMLInputElement }) => void add(event.currentTarget.files),
        }),
        icon('plus', 16),
        h('strong', {}, sending > 0 ? said.uploading : said.addFiles),
        h('span', {}, said.dropHere),
      ],
    ),
    types.length > 0 && h('div', { class: 'hint' }, said.types(types.join(', '))),
    trouble && h('div', { class: 'error', id: `${id}-trouble`, role: 'alert' }, trouble),
  ]);
}
