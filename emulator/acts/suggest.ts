import { suggestionPayload } from '../delivery/payloads.ts';
import { record, records, string, wordsOf, type Json } from '../json.ts';
import type { Act, ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import { locate } from '../state/elements.ts';
import type { Person } from '../state/people.ts';
import { failed, refused } from './answer.ts';
import { seen } from './click.ts';
import { viewOf } from './modal.ts';

const SHORTEST_QUERY = 3;
const MOST_OPTIONS = 100;

/** Asks the app what an external select offers for what was typed; too short a query asks nothing. */
export async function suggest(core: Core, person: Person, act: Extract<Act, { do: 'suggest' }>): Promise<ActResult> {
  const view = act.viewId === undefined ? null : viewOf(core, person, act.viewId);
  const where = view ? { view } : seen(core, person, act.channel ?? '', act.ts ?? '');
  if (!where) return refused('That select is gone.');
  const blocks = 'view' in where ? where.view.blocks : where.message.blocks;
  const found = locate(blocks, act.blockId, act.actionId);
  if (!found || !string(found.element['type']).endsWith('external_select')) return refused('That select is gone.');
  const least = found.element['min_query_length'] ?? SHORTEST_QUERY;
  if (typeof least === 'number' && Array.from(act.query).length < least) return { ok: true, options: [] };
  const payload = suggestionPayload(core, person, where, act.blockId, act.actionId, act.query);
  const outcome = await core.deliver('interactive', payload);
  if (!outcome.ok) return failed(core, person, 'Loading options', outcome);
  const answer = record(outcome.body);
  const groups = records(answer['option_groups']).map((group) => ({
    label: wordsOf(group['label']),
    options: offered(group),
  }));
  const options = [...offered(answer), ...groups.flatMap((group) => group.options)];
  return { ok: true, options: options.slice(0, MOST_OPTIONS), ...(groups.length > 0 ? { optionGroups: groups } : {}) };
}

function offered(holder: Json): NonNullable<ActResult['options']> {
  const words = (text: unknown) => ({ type: string(record(text)['type']) || 'plain_text', text: wordsOf(text) });
  return records(holder['options']).map((option) => ({
    text: words(option['text']),
    value: string(option['value']),
    ...(option['description'] === undefined ? {} : { description: words(option['description']) }),
  }));
}
