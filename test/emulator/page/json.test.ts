import { expect, it } from 'vitest';
import { share } from '../../../emulator/page/json.ts';

it('what a new answer has in common with the last one keeps its identity', () => {
  const before = { people: [{ id: 'U1' }, { id: 'U2' }], clock: { now: 1 } };
  const after = share(before, { people: [{ id: 'U1' }, { id: 'U2' }], clock: { now: 2 } });
  expect(after).toEqual({ people: [{ id: 'U1' }, { id: 'U2' }], clock: { now: 2 } });
  expect(after.people).toBe(before.people);
  expect(after.clock).not.toBe(before.clock);
});

it('an answer that says the same is the same', () => {
  const before = [
    { ts: '1', blocks: [] },
    { ts: '2', blocks: [{ type: 'divider' }] },
  ];
  expect(share(before, structuredClone(before))).toBe(before);
});

it('an item more, an item less or a key gone is a change', () => {
  const before = { list: [1, 2], extra: true as boolean | undefined };
  expect(share(before, { list: [1, 2, 3] }).list).toEqual([1, 2, 3]);
  expect(share(before, { list: [1] }).list).toEqual([1]);
  expect(share<unknown>(before, { list: [1, 2] })).not.toBe(before);
});
