import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import type { Policy } from './domain/policy.ts';
import { findSuspicions } from './policy-suspicions.ts';
import { findBadReferences, type Fault } from './policy-references.ts';
import { policySchema } from './policy-schema.ts';

/** `path` is written as in `escalation_paths.payments.tiers[0].page`; line and column count from 1. */
export type Mistake = {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
};

/** Reads a policy file's text: the policy and what is suspicious in it, or all that is wrong with it, from top to bottom. */
export function readPolicy(text: string):
  | {
      readonly ok: true;
      readonly policy: Policy;
      readonly warnings: readonly Mistake[];
      /** The line on which something stands. */
      readonly lineOf: (path: Fault['path']) => number;
      /** What was found wrong besides, at its place, from top to bottom. */
      readonly placed: (faults: readonly Fault[]) => readonly Mistake[];
    }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => mistake(lines, error.pos[0], [], wordsOf(error)));
    return { ok: false, mistakes: inOrder(mistakes) };
  }
  const content = contentOf(document);
  if (content instanceof Error) return { ok: false, mistakes: [mistake(lines, 0, [], content.message)] };
  const read = policySchema.safeParse(content, { error: explainIssue });
  const faults = [...(read.success ? [] : read.error.issues.flatMap(toFaults)), ...findBadReferences(content)];
  const placed = (some: readonly Fault[]) =>
    inOrder(some.map(({ path, message }) => mistake(lines, offsetOf(document, path), path, message)));
  if (!read.success || faults.length > 0) return { ok: false, mistakes: placed(faults) };
  const lineOf = (path: Fault['path']) => lines.linePos(offsetOf(document, path)).line;
  return { ok: true, policy: read.data, warnings: placed(findSuspicions(read.data)), lineOf, placed };
}

/** An alias that leads nowhere, or to too much, is only found out here. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return error;
  }
}

/** One line for each mistake, in the form that editors and terminals make a link of. */
export function describeMistakes(fileName: string, mistakes: readonly Mistake[]): string {
  return mistakes
    .map(({ line, column, path, message }) => `${fileName}:${line}:${column}: ${path ? `${path} ` : ''}${message}`)
    .join('\n');
}

const mistake = (lines: LineCounter, offset: number, path: Fault['path'], message: string): Mistake => {
  const { line, col } = lines.linePos(offset);
  return { line, column: col, path: pathText(path), message };
};

const inOrder = (mistakes: Mistake[]) => mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column);

/** The parser draws the place below its message; ours is given in numbers. */
function wordsOf({ code, message }: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'begins a second document: a policy file has one';
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? '';
}

const pathText = (path: Fault['path']) =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (a line with - for each entry)',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** What the schema has no words of its own for. */
function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${names[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      if (issue.input === undefined) return 'is missing';
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `must be ${issue.minimum} or more`;
    case 'too_big':
      return `must be ${issue.maximum} or less`;
    default:
      return undefined;
  }
}

function toFaults(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => ({ path: [...path, key], message: messages[index] ?? '' }));
  }
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }];
  return [{ path, message: issue.message }];
}

/** Where in the text something stands; what is missing stands where its parent does. */
function offsetOf(document: Document, path: Fault['path']): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && keyText(key.value) === step) : undefined;
    node = pair ? pair.value : isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    const found = startOf(pair ? pair.key : node);
    if (found === null) return offset;
    offset = found;
  }
  return offset;
}

/** Keys are texts once they are read, also those that look like numbers or dates. */
const keyText = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);

const startOf = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);
