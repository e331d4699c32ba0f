import { checkBlocks } from './blocks.ts';
import { plainText } from './composition.ts';
import { allBlocks } from './parts.ts';
import type { Problem } from './problem.ts';
import { boolean, byType, isFields, string, typed, wrong } from './vocabulary.ts';
import type { AcrossRule } from './vocabulary.ts';

const id = string({ max: 255 });
const kept = { private_metadata: string({ max: 3000 }), callback_id: id, external_id: id };
const blocksOn = (surface: 'modal' | 'home') => ({
  blocks: (value: unknown, pointer: string) => checkBlocks(value, { surface, pointer }),
});

/** A modal with something to fill in needs a button to send it. Slack's pointer names the first input block so. */
const submitForInputs: AcrossRule = (fields, pointer) => {
  const input = allBlocks(fields['blocks'], `${pointer}/blocks`).find((block) => block.fields['type'] === 'input');
  return input && fields['submit'] === undefined
    ? wrong(`${input.pointer}/input`, 'must define `submit` to use an `input` block in modals')
    : [];
};

const modal = typed(
  { title: plainText(24), ...blocksOn('modal') },
  { ...kept, submit: plainText(24), close: plainText(24), clear_on_close: boolean, notify_on_close: boolean },
  submitForInputs,
);

const viewRule = byType({ modal, home: typed(blocksOn('home'), kept) });

/** All that Slack would refuse in a view that an app opens, pushes, updates or publishes. */
export function checkView(view: unknown): Problem[] {
  return viewRule(view, '/view');
}

/** Slack's `view_too_large`: over 250 KB as JSON. */
export function viewTooLarge(view: unknown): boolean {
  return isFields(view) && Buffer.byteLength(JSON.stringify(view)) > 250 * 1024;
}
