/** Blocks and views are whatever the app sent: these read them without trusting their shape. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function number(value: unknown): number | null {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

function shared(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const before: readonly unknown[] = previous;
    const after: readonly unknown[] = next;
    const items = after.map((item, index) => shared(before[index], item));
    return items.length === before.length && items.every((item, index) => item === before[index]) ? before : items;
  }
  if (!isObject(previous) || !isObject(next)) return next;
  const parts = Object.entries(next).map(([key, value]) => [key, shared(previous[key], value)] as const);
  const same =
    parts.length === Object.keys(previous).length &&
    parts.every(([key, value]) => key in previous && value === previous[key]);
  return same ? previous : Object.fromEntries(parts);
}

/** `next`, with every part that equals its counterpart in `previous` replaced by it, so that unchanged parts keep their identity. */
export function share<T>(previous: unknown, next: T): T {
  return shared(previous, next) as T;
}
