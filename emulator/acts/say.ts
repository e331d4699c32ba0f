import type { ActResult } from '../protocol.ts';
import { canRead } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt, post } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import { refused } from './answer.ts';
import { runCommand } from './command.ts';
import { encoded } from './typed-text.ts';

/** A message in a channel or thread (`broadcast`: in both), or a slash command when it begins with one. */
export async function say(
  core: Core,
  person: Person,
  channelId: string,
  text: string,
  { threadTs, broadcast = false }: { threadTs?: string; broadcast?: boolean } = {},
): Promise<ActResult> {
  const channel = core.state.channels.get(channelId);
  if (!channel || !canRead(channel, person)) return refused('There is no such channel.');
  if (!channel.members.includes(person.id)) return refused('Join the channel to write in it.');
  if (channel.archived) return refused('This channel is archived.');
  if (text.trim() === '') return refused('Write something first.');
  if (/^\/[a-z]/i.test(text)) {
    if (threadTs !== undefined) return refused('Slash commands do not work in threads.');
    return runCommand(core, person, channel, text);
  }
  const parent = threadTs === undefined ? undefined : messageAt(core, channel.id, threadTs);
  if (threadTs !== undefined && !parent) return refused('That message is gone.');
  const message = post(core, channel, {
    user: person.id,
    text: encoded(core, text),
    threadTs: parent ? (parent.threadTs ?? parent.ts) : null,
    broadcast: broadcast && parent !== undefined,
  });
  return { ok: true, ts: message.ts, channel: channel.id };
}
