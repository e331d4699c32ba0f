import { userJson } from '../api/user-json.ts';
import { emitEvent } from '../delivery/events.ts';
import type { SeedPerson } from '../seed.ts';
import { isDirect } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { addMember } from '../state/membership.ts';
import { isColleague, newPerson, type GuestKind, type Person } from '../state/people.ts';

/**
 * A new account, which the app hears of. A colleague is in #general at once; a guest is nowhere until somebody lets them in.
 * Returns the id.
 */
export function hire(core: Core, given: SeedPerson): string {
  const taken = [...core.state.people.values()].some((each) => each.name === given.name);
  if (taken) throw new Error(`There is a @${given.name} already.`);
  if (given.company !== undefined) throw new Error('People of other companies are not hired: they come with the seed.');
  const person = newPerson(given, newId('U'), core.clock.now());
  core.state.people.set(person.id, person);
  emitEvent(core, { type: 'team_join', user: userJson(core, person, { locale: true }) });
  const general = [...core.state.channels.values()].find((channel) => channel.isGeneral);
  if (general && isColleague(person)) addMember(core, general, person.id);
  core.changes.tell({ type: 'state' });
  return person.id;
}

/** Somebody left the company: their account stays, deactivated, and is a member of nothing. */
export function dismiss(core: Core, person: Person): void {
  person.deleted = true;
  person.updated = core.clock.now();
  for (const channel of core.state.channels.values()) {
    if (!isDirect(channel)) channel.members = channel.members.filter((member) => member !== person.id);
  }
  announce(core, person);
}

/** A colleague becomes a guest (of several channels unless said otherwise), or a guest a colleague. */
export function restrict(core: Core, person: Person, guest: boolean | GuestKind): void {
  if (guest === false) delete person.guest;
  else person.guest = guest === true ? 'multi' : guest;
  person.updated = core.clock.now();
  announce(core, person);
}

/** Tells the app and every page that a person's account is not what it was. */
export function announce(core: Core, person: Person): void {
  const user = userJson(core, person, { locale: true });
  emitEvent(core, { type: 'user_change', user, cache_ts: Math.floor(core.clock.now() / 1000) });
  core.changes.tell({ type: 'state' });
}
