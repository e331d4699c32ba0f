import { randomBytes } from 'node:crypto';
import type { Block } from '../protocol.ts';
import { allBlocks, interactiveElements } from './parts.ts';

/** The same blocks with a `block_id` and `action_id` wherever the app left one out, as Slack gives them back. Changes nothing in place. */
export function withIds(blocks: Block[]): Block[] {
  const copies = structuredClone(blocks);
  const parts = allBlocks(copies, '');
  fill(
    parts.map((part) => part.fields),
    'block_id',
  );
  for (const part of parts)
    fill(
      interactiveElements(part).map((element) => element.fields),
      'action_id',
    );
  return copies;
}

function fill(holders: Record<string, unknown>[], key: 'block_id' | 'action_id'): void {
  const taken = new Set(holders.map((holder) => holder[key]));
  for (const holder of holders) {
    if (holder[key] !== undefined) continue;
    holder[key] = freshId(taken);
    taken.add(holder[key]);
  }
}

function freshId(taken: Set<unknown>): string {
  const id = randomBytes(4).toString('base64url').slice(0, 5);
  return taken.has(id) ? freshId(taken) : id;
}
