import { Refusal } from '../api/refusal.ts';
import { commandPayload } from '../delivery/payloads.ts';
import { respond } from '../delivery/response-url.ts';
import { isRecord, type Json } from '../json.ts';
import type { ActResult } from '../protocol.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { notify } from '../state/notices.ts';
import type { Person } from '../state/people.ts';
import { failed, refused } from './answer.ts';
import { escaped, mentioned } from './typed-text.ts';

/** Sends a slash command to the app, and shows what it answers with its acknowledgement. */
export async function runCommand(core: Core, person: Person, channel: Channel, typed: string): Promise<ActResult> {
  const [command = ''] = typed.split(/\s/, 1);
  const known = core.app.manifest.commands.find((each) => each.command === command.toLowerCase());
  // Those of other companies do not have this workspace's apps, whatever channel they share.
  if (!known || person.teamId || !core.installation.installed()) return refused(`${command} is not a valid command.`);
  const words = escaped(typed.slice(command.length).trim());
  const text = known.shouldEscape ? mentioned(core, words, true) : words;
  const outcome = await core.deliver('slash_commands', commandPayload(core, person, channel, known.command, text));
  if (!outcome.ok) return failed(core, person, known.command, outcome);
  return shown(core, person, channel, known.command, answerOf(outcome.body));
}

/** Text answers come as text over HTTP and as `{text}` over a socket; `{}` and '' are none. */
function answerOf(body: unknown): Json | null {
  if (typeof body === 'string') return body === '' ? null : { text: body };
  return isRecord(body) && Object.keys(body).length > 0 ? body : null;
}

function shown(core: Core, person: Person, channel: Channel, command: string, answer: Json | null): ActResult {
  if (!answer) return { ok: true, channel: channel.id };
  try {
    respond(core, { person: person.id, channel: channel.id, original: null }, channel, answer);
    return { ok: true, channel: channel.id };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const error = `${command} failed: ${core.app.name} answered with something Slack cannot show (${fault.code}).`;
    notify(core, person.id, error);
    return refused(error);
  }
}
