import { string, wordsOf } from '../json.ts';
import type { AppInfo, Channel, Message, Person, Snapshot, View } from '../protocol.ts';
import { canRead, isDirect, type Channel as StoredChannel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { filesOf, kindOf } from '../state/files.ts';
import { messagesOf, unreadCount, type StoredMessage } from '../state/messages.ts';
import { colorOf, type Person as StoredPerson } from '../state/people.ts';
import type { Teams } from '../state/teams.ts';
import { homeOf, stackOf, type View as StoredView } from '../state/views.ts';
import { canvasTitles } from './canvases.ts';

/** All that one person sees, but for the messages. `teams` are those that one can go over to. */
export function snapshotFor(core: Core, me: StoredPerson, teams: Teams): Snapshot {
  const isInstalled = core.installation.installed();
  const home = isInstalled ? homeOf(core, me.id) : undefined;
  return {
    team: { ...core.team },
    teams: teams.map(({ team }) => ({ ...team })),
    me: personOf(me),
    people: [...core.state.people.values()].map(personOf),
    channels: [...core.state.channels.values()]
      .filter((channel) => canRead(channel, me))
      .map((channel) => channelOf(core, channel, me.id))
      .filter((channel) => !isDirect(channel) || channel.lastTs !== null || hasOpened(core, channel.id, me.id)),
    apps: isInstalled ? [appOf(core)] : [],
    modals: stackOf(core, me.id).map(viewOf),
    home: home ? viewOf(home) : null,
    clock: { now: core.clock.now(), offset: core.clock.offset() },
    notices: core.state.notices.filter((notice) => notice.person === me.id).map(({ id, text }) => ({ id, text })),
  };
}

/** A channel's messages as one person sees them, oldest first. */
export function messagesFor(core: Core, channel: StoredChannel, me: StoredPerson): Message[] {
  const visible = messagesOf(core, channel.id).filter(
    (each) => each.ephemeralTo === null || each.ephemeralTo === me.id,
  );
  const replies = new Map<string, number>();
  for (const { threadTs, ephemeralTo } of visible) {
    if (threadTs !== null && ephemeralTo === null) replies.set(threadTs, (replies.get(threadTs) ?? 0) + 1);
  }
  return visible.map((message) => messageOf(core, channel, message, me, replies.get(message.ts) ?? 0));
}

function hasOpened(core: Core, channel: string, person: string): boolean {
  return core.state.channels.get(channel)?.openedBy.has(person) ?? false;
}

function personOf({ id, name, realName, locale, tz, isBot, deleted, guest, teamId, company }: StoredPerson): Person {
  return {
    id,
    name,
    realName,
    locale,
    tz,
    isBot,
    deleted,
    color: colorOf(id),
    ...(guest ? { guest } : {}),
    ...(teamId === undefined ? {} : { company: company ?? 'Another company' }),
  };
}

function channelOf(core: Core, channel: StoredChannel, me: string): Channel {
  const visible = messagesOf(core, channel.id).filter(
    (message) => message.ephemeralTo === null || message.ephemeralTo === me,
  );
  return {
    id: channel.id,
    name: channel.kind === 'dm' ? (channel.members.find((member) => member !== me) ?? me) : channel.name,
    kind: channel.kind,
    topic: channel.topic.value,
    purpose: channel.purpose.value,
    archived: channel.archived,
    isMember: channel.members.includes(me),
    members: channel.members,
    pins: channel.pins.map((pin) => pin.ts),
    bookmarks: channel.bookmarks.map(({ id, title, link, emoji }) => ({ id, title, link, emoji })),
    canvases: canvasTitles(core, channel),
    unread: unreadCount(core, channel, me),
    lastTs: visible.at(-1)?.ts ?? null,
  };
}

function messageOf(
  core: Core,
  channel: StoredChannel,
  message: StoredMessage,
  me: StoredPerson,
  replyCount: number,
): Message {
  const files = filesOf(core, message).map(({ id, name, title, altText, size }) => ({
    id,
    name,
    title,
    altText,
    mimetype: kindOf(name).mimetype,
    size,
    url: `/_local/files/${id}?as=${me.id}`,
  }));
  return {
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    broadcast: message.broadcast && message.threadTs !== null,
    user: message.user,
    ...(message.guise ? { guise: message.guise } : {}),
    subtype: message.subtype,
    text: message.text,
    blocks: message.blocks,
    // Slack marks plain texts that were changed, not the blocks that apps keep current.
    edited: message.edited !== null && message.blocks.length === 0,
    ephemeralTo: message.ephemeralTo,
    replyCount,
    reactions: message.reactions,
    pinned: channel.pins.some((pin) => pin.ts === message.ts),
    ...(files.length > 0 ? { files } : {}),
  };
}

function appOf(core: Core): AppInfo {
  const { manifest } = core.app;
  return {
    id: core.app.id,
    name: core.app.name,
    botUserId: core.app.botUserId,
    connected: core.connected(),
    delivery: core.transport() === 'http' ? 'http' : core.socketMode.isOn() ? 'socket' : 'off',
    messagesReadOnly: manifest.messagesReadOnly,
    commands: manifest.commands.map(({ command, description, usageHint }) => ({ command, description, usageHint })),
    shortcuts: manifest.shortcuts,
  };
}

function viewOf(view: StoredView): View {
  const words = (key: string) => wordsOf(view.content[key]) || null;
  return {
    id: view.id,
    type: view.type,
    title: string(words('title')),
    submit: words('submit'),
    close: words('close'),
    callbackId: view.callbackId,
    blocks: view.blocks,
    hash: view.hash,
    values: view.values,
    errors: view.errors,
  };
}
