import assert from 'node:assert/strict';
import type { Entry } from '../../emulator/client/entry.ts';
import type { Rig } from './rig.ts';

/** What people know an escalation by: `ESC-7` to say, `named` to find its messages, `room` to find its channel. */
export type Opened = { readonly reference: string; readonly named: RegExp; readonly room: RegExp };

/**
 * Ana, who is on no path, types the command in #support and fills in the form, in Spanish; all that follows is sent.
 * `fields` by their Spanish labels. Titles must differ, or she is asked whether it is the same case.
 */
export async function escalate(rig: Rig, text: string, fields: Record<string, Entry> = {}): Promise<Opened> {
  const ana = rig.as('ana');
  await ana.in('support').command(`/escalate ${text}`);
  const form = await ana.modal(/Se avisa enseguida/);
  assert.equal(await form.fill({ '¿Qué ocurre?': 'Falla desde las 13:50.', ...fields }).submit(), 'closed');
  await rig.settle();
  return newest(rig);
}

/** The escalation that was opened last. */
export async function newest(rig: Rig): Promise<Opened> {
  const { number } = await rig.db
    .selectFrom('escalations')
    .select('number')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  return { reference: `ESC-${number}`, named: new RegExp(`ESC-${number}\\b`), room: new RegExp(`^esc-${number}(-|$)`) };
}

export type RoomAsSlackHasIt = {
  readonly name: string;
  readonly topic: string;
  readonly purpose: string;
  readonly members: readonly string[];
  readonly links: readonly string[];
  readonly pinned: readonly unknown[];
};

/** How often anything has happened, to any escalation. */
export const happenings = async (rig: Rig): Promise<number> =>
  (await rig.db.selectFrom('timeline').select('seq').execute()).length;

/** What the app asked of one method of Slack's, in order. */
export const calls = (rig: Rig, method: string) =>
  rig.workspace.log.flatMap((entry) => (entry.kind === 'call' && entry.method === method ? [entry.args] : []));

/** A channel as Slack has it: members by handle, bookmarks by their link, pins by their message's ts. */
export async function roomCalled(rig: Rig, called: RegExp): Promise<RoomAsSlackHasIt> {
  const { channels = [] } = await rig.slack.conversations.list({ limit: 200 });
  const found = channels.filter((channel) => called.test(channel.name ?? ''));
  assert.equal(found.length, 1, `one channel is called ${called}`);
  const id = found[0]?.id ?? '';
  const [{ channel }, { members = [] }, { bookmarks = [] }] = await Promise.all([
    rig.slack.conversations.info({ channel: id }),
    rig.slack.conversations.members({ channel: id }),
    rig.slack.bookmarks.list({ channel_id: id }),
  ]);
  const { members: people = [] } = await rig.slack.users.list({});
  return {
    name: channel?.name ?? '',
    topic: channel?.topic?.value ?? '',
    purpose: channel?.purpose?.value ?? '',
    members: members
      .flatMap((member) => people.find((each) => each.id === member && !each.is_bot)?.name ?? [])
      .toSorted(),
    links: bookmarks.map((bookmark) => bookmark.link ?? ''),
    pinned: calls(rig, 'pins.add').flatMap((args) => (args['channel'] === id ? [args['timestamp']] : [])),
  };
}
