import { actionPayload } from '../delivery/payloads.ts';
import { record, string, wordsOf, type Json } from '../json.ts';
import type { ActResult } from '../protocol.ts';
import { canRead, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { entered, initialKeyOf, keyOf, locate, valuesOf, type Located } from '../state/elements.ts';
import { messageAt, told, type StoredMessage } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import { failed, refused } from './answer.ts';

/** A message that the person can see. */
export function seen(
  core: Core,
  person: Person,
  channelId: string,
  ts: string,
): { channel: Channel; message: StoredMessage } | null {
  const channel = core.state.channels.get(channelId);
  const message = channel && messageAt(core, channel.id, ts);
  if (!channel || !message || !canRead(channel, person)) return null;
  return message.ephemeralTo === null || message.ephemeralTo === person.id ? { channel, message } : null;
}

/** A button pressed, or another element of a message changed. */
export async function click(
  core: Core,
  person: Person,
  at: { channel: string; ts: string; blockId: string; actionId: string; value?: Json },
): Promise<ActResult> {
  const where = seen(core, person, at.channel, at.ts);
  if (!where) return refused('That message is gone.');
  const found = locate(where.message.blocks, at.blockId, at.actionId);
  if (!found) return refused('That part of the message has changed.');
  const carried = entered(found.element, at.value ?? {});
  if (!carried) return refused('That option is not offered any more.');
  remember(where.message, person, found, carried);
  told(core, where.channel);
  if (!asksToHear(found, at.value ?? {})) return { ok: true };
  const outcome = await core.deliver('interactive', actionPayload(core, person, where, actionOf(found, carried)));
  return outcome.ok ? { ok: true } : failed(core, person, labelOf(found.element), outcome);
}

function remember(message: StoredMessage, person: Person, { block, element }: Located, carried: Json): void {
  const values = valuesOf(message.blocks, message.values.get(person.id));
  const blockId = string(block.block_id);
  if (keyOf(element) !== null) {
    const entry = { [string(element['action_id'])]: { type: element['type'], ...carried } };
    values[blockId] = { ...values[blockId], ...entry };
  }
  message.values.set(person.id, values);
}

const CLICKED = ['text', 'url', 'style', 'icon', 'confirm'];
const CHOSEN = ['placeholder', 'min_query_length', 'confirm'];

/** `actions[0]` of a payload: which element, what it carries, and what Slack repeats of the element itself (Bolt's types of actions). */
export function actionOf({ block, element }: Located, carried: Json): Json {
  const { type, action_id } = element;
  return { type, action_id, block_id: block.block_id, ...repeated(element), ...carried };
}

function repeated(element: Json): Json {
  const type = string(element['type']);
  if (type.endsWith('_input')) return {};
  const keys = type.endsWith('button') ? CLICKED : [initialKeyOf(element) ?? '', ...CHOSEN];
  return Object.fromEntries(keys.filter((key) => key in element).map((key) => [key, element[key]]));
}

/** Elements of input blocks are told to the app at submission only, unless they say `dispatch_action`. */
export function asksToHear({ block, element }: Located, given: Json): boolean {
  if (block.type === 'input' && block['dispatch_action'] !== true) return false;
  if (!string(element['type']).endsWith('_input')) return true;
  return occasions(element).includes(given['enter'] === true ? 'on_enter_pressed' : 'on_character_entered');
}

function occasions(element: Json): readonly unknown[] {
  const on = record(element['dispatch_action_config'])['trigger_actions_on'];
  return Array.isArray(on) && on.length > 0 ? on : ['on_enter_pressed'];
}

/** What a notice calls the element that failed. */
export function labelOf(element: Json): string {
  const words = wordsOf(element['text']);
  return words === '' ? 'This choice' : `“${words}”`;
}
