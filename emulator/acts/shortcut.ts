import { globalShortcutPayload, messageShortcutPayload } from '../delivery/payloads.ts';
import type { ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';
import { failed, refused } from './answer.ts';
import { seen } from './click.ts';

/** A shortcut of the app: a global one, or one of a message's menu. */
export async function shortcut(
  core: Core,
  person: Person,
  callbackId: string,
  at?: { channel: string; ts: string },
): Promise<ActResult> {
  const known = core.app.manifest.shortcuts.find((each) => each.callbackId === callbackId);
  if (!known || person.teamId || !core.installation.installed()) return refused('There is no such shortcut.');
  const where = at && seen(core, person, at.channel, at.ts);
  if (known.type === 'message' && !where) return refused('That message is gone.');
  const payload = where
    ? messageShortcutPayload(core, person, callbackId, where.channel, where.message)
    : globalShortcutPayload(core, person, callbackId);
  const outcome = await core.deliver('interactive', payload);
  return outcome.ok ? { ok: true } : failed(core, person, known.name, outcome);
}
