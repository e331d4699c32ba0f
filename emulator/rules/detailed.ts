import type { Problem } from './problem.ts';

/** One entry of `errors` in what `blocks.validate` answers. */
type Detailed = {
  pointer: string;
  code: 'missing_field' | 'invalid_type' | 'failed_constraint';
  message: string;
  constraint?: { type: string; expected?: readonly (string | number)[] | number; got?: unknown };
};

/** Slack's name of each limit (github.com/slackhq/hack-json-schema, src/Exceptions.php), by how its validator words it. */
const LIMITS: [type: string, words: RegExp, least: number][] = [
  ['max_length', /^must be less than (\d+) characters$/, -1],
  ['min_length', /^must be more than (\d+) characters$/, 1],
  ['max_items', /^no more than (\d+) items allowed$/, 0],
  ['min_items', /^must provide at least (\d+) items$/, 0],
  ['maximum', /^must be less than (\d+)$/, 0],
  ['minimum', /^must be greater than (\d+)$/, 0],
];

/** A problem with its code, and with what was expected where that can be said. */
export function detailed({ pointer, message, allowed, got }: Problem): Detailed {
  if (message.startsWith('missing required field: ')) return { pointer, code: 'missing_field', message };
  if (/^must provide an? \w+$/.test(message)) return { pointer, code: 'invalid_type', message };
  if (allowed)
    return { pointer, code: 'failed_constraint', message, constraint: { type: 'enum', expected: allowed, got } };
  for (const [type, words, more] of LIMITS) {
    const number = words.exec(message)?.[1];
    if (number !== undefined)
      return { pointer, code: 'failed_constraint', message, constraint: { type, expected: Number(number) + more } };
  }
  const isExtra = message.startsWith('invalid additional property: ');
  const constraint = isExtra ? { type: 'additional_properties' } : undefined;
  return { pointer, code: 'failed_constraint', message, ...(constraint ? { constraint } : {}) };
}
