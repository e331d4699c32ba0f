import { emitEvent } from '../delivery/events.ts';
import type { ActResult } from '../protocol.ts';
import { canRead, haveMet, isDirect, openDirectMessage, openGroupMessage } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { addMember, removeMember } from '../state/membership.ts';
import { messagesOf, react as toggle } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import { homeOf, viewJson } from '../state/views.ts';
import { refused } from './answer.ts';
import { seen } from './click.ts';
import { announce } from './staff.ts';

/** Looking at the app: its Home or its messages. The app hears of it at every entry. */
function enter(core: Core, person: Person, tab: 'home' | 'messages'): string {
  const channel = openDirectMessage(core, core.app.botUserId, person.id);
  const home = homeOf(core, person.id);
  emitEvent(core, {
    type: 'app_home_opened',
    user: person.id,
    channel: channel.id,
    tab,
    ...(tab === 'home' && home ? { view: viewJson(core, home) } : {}),
  });
  return channel.id;
}

export function openHome(core: Core, person: Person): ActResult {
  if (!core.installation.installed()) return refused(`${core.app.name} is not installed here.`);
  if (!core.app.manifest.homeTab) return refused(`${core.app.name} has no Home.`);
  enter(core, person, 'home');
  return { ok: true };
}

export function openDm(core: Core, person: Person, other: string): ActResult {
  if (!core.state.people.has(other) || other === person.id) return refused('There is no such person.');
  const channel = openDirectMessage(core, person.id, other);
  channel.openedBy.add(person.id);
  if (other === core.app.botUserId) enter(core, person, 'messages');
  core.changes.tell({ type: 'state' }, [person.id]);
  return { ok: true, channel: channel.id };
}

/** Direct messages with several at once; with one other person they are the usual ones. */
export function openGroup(core: Core, person: Person, given: readonly string[]): ActResult {
  const others = [...new Set(given)].filter((id) => id !== person.id);
  const [first, second] = others;
  if (first === undefined) return refused('Choose somebody to write to.');
  if (second === undefined) return openDm(core, person, first);
  if (others.length > 8) return refused('At most nine people can write to each other in one conversation.');
  const people = others.map((id) => core.state.people.get(id));
  if (people.some((each) => !each || each.deleted)) return refused('There is no such person.');
  if (!haveMet(core, [person.id, ...others]))
    return refused('People of other companies must be in a channel together first.');
  const channel = openGroupMessage(core, person.id, others);
  channel.openedBy.add(person.id);
  core.changes.tell({ type: 'state' }, [person.id]);
  return { ok: true, channel: channel.id };
}

export function join(core: Core, person: Person, channelId: string): ActResult {
  const channel = core.state.channels.get(channelId);
  if (channel?.kind !== 'public' || !canRead(channel, person)) return refused('There is no such channel.');
  if (channel.archived) return refused('This channel is archived.');
  if (!channel.members.includes(person.id)) addMember(core, channel, person.id);
  return { ok: true, channel: channel.id };
}

export function leave(core: Core, person: Person, channelId: string): ActResult {
  const channel = core.state.channels.get(channelId);
  if (!channel?.members.includes(person.id)) return refused('You are not in that channel.');
  if (isDirect(channel)) return refused('Direct messages cannot be left.');
  if (channel.isGeneral) return refused('Nobody can leave #general.');
  removeMember(core, channel, person.id);
  return { ok: true };
}

export function react(core: Core, person: Person, channelId: string, ts: string, name: string): ActResult {
  const where = seen(core, person, channelId, ts);
  if (!where) return refused('That message is gone.');
  const { message, channel } = where;
  const known = message.reactions.find((reaction) => reaction.name === name);
  toggle(core, channel, message, { by: person.id, name, added: known?.users.includes(person.id) !== true });
  return { ok: true };
}

export function read(core: Core, person: Person, channelId: string): ActResult {
  const channel = core.state.channels.get(channelId);
  if (!channel || !canRead(channel, person)) return refused('There is no such channel.');
  const last = messagesOf(core, channel.id).at(-1)?.ts ?? '0';
  if (channel.lastRead.get(person.id) === last) return { ok: true };
  channel.lastRead.set(person.id, last);
  core.changes.tell({ type: 'state' }, [person.id]);
  return { ok: true };
}

export function setLocale(core: Core, person: Person, given: { locale?: string; tz?: string }): ActResult {
  const { locale = person.locale, tz = person.tz } = given;
  if (!Intl.supportedValuesOf('timeZone').includes(tz) && tz !== 'Etc/UTC' && tz !== 'UTC')
    return refused('There is no such time zone.');
  if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(locale)) return refused('There is no such language.');
  Object.assign(person, { locale, tz, updated: core.clock.now() });
  announce(core, person);
  return { ok: true };
}
