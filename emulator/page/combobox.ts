import { h, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from './blocks/words.ts';
import { icon } from './icons.ts';
import type { Json } from './json.ts';
import { Popover } from './popover.ts';

export type Option = { key: string; label: string; detail: string; raw: Json | null };
export type OptionGroup = { label: string; options: Option[] };
type Source =
  | { groups: OptionGroup[] }
  | { search(query: string): Promise<OptionGroup[]>; minimum: number }
  /** Where more can be typed than is offered: what was typed counts when one goes on to something else. */
  | { offers(query: string): OptionGroup[]; typed(query: string): Option | null };

export type ComboboxProps = {
  id: string;
  name: string;
  labelled: boolean; // a <label> points at `id`
  placeholder: string;
  selected: Option[];
  many: boolean;
  max: number | null;
  source: Source;
  required?: boolean;
  clearable: boolean;
  busy: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  choose(options: Option[]): void;
};

const PAUSE = 250;
const SHOWN = 100;

/** Accents and case do not matter when one looks for something. */
function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

function matching(groups: OptionGroup[], query: string): OptionGroup[] {
  const wanted = folded(query.trim());
  return groups
    .map((group) => ({
      ...group,
      options: group.options
        .filter((option) => folded(`${option.label} ${option.detail}`).includes(wanted))
        .slice(0, SHOWN),
    }))
    .filter((group) => group.options.length > 0);
}

/** What is offered for what was typed; an external source is asked after a pause, and late answers to older questions are dropped. */
function useOffers(source: Source, query: string, open: boolean): { groups: OptionGroup[]; status: string } {
  const [found, setFound] = useState<{ query: string; groups: OptionGroup[] } | null>(null);
  const external = 'search' in source;
  const short = external && query.trim().length < source.minimum;
  useEffect(() => {
    if (!external || !open || short) return;
    let current = true;
    const timer = setTimeout(async () => {
      const groups = await source.search(query.trim());
      if (current) setFound({ query, groups });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, open, external, short]);
  const said = words();
  if (!external) {
    const groups = 'offers' in source ? source.offers(query) : matching(source.groups, query);
    return { groups, status: groups.length === 0 ? said.noMatch : '' };
  }
  if (short) return { groups: [], status: said.typeMore(source.minimum) };
  if (found?.query !== query) return { groups: found?.groups ?? [], status: said.searching };
  return {
    groups: found.groups,
    status: found.groups.every((group) => group.options.length === 0) ? said.nothing : '',
  };
}

/** A text field that offers what matches (the WAI-ARIA combobox pattern), for one choice or several. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const { id, selected, many, choose } = props;
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { groups, status } = useOffers(props.source, query, open);
  const options = groups.flatMap((group) => group.options);
  const taken = new Set(selected.map((option) => option.key));
  const full = many && props.max !== null && selected.length >= props.max;
  const current = options[Math.min(at, options.length - 1)];
  const optionId = (key: string) => `${id}-option-${options.findIndex((option) => option.key === key)}`;

  // What is chosen already may stand far down a long list.
  useEffect(() => {
    if (open) document.getElementById(`${id}-option-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  const shut = () => {
    setOpen(false);
    setQuery('');
    setAt(0);
  };
  const leave = () => {
    const typed = 'typed' in props.source && query !== '' ? props.source.typed(query) : null;
    if (typed) choose([typed]);
    shut();
  };
  const expand = () => {
    if (open) return;
    setOpen(true);
    setAt(
      many
        ? 0
        : Math.max(
            0,
            options.findIndex((option) => taken.has(option.key)),
          ),
    );
  };
  const pick = (option: Option) => {
    if (!many) {
      choose([option]);
      shut();
      return;
    }
    if (taken.has(option.key)) choose(selected.filter((each) => each.key !== option.key));
    else if (!full) choose([...selected, option]);
    setQuery('');
  };
  const move = (to: number) => {
    expand();
    if (options.length === 0) return;
    const next = (to + options.length) % options.length;
    setAt(next);
    document.getElementById(`${id}-option-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(open ? at + 1 : at);
    else if (event.key === 'ArrowUp') move(open ? at - 1 : at);
    else if (event.key === 'Enter' && open && current) pick(current);
    else if (event.key === 'Escape' && open) shut();
    else if (event.key === 'Backspace' && query === '' && many && selected.length > 0)
      return choose(selected.slice(0, -1));
    else if (event.key === 'Enter' && !open) expand();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const [only] = selected;
  const closedWords = many ? '' : (only?.label ?? '');
  return h(
    'div',
    {
      ref: box,
      class: `combobox${many ? ' many' : ''}${props.invalid ? ' invalid' : ''}${props.busy ? ' busy' : ''}`,
      onMouseDown: () => input.current?.focus(),
    },
    [
      many &&
        selected.map((option) =>
          h('span', { class: 'chip', key: option.key }, [
            option.label,
            h(
              'button',
              {
                type: 'button',
                'aria-label': words().remove(option.label),
                onClick: () => choose(selected.filter((each) => each.key !== option.key)),
              },
              icon('close', 12),
            ),
          ]),
        ),
      h('input', {
        ref: input,
        id,
        type: 'text',
        role: 'combobox',
        autoComplete: 'off',
        spellcheck: false,
        value: open ? query : closedWords,
        placeholder: many && selected.length > 0 ? '' : closedWords || props.placeholder,
        title: closedWords || undefined,
        'aria-label': props.labelled ? undefined : props.name,
        'aria-expanded': open,
        'aria-controls': `${id}-list`,
        'aria-autocomplete': 'list',
        'aria-activedescendant': open && current ? optionId(current.key) : undefined,
        'aria-describedby': props.describedBy,
        'aria-invalid': props.invalid,
        'aria-required': props.required,
        onClick: expand,
        onBlur: leave,
        onKeyDown: press,
        onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => {
          setOpen(true);
          setQuery(event.currentTarget.value);
          setAt(0);
        },
      }),
      props.clearable && !many && only
        ? h(
            'button',
            { type: 'button', class: 'clear', 'aria-label': words().clear, onClick: () => choose([]) },
            icon('close', 14),
          )
        : !many && icon('down', 16),
      open &&
        box.current &&
        h(
          Popover,
          { anchor: box.current, onClose: shut, kind: 'list', mode: 'manual' },
          h(
            'div',
            {
              id: `${id}-list`,
              role: 'listbox',
              'aria-label': words().options,
              'aria-multiselectable': many,
              onMouseDown: (event: MouseEvent) => event.preventDefault(),
            },
            [
              groups.map((group) =>
                h('div', { role: 'group', 'aria-label': group.label || undefined, key: group.label }, [
                  group.label && h('div', { class: 'menu-title', 'aria-hidden': 'true' }, group.label),
                  group.options.map((option) =>
                    h(
                      'div',
                      {
                        id: optionId(option.key),
                        key: option.key,
                        role: 'option',
                        class: `option${option === current ? ' at' : ''}`,
                        'aria-selected': taken.has(option.key),
                        'aria-disabled': full && !taken.has(option.key),
                        onClick: () => pick(option),
                      },
                      [
                        h('span', { class: 'menu-words' }, [
                          h('span', {}, option.label),
                          option.detail && h('small', {}, option.detail),
                        ]),
                        taken.has(option.key) && icon('check', 16),
                      ],
                    ),
                  ),
                ]),
              ),
              (status || full) &&
                h(
                  'div',
                  { class: 'option-status', role: 'status' },
                  full && props.max !== null ? words().atMost(props.max) : status,
                ),
            ],
          ),
        ),
    ],
  );
}
