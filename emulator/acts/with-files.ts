import { fileJson } from '../api/file-json.ts';
import { records, string, type Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';

/**
 * What a person entered, with uploaded files, named by `id`, as `state.values` shows them; `null` when one of them is not theirs or
 * never arrived. Other elements' values are given back as they are.
 */
export function withFiles(core: Core, person: Person, element: Json, given: Json): Json | null {
  if (element['type'] !== 'file_input') return given;
  const named = records(given['files']);
  const files = named.flatMap(({ id }) => core.state.files.get(string(id)) ?? []);
  const theirs = files.every(({ user, stage }) => user === person.id && (stage === 'uploaded' || stage === 'complete'));
  if (files.length < named.length || !theirs) return null;
  for (const file of files) file.stage = 'complete';
  return { files: files.map((file) => fileJson(core, file)) };
}
