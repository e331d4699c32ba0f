import type { IncomingHttpHeaders } from 'node:http';
import { isRecord, parsed, type Json } from '../json.ts';
import { Refusal, refuseWith } from './refusal.ts';

/** The arguments of a call, whichever of the three ways they were sent: form, JSON or multipart (files in it left out). */
export async function readArgs(headers: IncomingHttpHeaders, body: Buffer<ArrayBuffer>): Promise<Json> {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const value = parsed(body.toString('utf8') || '{}');
    if (!isRecord(value)) throw new Refusal('invalid_json');
    return value;
  }
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
      throw new Refusal('invalid_form_data');
    });
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  }
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}

/** A text argument, or '' when it was left out. Numbers sent in JSON count as text. */
export function text(args: Json, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function required(args: Json, name: string): string {
  const value = text(args, name);
  if (value === '') missing(name);
  return value;
}

function missing(name: string): never {
  refuseWith('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
}

export function flag(args: Json, name: string): boolean {
  return ['true', '1', true, 1].some((yes) => yes === args[name]);
}

/** A list sent as "a,b,c", or as a JSON list. */
export function listed(args: Json, name: string): string[] {
  const value = args[name];
  const items = Array.isArray(value) ? value.map(String) : text(args, name).split(',');
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** An argument that holds JSON: as a value, or as the text of one. `undefined` when it was left out. */
export function json(args: Json, name: string, fault: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  const read = parsed(value);
  if (read === undefined) throw new Refusal(fault);
  return read;
}

/** One page of a list, by `cursor` and `limit`, with what `response_metadata` says of the next. */
export function page<T>(
  args: Json,
  all: readonly T[],
  standard = 100,
): { items: T[]; response_metadata: { next_cursor: string } } {
  const limit = text(args, 'limit') === '' ? standard : Number(text(args, 'limit'));
  if (!Number.isInteger(limit) || limit < 0 || limit > 1000) throw new Refusal('invalid_limit');
  const cursor = text(args, 'cursor');
  const from = cursor === '' ? 0 : Number(/^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1] ?? -1);
  if (from < 0) throw new Refusal('invalid_cursor');
  const to = from + (limit || standard);
  const next_cursor = to < all.length ? Buffer.from(`next:${to}`).toString('base64') : '';
  return { items: all.slice(from, to), response_metadata: { next_cursor } };
}
