import { isRecord, type Json } from '../json.ts';
import { json } from './args.ts';
import { Refusal } from './refusal.ts';

/** Slack names no number; 8,000 characters of payload is what others measured. */
const LONGEST = 8000;

/** The `metadata` of a new message; `null` when it has none. */
export function metadataOf(args: Json): Json | null {
  const value = json(args, 'metadata', 'invalid_metadata_format');
  if (value === undefined) return null;
  if (!isRecord(value)) throw new Refusal('invalid_metadata_format');
  const { event_type: type, event_payload: payload, ...others } = value;
  if (type === undefined || payload === undefined) throw new Refusal('invalid_metadata_format');
  if (typeof type !== 'string' || type === '' || !isRecord(payload)) throw new Refusal('invalid_metadata_schema');
  if (Object.keys(others).some((key) => key !== 'entities')) throw new Refusal('invalid_metadata_schema');
  if (JSON.stringify(payload).length > LONGEST) throw new Refusal('metadata_too_large');
  return value;
}

/** The `metadata` of a message after an update: what it was when none is given, none when `{}` is. */
export function newMetadata(args: Json, before: Json | null): Json | null {
  const value = json(args, 'metadata', 'invalid_metadata_format');
  if (value === undefined) return before;
  return isRecord(value) && Object.keys(value).length === 0 ? null : metadataOf(args);
}
