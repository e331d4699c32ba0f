import { h, type ComponentChildren, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { icon } from '../icons.ts';
import { isObject, number, object, objects, text, type Json } from '../json.ts';
import { reader } from '../store.ts';
import { RichText } from './rich-text.ts';
import { words } from './words.ts';

function rowsOf(block: Json): Json[][] {
  return Array.isArray(block.rows) ? block.rows.map(objects) : [];
}

function cellWords(cell: Json): ComponentChildren {
  return cell.type === 'rich_text' ? h(RichText, { block: cell }) : text(cell.text);
}

function scrolling(name: string, table: JSX.Element): JSX.Element {
  return h('div', { class: 'table-scroll', tabIndex: 0, role: 'region', 'aria-label': name }, table);
}

/** A table as it is; its first row names the columns. */
export function Table({ block }: { block: Json }): JSX.Element {
  const [head = [], ...rows] = rowsOf(block);
  const columns: unknown[] = Array.isArray(block.column_settings) ? block.column_settings : [];
  const look = (index: number) => {
    const { align, is_wrapped: wraps } = object(columns[index]);
    return { class: `${text(align) || 'left'}${wraps === true ? ' wraps' : ''}` };
  };
  const table = h('table', { class: 'table' }, [
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((cell, index) => h('th', { key: index, scope: 'col', ...look(index) }, cellWords(cell))),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row, at) =>
        h(
          'tr',
          { key: at },
          row.map((cell, index) => h('td', { key: index, ...look(index) }, cellWords(cell))),
        ),
      ),
    ),
  ]);
  return h('div', { class: 'block' }, scrolling(head.map(plain).filter(Boolean).join(', ') || 'Table', table));
}

/** The words of a cell, for sorting and for names. */
function plain(cell: Json | undefined): string {
  const inside = (part: unknown): string =>
    isObject(part) ? text(part.text) + objects(part.elements).map(inside).join('') : '';
  return inside(cell);
}

type Sorting = { column: number; down: boolean } | null;

function sorted(rows: readonly Json[][], sorting: Sorting): readonly Json[][] {
  if (!sorting) return rows;
  const { column, down } = sorting;
  const order = new Intl.Collator(reader().locale, { numeric: true });
  return rows.toSorted((one, other) => {
    const [a, b] = [one[column], other[column]];
    const [left, right] = [number(a?.value), number(b?.value)];
    const by = left !== null && right !== null ? left - right : order.compare(plain(a), plain(b));
    return down ? -by : by;
  });
}

/** A longer table, a page at a time; its columns sort by a click on their names. */
export function DataTable({ block }: { block: Json }): JSX.Element {
  const [page, setPage] = useState(0);
  const [sorting, setSorting] = useState<Sorting>(null);
  const [head = [], ...rows] = rowsOf(block);
  const size = number(block.page_size) ?? 5;
  const rowHead = number(block.row_header_column_index) ?? 0;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const from = Math.min(page, pages - 1) * size;
  const seen = sorted(rows, sorting).slice(from, from + size);
  const said = words();

  const sortBy = (column: number) => {
    const same = sorting?.column === column;
    setSorting(same && sorting.down ? null : { column, down: same });
    setPage(0);
  };
  const sortOf = (column: number) =>
    sorting?.column !== column ? undefined : sorting.down ? ('descending' as const) : ('ascending' as const);
  const cell = (each: Json, column: number) => {
    const kind = each.type === 'raw_number' ? 'right' : 'left';
    return column === rowHead
      ? h('th', { key: column, scope: 'row', class: kind }, cellWords(each))
      : h('td', { key: column, class: kind }, cellWords(each));
  };
  const turn = (label: string, to: number) =>
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': label,
        title: label,
        disabled: to < 0 || to >= pages,
        onClick: () => setPage(to),
      },
      icon(to < from / size ? 'back' : 'next'),
    );

  const table = h('table', { class: 'table' }, [
    h('caption', {}, text(block.caption)),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((each, column) =>
          h(
            'th',
            { key: column, scope: 'col', 'aria-sort': sortOf(column) },
            h('button', { type: 'button', class: 'sort', onClick: () => sortBy(column) }, [
              cellWords(each),
              sorting?.column === column && h('span', { 'aria-hidden': 'true' }, sorting.down ? '↓' : '↑'),
            ]),
          ),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      seen.map((row, at) => h('tr', { key: from + at }, row.map(cell))),
    ),
  ]);
  return h('div', { class: 'block' }, [
    scrolling(text(block.caption), table),
    pages > 1 &&
      h('div', { class: 'table-pages' }, [
        h('span', { role: 'status' }, said.rows(from + 1, Math.min(from + size, rows.length), rows.length)),
        turn(said.previousPage, from / size - 1),
        turn(said.nextPage, from / size + 1),
      ]),
  ]);
}
