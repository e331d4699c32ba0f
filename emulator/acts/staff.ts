import { userJson } from '../api/shapes.ts';
import { emitEvent } from '../delivery/events.ts';
import type { Seed } from '../seed.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { addMember } from '../state/membership.ts';
import type { Person } from '../state/people.ts';

/** A new colleague, in #general like everybody. Returns their id. */
export function hire(core: Core, given: Seed['people'][number]): string {
  const taken = [...core.state.people.values()].some((each) => each.name === given.name);
  if (taken) throw new Error(`There is a @${given.name} already.`);
  const person: Person = { ...given, id: newId('U'), isBot: false, deleted: false, updated: core.clock.now() };
  core.state.people.set(person.id, person);
  emitEvent(core, { type: 'team_join', user: userJson(core, person, { locale: true }) });
  const general = [...core.state.channels.values()].find((channel) => channel.isGeneral);
  if (general) addMember(core, general, person.id);
  core.changes.tell({ type: 'state' });
  return person.id;
}

/** Somebody left the company: their account stays, deactivated, and is a member of nothing. */
export function dismiss(core: Core, person: Person): void {
  person.deleted = true;
  person.updated = core.clock.now();
  for (const channel of core.state.channels.values()) {
    if (channel.kind !== 'dm') channel.members = channel.members.filter((member) => member !== person.id);
  }
  announce(core, person);
}

/** Tells the app and every page that a person's account is not what it was. */
export function announce(core: Core, person: Person): void {
  const user = userJson(core, person, { locale: true });
  emitEvent(core, { type: 'user_change', user, cache_ts: Math.floor(core.clock.now() / 1000) });
  core.changes.tell({ type: 'state' });
}
