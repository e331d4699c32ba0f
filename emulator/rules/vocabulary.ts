import type { Problem } from './problem.ts';

/**
 * A rule looks at one value, which stands at `pointer`, and says what is wrong with it; nothing when it is right.
 * The messages are those of Slack's own validator (github.com/slackhq/hack-json-schema, src/Constraints), odd ones
 * included: a number below its minimum of 1 "must be greater than 1".
 */
export type Rule = (value: unknown, pointer: string) => Problem[];
export type Fields = Record<string, unknown>;

/** A rule over several keys of one object, all of them already known to be an object's. */
export type AcrossRule = (fields: Fields, pointer: string) => Problem[];

/** How Slack counts: an emoji outside the basic plane is one character. */
export const characters = (text: string) => Array.from(text).length;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An array's items; none when it is something else. */
export const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const wrong = (pointer: string, message: string): Problem[] => [{ pointer, message }];

export function string({ min = 0, max = Infinity }: { min?: number; max?: number } = {}): Rule {
  return (value, pointer) => {
    if (typeof value !== 'string') return wrong(pointer, 'must provide a string');
    const length = characters(value);
    if (length < min) return wrong(pointer, `must be more than ${min - 1} characters`);
    if (length > max) return wrong(pointer, `must be less than ${max + 1} characters`);
    return [];
  };
}

/** A string that `test` accepts; `message` says what it must be. */
export function stringThat(
  test: (text: string) => boolean,
  message: string,
  limits: { min?: number; max?: number } = {},
): Rule {
  const measured = string(limits);
  return (value, pointer) => {
    const problems = measured(value, pointer);
    return problems.length === 0 && !test(String(value)) ? wrong(pointer, message) : problems;
  };
}

export function integer(min: number, max = Infinity): Rule {
  return (value, pointer) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrong(pointer, 'must provide an integer');
    if (value < min) return wrong(pointer, `must be greater than ${min}`);
    if (value > max) return wrong(pointer, `must be less than ${max}`);
    return [];
  };
}

export const number: Rule = (value, pointer) =>
  typeof value === 'number' ? [] : wrong(pointer, 'must provide a number');

export const boolean: Rule = (value, pointer) =>
  typeof value === 'boolean' ? [] : wrong(pointer, 'must provide a boolean');

export function oneOf(...allowed: (string | number)[]): Rule {
  return (value, pointer) =>
    allowed.some((each) => each === value)
      ? []
      : [{ pointer, message: 'must be a valid enum value', allowed, got: value }];
}

export function list(item: Rule, { min = 0, max = Infinity }: { min?: number; max?: number } = {}): Rule {
  return (value, pointer) => {
    if (!Array.isArray(value)) return wrong(pointer, 'must provide an array');
    if (value.length < min) return wrong(pointer, `must provide at least ${min} items`);
    const tooMany = value.length > max ? wrong(pointer, `no more than ${max} items allowed`) : [];
    return [...tooMany, ...value.flatMap((each, index) => item(each, `${pointer}/${index}`))];
  };
}

/** An object with these keys and no others. A key whose value is `undefined` counts as left out, as in JSON. */
export function object(
  required: Record<string, Rule>,
  optional: Record<string, Rule> = {},
  ...across: AcrossRule[]
): Rule {
  const known = new Map(Object.entries({ ...required, ...optional }));
  return (value, pointer) => {
    if (!isFields(value)) return wrong(pointer, 'must provide an object');
    const missing = Object.keys(required)
      .filter((key) => value[key] === undefined)
      .flatMap((key) => wrong(pointer, `missing required field: ${key}`));
    const unknown = Object.keys(value)
      .filter((key) => value[key] !== undefined && !known.has(key))
      .flatMap((key) => wrong(pointer, `invalid additional property: ${key}`));
    const inside = [...known].flatMap(([key, rule]) =>
      value[key] === undefined ? [] : rule(value[key], `${pointer}/${key}`),
    );
    return [...missing, ...unknown, ...inside, ...across.flatMap((rule) => rule(value, pointer))];
  };
}

/** An object whose `type` was already looked at by `byType`. */
export function typed(
  required: Record<string, Rule>,
  optional: Record<string, Rule> = {},
  ...across: AcrossRule[]
): Rule {
  return object({ type: string(), ...required }, optional, ...across);
}

/** An object that follows the rule of its `type`; a type without a rule is unsupported here. */
export function byType(rules: Record<string, Rule>): Rule {
  const known = new Map(Object.entries(rules));
  return (value, pointer) => {
    if (!isFields(value)) return wrong(pointer, 'must provide an object');
    if (value['type'] === undefined) return wrong(pointer, 'missing required field: type');
    const type = typeof value['type'] === 'string' ? value['type'] : JSON.stringify(value['type']);
    const rule = known.get(type);
    if (rule) return rule(value, pointer);
    return [
      { pointer: `${pointer}/type`, message: `unsupported type: ${type}`, allowed: [...known.keys()], got: type },
    ];
  };
}

/** At least one of the keys must be there. When none is, Slack points at the `type` of an object that has one. */
export function eitherOf(...keys: string[]): AcrossRule {
  const words = keys.map((key) => `\`${key}\``).join(' or ');
  return (fields, pointer) => {
    const at = fields['type'] === undefined ? pointer : `${pointer}/type`;
    return keys.some((key) => fields[key] !== undefined) ? [] : wrong(at, `must define either ${words}`);
  };
}

/** Exactly one of the two keys must be there. */
export function exactlyOneOf(one: string, other: string): AcrossRule {
  const either = eitherOf(one, other);
  return (fields, pointer) =>
    fields[one] !== undefined && fields[other] !== undefined
      ? wrong(pointer, `must define only one of \`${one}\` or \`${other}\``)
      : either(fields, pointer);
}
