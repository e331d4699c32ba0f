import type { Seed } from '../seed.ts';
import { newChannel, type Channel } from './channels.ts';
import type { State } from './core.ts';
import { stableId, type Stamps } from './ids.ts';
import type { StoredMessage } from './messages.ts';
import { isColleague, newPerson, teamIdOf } from './people.ts';

/**
 * A workspace as it is on its first day, before any app is installed. `scope` keeps its ids apart from those of other workspaces
 * that have the same names; the first one has none.
 */
export function sow(seed: Seed, now: number, stamps: Stamps, scope = ''): State {
  const idFor = (prefix: string, name: string) => stableId(prefix, scope === '' ? name : `${scope} ${name}`);
  const people = seed.people.map((person) => newPerson(person, idFor('U', person.name), now));
  const idOf = (handle: string) => {
    const person = people.find((each) => each.name === handle);
    if (!person) throw new Error(`The seed names @${handle}, who is not among its people.`);
    return person.id;
  };

  const channels = new Map<string, Channel>();
  const messages = new Map<string, StoredMessage[]>();
  for (const sown of seed.channels) {
    const members = sown.members?.map(idOf) ?? people.filter(isColleague).map((person) => person.id);
    const channel = newChannel({
      id: idFor('C', sown.name),
      name: sown.name,
      kind: sown.private ? 'private' : 'public',
      creator: members[0] ?? '',
      created: now,
      members,
    });
    channel.topic = { ...channel.topic, value: sown.topic ?? '' };
    channel.purpose = { ...channel.purpose, value: sown.purpose ?? '' };
    const guests = people.filter((person) => members.includes(person.id)).flatMap((person) => person.teamId ?? []);
    channel.sharedWith = [...new Set([...(sown.sharedWith ?? []).map(teamIdOf), ...guests])];
    channels.set(channel.id, channel);
    const said = (sown.messages ?? []).map((line) =>
      message(channel.id, idOf(line.by), line.text, stamps.at(now - line.minutesAgo * 60_000)),
    );
    messages.set(
      channel.id,
      said.toSorted((a, b) => (a.ts < b.ts ? -1 : 1)),
    );
    for (const member of members) channel.lastRead.set(member, said.at(-1)?.ts ?? '0');
  }

  return {
    people: new Map(people.map((person) => [person.id, person])),
    groups: new Map(
      seed.groups.map((group) => {
        const id = idFor('S', group.handle);
        const { handle, name } = group;
        return [id, { id, handle, name, people: group.people.map(idOf), created: now, updated: now }];
      }),
    ),
    channels,
    messages,
    files: new Map(),
    canvases: new Map(),
    views: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    notices: [],
  };
}

function message(channel: string, user: string, text: string, ts: string): StoredMessage {
  return {
    channel,
    ts,
    threadTs: null,
    user,
    byApp: false,
    text,
    blocks: [],
    attachments: [],
    metadata: null,
    subtype: null,
    edited: null,
    ephemeralTo: null,
    broadcast: false,
    reactions: [],
    values: new Map(),
  };
}
