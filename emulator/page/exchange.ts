import type { Logged } from '../protocol.ts';
import { object, objects, strings, text, type Json } from './json.ts';

export type Kind = 'all' | 'calls' | 'deliveries' | 'problems';

/** `title` names the method or the type; `detail` says which event, command or element; `outcome` what came of it. */
export type Summary = { title: string; detail: string; outcome: string; isProblem: boolean };

/** Whether nothing more can come to this entry. */
export function isSettled(entry: Logged): boolean {
  return entry.kind === 'call' ? entry.ms > 0 : entry.acknowledged !== 'never';
}

/** One entry in words. */
export function summaryOf(entry: Logged): Summary {
  const fault = entry.fault ? ` · fault: ${entry.fault.outcome}` : '';
  if (entry.kind === 'delivery') {
    const again = entry.attempt > 0 ? `, attempt ${entry.attempt + 1}` : '';
    return {
      title: entry.type,
      detail: `${subjectOf(entry.payload)}${again}`,
      outcome: `${{ 'in time': 'acknowledged', late: 'acknowledged late', never: 'never acknowledged' }[entry.acknowledged]}${fault}`,
      isProblem: entry.acknowledged !== 'in time' || entry.fault !== undefined,
    };
  }
  const status = entry.status === null ? '' : ` · ${entry.status}`;
  return {
    title: entry.method,
    detail: text(entry.args['channel']) || text(entry.args['channel_id']) || text(entry.args['user']),
    outcome: `${callOutcome(entry)}${status}${fault}`,
    isProblem: isSettled(entry) && (entry.answer['ok'] !== true || entry.status !== 200 || entry.fault !== undefined),
  };
}

function callOutcome(entry: Logged & { kind: 'call' }): string {
  if (!isSettled(entry)) return 'waiting';
  if (entry.status === 429) return 'rate limited';
  if (entry.answer['ok'] === true) return 'ok';
  return text(entry.answer['error']) || 'no answer';
}

/** Which event, command, element, view or shortcut a payload is about. */
function subjectOf(payload: Json): string {
  const event = text(object(payload['event'])['type']);
  if (event) return event;
  if ('ssl_check' in payload) return 'ssl_check';
  if (text(payload['command'])) return `${text(payload['command'])} ${text(payload['text'])}`.trim();
  const action = text(objects(payload['actions'])[0]?.['action_id']);
  const callback = text(object(payload['view'])['callback_id']) || text(payload['callback_id']);
  return [text(payload['type']), action || text(payload['action_id']) || callback].filter(Boolean).join(' ');
}

/** What Slack says about the arguments: `response_metadata` has both forms. */
export function remarksOf(entry: Logged): string[] {
  if (entry.kind === 'delivery') return [];
  const { messages, warnings } = object(entry.answer['response_metadata']);
  return [...strings(messages), ...strings(warnings)];
}

const haystacks = new WeakMap<Logged, string>();

/** Whether an entry is of that kind and has every one of the words somewhere in it. */
export function isSought(entry: Logged, kind: Kind, words: string): boolean {
  if (kind === 'calls' && entry.kind !== 'call') return false;
  if (kind === 'deliveries' && entry.kind !== 'delivery') return false;
  if (kind === 'problems' && !summaryOf(entry).isProblem) return false;
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return true;
  const known = haystacks.get(entry);
  const haystack = known ?? `${summaryOf(entry).outcome} ${JSON.stringify(entry)}`.toLowerCase();
  if (known === undefined) haystacks.set(entry, haystack);
  return parts.every((part) => haystack.includes(part));
}

/** JSON as one reads it. Arguments of a form hold lists and objects as text: those are opened. */
export function indented(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => opened(part), 2) ?? '';
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A call to be made again from a shell, or null when nothing could: addresses of response_urls and uploads are not in the log. */
export function curlOf(entry: Logged, origin: string): string | null {
  if (entry.kind === 'delivery' || ['response_url', 'upload'].includes(entry.method)) return null;
  const token = entry.method.startsWith('apps.connections.') ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN';
  const data = Object.entries(entry.args).map(
    ([name, value]) =>
      `--data-urlencode ${quoted(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)}`,
  );
  const head = `curl -X POST ${quoted(`${origin}/api/${entry.method}`)}`;
  return [head, `-H "Authorization: Bearer $${token}"`, ...data].join(' \\\n  ');
}

function quoted(words: string): string {
  return `'${words.replaceAll("'", "'\\''")}'`;
}
