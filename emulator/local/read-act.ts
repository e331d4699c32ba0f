import { isRecord } from '../json.ts';
import type { Act } from '../protocol.ts';

type Kind = 'string' | 'strings' | 'number' | 'boolean' | 'object' | 'string?' | 'boolean?' | 'object?';

/** Every field of every act, by the name of what is done. */
const FIELDS: { [Name in Act['do']]: { [Field in Exclude<keyof Extract<Act, { do: Name }>, 'do'>]-?: Kind } } = {
  say: { as: 'string', channel: 'string', text: 'string', threadTs: 'string?', broadcast: 'boolean?' },
  click: { as: 'string', channel: 'string', ts: 'string', blockId: 'string', actionId: 'string', value: 'object?' },
  input: { as: 'string', viewId: 'string', blockId: 'string', actionId: 'string', value: 'object' },
  suggest: {
    as: 'string',
    viewId: 'string?',
    channel: 'string?',
    ts: 'string?',
    blockId: 'string',
    actionId: 'string',
    query: 'string',
  },
  attach: { as: 'string', viewId: 'string', blockId: 'string', actionId: 'string', name: 'string', size: 'number' },
  submit: { as: 'string', viewId: 'string' },
  close: { as: 'string', viewId: 'string', all: 'boolean?' },
  shortcut: { as: 'string', callbackId: 'string', channel: 'string?', ts: 'string?' },
  'open-home': { as: 'string' },
  'open-dm': { as: 'string', with: 'string' },
  'open-group': { as: 'string', with: 'strings' },
  join: { as: 'string', channel: 'string' },
  leave: { as: 'string', channel: 'string' },
  react: { as: 'string', channel: 'string', ts: 'string', name: 'string' },
  read: { as: 'string', channel: 'string' },
  locale: { as: 'string', locale: 'string?', tz: 'string?' },
  advance: { ms: 'number' },
  reset: {},
  'refresh-sockets': { warned: 'boolean?' },
  'socket-mode': { on: 'boolean' },
  'verify-request-url': {},
};

/** Whether the body of a request is an act, every field of the right type. */
export function isAct(body: unknown): body is Act {
  if (!isRecord(body) || typeof body['do'] !== 'string' || !Object.hasOwn(FIELDS, body['do'])) return false;
  const fields: Record<string, Kind> = Object.entries(FIELDS).find(([name]) => name === body['do'])?.[1] ?? {};
  return Object.entries(fields).every(([name, kind]) => fits(body[name], kind));
}

function fits(value: unknown, kind: Kind): boolean {
  if (kind.endsWith('?') && value === undefined) return true;
  if (kind === 'strings') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  const type = kind.replace('?', '');
  return type === 'object' ? isRecord(value) : typeof value === type;
}
