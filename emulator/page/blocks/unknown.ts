import { h, type JSX } from 'preact';
import { text, type Json } from '../json.ts';

/** What this page does not draw yet is shown as it came, not hidden. */
export function Unknown({ json }: { json: Json }): JSX.Element {
  return h('details', { class: 'unknown' }, [
    h('summary', {}, `“${text(json.type) || 'untyped'}” is not drawn here`),
    h('pre', {}, JSON.stringify(json, null, 2)),
  ]);
}
