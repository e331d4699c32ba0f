import { expect, test } from 'vitest';
import { withIds } from '../../../emulator/rules/fill-ids.ts';
import { actions, button, image, input, mrkdwn, plain, section, textInput, times } from './samples.ts';

test('every block and every interactive element has an id', () => {
  const [row, beside, field, container] = withIds([
    actions(button(), button()),
    section({ accessory: button() }),
    input(textInput()),
    {
      type: 'container',
      title: plain(),
      child_blocks: [section(), { type: 'card', title: mrkdwn(), actions: [button()] }],
    },
  ]);
  const block_id: unknown = expect.stringMatching(/^[\w-]{5}$/);
  const action_id: unknown = expect.stringMatching(/^[\w-]{5}$/);
  expect(row).toMatchObject({ block_id, elements: [{ action_id }, { action_id }] });
  expect(beside).toMatchObject({ block_id, accessory: { action_id } });
  expect(field).toMatchObject({ block_id, element: { action_id } });
  expect(container).toMatchObject({ block_id, child_blocks: [{ block_id }, { block_id, actions: [{ action_id }] }] });
});

test('the app’s own ids stay, and no other block gets one of them', () => {
  const blocks = withIds([
    section({ block_id: 'mine', accessory: button({ action_id: 'go' }) }),
    ...times(99, () => section()),
  ]);
  expect(blocks[0]).toMatchObject({ block_id: 'mine', accessory: { action_id: 'go' } });
  expect(new Set(blocks.map((block) => block.block_id)).size).toBe(100);
});

test('a picture beside a section is nothing to click, and gets no id', () => {
  expect(withIds([section({ accessory: image() })])[0]?.['accessory']).toEqual(image());
});

test('what the app sent is left as it was', () => {
  const sent = [actions(button())];
  const before = structuredClone(sent);
  withIds(sent);
  expect(sent).toEqual(before);
});
