import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Policy } from './domain/policy.ts';
import { findBadReferences, type Fault } from './policy-references.ts';
import { policySchema } from './policy-schema.ts';

/** `path` is written as in `escalation_paths.payments.tiers[0].page`; line and column count from 1. */
export type Mistake = {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
};

/** Reads a policy file's text: the policy, or all that is wrong with it, from top to bottom. */
export function readPolicy(
  text: string,
): { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly mistakes: readonly Mistake[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ pos, message }) => mistake(lines, pos[0], [], firstLine(message)));
    return { ok: false, mistakes: inOrder(mistakes) };
  }
  const content = contentOf(document);
  if (content instanceof Error) return { ok: false, mistakes: [mistake(lines, 0, [], content.message)] };
  const read = policySchema.safeParse(content, { error: explainIssue });
  const faults = [...(read.success ? [] : read.error.issues.flatMap(toFaults)), ...findBadReferences(content)];
  if (read.success && faults.length === 0) return { ok: true, policy: read.data };
  const mistakes = faults.map(({ path, message }) => mistake(lines, offsetOf(document, path), path, message));
  return { ok: false, mistakes: inOrder(mistakes) };
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
const firstLine = (message: string) => message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? '';

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
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1));
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length > 0 ? offsetOf(document, path.slice(0, -1)) : 0;
}
