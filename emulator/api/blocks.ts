import { isRecord, type Json } from '../json.ts';
import { checkBlocks } from '../rules/blocks.ts';
import { detailed } from '../rules/detailed.ts';
import type { Problem } from '../rules/problem.ts';
import { checkView } from '../rules/view.ts';
import { json } from './args.ts';
import type { Methods } from './method.ts';
import { Refusal, refuseWith } from './refusal.ts';

export const blocks: Methods = {
  'blocks.validate': {
    handle(_core, args) {
      const given = Object.keys(CHECKS).filter((name) => args[name] !== undefined && args[name] !== '');
      const [name = '', second] = given;
      const check = CHECKS[name];
      if (!check || second !== undefined)
        refuseWith('invalid_arguments', ['must provide exactly one of `blocks`, `view`, or `message`']);
      const errors = check(json(args, name, `invalid_${name}`)).map(detailed);
      if (errors.length > 0) throw new Refusal(`invalid_${name}`, { errors });
      return {};
    },
  },
};

/** What Slack finds wrong with each; pointers start at what was given. */
const CHECKS: Record<string, (value: unknown) => Problem[]> = {
  blocks: (value) => checkBlocks(value, { surface: 'message', pointer: '' }),
  message: (value) => (isRecord(value) ? blocksIn(value) : [{ pointer: '', message: 'must provide an object' }]),
  view: (value) => checkView(value).map((each) => ({ ...each, pointer: each.pointer.replace(/^\/view/, '') })),
};

function blocksIn(message: Json): Problem[] {
  return message['blocks'] === undefined
    ? []
    : checkBlocks(message['blocks'], { surface: 'message', pointer: '/blocks' });
}
