import { h, type JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { number, objects, type Json } from '../json.ts';
import { fromRichText, toRichText, type Names } from '../rich-words.ts';
import { channelById, person, workspace } from '../store.ts';
import { RichText } from './rich-text.ts';
import { useElement, type ElementProps } from './surface.ts';
import { plainWords } from './text.ts';
import { words } from './words.ts';

const LINE = 22;

const NAMES: Names = {
  person: (handle) => workspace().people.find((each) => each.name === handle && !each.deleted)?.id ?? null,
  channel: (name) => workspace().channels.find((each) => each.kind !== 'dm' && each.name === name)?.id ?? null,
};
const CALLS = {
  person: (id: string) => person(id)?.name ?? id,
  channel: (id: string) => channelById(id)?.name ?? id,
};

/** Where the marks stand of each button: around the chosen words, or in front of each line. */
const MARKS = [
  { word: 'bold', sign: 'B', around: '*', key: 'b' },
  { word: 'italic', sign: 'I', around: '_', key: 'i' },
  { word: 'strike', sign: 'S', around: '~', key: '' },
  { word: 'code', sign: '<>', around: '`', key: '' },
  { word: 'bullets', sign: '•', before: () => '- ', key: '' },
  { word: 'numbers', sign: '1.', before: (at: number) => `${at + 1}. `, key: '' },
  { word: 'quote', sign: '❝', before: () => '> ', key: '' },
] as const;

type Mark = (typeof MARKS)[number];

function mark(area: HTMLTextAreaElement, how: Mark): void {
  const { value, selectionStart: from, selectionEnd: to } = area;
  area.focus();
  if ('around' in how) {
    const chosen = value.slice(from, to);
    area.setRangeText(`${how.around}${chosen}${how.around}`, from, to, 'end');
    if (chosen === '') area.setSelectionRange(from + 1, from + 1);
  } else {
    const start = value.lastIndexOf('\n', from - 1) + 1;
    const rows = value.slice(start, to).split('\n');
    area.setRangeText(rows.map((row, at) => `${how.before(at)}${row}`).join('\n'), start, to, 'end');
  }
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Whether there is more in it than words, so that a look at the result is worth its room. */
function isFormatted(value: Json): boolean {
  return objects(value.elements).some(
    (part) =>
      part.type !== 'rich_text_section' ||
      objects(part.elements).some((each) => each.type !== 'text' || 'style' in each),
  );
}

/** Formatted words: typed with Slack's own marks, or with the buttons that set them, and shown below as they will read. */
export function RichInput(props: ElementProps): JSX.Element {
  const { element, field, id } = props;
  const control = useElement(props);
  const area = useRef<HTMLTextAreaElement>(null);
  const held = control.value.rich_text_value ?? null;
  // What was typed comes back from rich text with other spaces and marks; while it means the same it stays as typed.
  const [typed, setTyped] = useState({ words: '', means: 'null' });
  const same = typed.means === JSON.stringify(held);
  const shown = same ? typed.words : fromRichText(held, CALLS);
  const rows = number(element.min_lines) ?? 4;
  const most = number(element.max_lines) ?? 8;
  const said = words();

  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = 'auto';
    if (area.current.scrollHeight > 0)
      area.current.style.height = `${Math.min(area.current.scrollHeight + 2, Math.max(rows, most) * LINE + 16)}px`;
  }, [shown]);

  const type = (entered: string, trigger: 'typing' | 'enter') => {
    const value = toRichText(entered, NAMES);
    setTyped({ words: entered, means: JSON.stringify(value) });
    void control.set({ rich_text_value: value }, trigger);
  };
  const press = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const how = MARKS.find((each) => each.key === event.key.toLowerCase());
    if (event.key === 'Enter') type(event.currentTarget.value, 'enter');
    else if (how) mark(event.currentTarget, how);
    else return;
    event.preventDefault();
  };
  return h('div', { class: 'rich-input' }, [
    h(
      'div',
      { class: 'rich-tools', role: 'group', 'aria-label': said.formatting },
      MARKS.map((how) =>
        h(
          'button',
          {
            key: how.word,
            type: 'button',
            class: `rich-tool ${how.word}`,
            'aria-label': said[how.word],
            title: said[how.word],
            'aria-controls': id,
            onClick: () => area.current && mark(area.current, how),
          },
          how.sign,
        ),
      ),
    ),
    h('textarea', {
      ref: area,
      id,
      class: 'input',
      rows,
      value: shown,
      placeholder: plainWords(element.placeholder) || undefined,
      'aria-label': field ? undefined : props.name,
      'aria-describedby': field?.describedBy,
      'aria-invalid': field?.invalid,
      'aria-required': field && !field.optional,
      onKeyDown: press,
      onInput: (event: InputEvent & { currentTarget: HTMLTextAreaElement }) =>
        type(event.currentTarget.value, 'typing'),
    }),
    typeof held === 'object' &&
      held !== null &&
      isFormatted({ ...held }) &&
      h(
        'div',
        { class: 'rich-preview', role: 'group', 'aria-label': said.preview },
        h(RichText, { block: { ...held } }),
      ),
  ]);
}
