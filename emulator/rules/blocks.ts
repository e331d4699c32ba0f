import { blockRule } from './layout/kinds.ts';
import { allBlocks, interactiveElements } from './parts.ts';
import type { Part } from './parts.ts';
import type { Problem } from './problem.ts';
import { perSurface } from './surface.ts';
import type { Surface } from './surface.ts';
import { list, wrong } from './vocabulary.ts';

const mostBlocks = { message: 50, modal: 100, home: 100 };
const rules = perSurface((surface) => list(blockRule(surface), { max: mostBlocks[surface] }));

/** All that Slack would refuse in these blocks, on that surface. `pointer` is where the blocks stand: `/blocks`, `/view/blocks`. */
export function checkBlocks(blocks: unknown, where: { surface: Surface; pointer: string }): Problem[] {
  const problems = rules[where.surface](blocks, where.pointer);
  const parts = allBlocks(blocks, where.pointer);
  const elements = parts.map(interactiveElements);
  return [
    ...problems,
    ...twice(parts, 'block_id'),
    ...elements.flatMap((each) => twice(each, 'action_id')),
    ...(where.surface === 'message' ? [] : focusedTwice(elements.flat())),
  ];
}

/** Slack's limit: block ids are unique in a message or view, action ids in a block. */
function twice(parts: Part[], key: 'block_id' | 'action_id'): Problem[] {
  const seen = new Set<unknown>();
  return parts.flatMap(({ fields, pointer }) => {
    const id = fields[key];
    if (typeof id !== 'string') return [];
    if (seen.has(id)) return wrong(`${pointer}/${key}`, `\`${key}\` "${id}" already exists`);
    seen.add(id);
    return [];
  });
}

/** The cursor can stand in one place only. */
function focusedTwice(elements: Part[]): Problem[] {
  return elements
    .filter(({ fields }) => fields['focus_on_load'] === true)
    .slice(1)
    .flatMap(({ pointer }) =>
      wrong(`${pointer}/focus_on_load`, 'only one element can have `focus_on_load` set to true'),
    );
}
