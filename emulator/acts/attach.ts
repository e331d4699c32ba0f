import { string, type Json } from '../json.ts';
import type { Act, ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import { locate } from '../state/elements.ts';
import { expectFile } from '../state/files.ts';
import type { Person } from '../state/people.ts';
import { refused } from './answer.ts';
import { viewOf } from './modal.ts';

/** What Slack takes in a file input (docs.slack.dev, file input element). */
const LARGEST = 10 * 1024 * 1024;

/** Asks where the bytes of a file go that was chosen in a file input. They are sent there before the element is told of it. */
export function attach(core: Core, person: Person, act: Extract<Act, { do: 'attach' }>): ActResult {
  const view = viewOf(core, person, act.viewId);
  const found = view && locate(view.blocks, act.blockId, act.actionId);
  if (found?.element['type'] !== 'file_input') return refused('That window was closed.');
  if (!takes(found.element, act.name)) return refused(`“${act.name}” is not of a type that is asked for here.`);
  if (act.size > LARGEST) return refused(`“${act.name}” is larger than 10 MB.`);
  if (act.size < 1) return refused(`“${act.name}” is empty.`);
  const file = expectFile(core, { name: act.name, altText: '', size: act.size, user: person.id });
  return { ok: true, upload: { id: file.id, url: `/upload/v1/${file.ticket}` } };
}

function takes(element: Json, name: string): boolean {
  const types = element['filetypes'];
  const ending = name.split('.').at(-1)?.toLowerCase();
  return !Array.isArray(types) || types.some((type) => string(type).toLowerCase() === ending);
}
