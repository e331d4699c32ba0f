/** Readers of JSON that came from outside: each gives a value of the type asked for, or an empty one, and never throws. */
export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The words of one of Slack's text objects. */
export function wordsOf(text: unknown): string {
  return string(record(text)['text']);
}

/** What a JSON text says, or `undefined` when it is none. */
export function parsed(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}
