import { record, string, type Json } from '../json.ts';
import type { Canvas, Section } from '../state/canvases.ts';

type Content = Pick<Canvas, 'title' | 'sections'>;

/**
 * A canvas after one change of `canvases.edit`, or `null` when it cannot be made: an unknown operation or section, or nothing
 * to put in. `given` is what the change brings.
 */
export function changed(canvas: Content, change: Json, given: Section[] | null): Content | null {
  const { title, sections } = canvas;
  const operation = string(change['operation']);
  const named = string(change['section_id']);
  const at = sections.findIndex((section) => section.id === named);
  const put = (from: number, gone: number, what: Section[]) => ({
    title,
    sections: sections.toSpliced(from, gone, ...what),
  });
  if (operation === 'rename') {
    const words = string(record(change['title_content'])['markdown']);
    return words === '' ? null : { title: words, sections };
  }
  if (operation === 'delete') return at < 0 ? null : put(at, 1, []);
  if (!given) return null;
  if (operation === 'insert_at_start') return put(0, 0, given);
  if (operation === 'insert_at_end') return put(sections.length, 0, given);
  if (operation === 'replace' && named === '') return { title, sections: given };
  if (at < 0) return null;
  if (operation === 'replace') return put(at, 1, given);
  if (operation === 'insert_before') return put(at, 0, given);
  return operation === 'insert_after' ? put(at + 1, 0, given) : null;
}
