import { isRecord, record, string, type Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import type { DeliveryEntry } from '../state/log.ts';
import { placeMeant } from '../state/places.ts';
import type { Subject } from './match.ts';

/**
 * A call as rules see it: where it goes by `channel` or `channel_id`, whom it names by `user`, `user_id` and `users`. `isOurs`: it
 * is about this workspace.
 */
export function callSubject(core: Core, name: string, args: Json, isOurs: boolean): Subject {
  const people = [args['user'], args['user_id'], ...string(args['users']).split(',')];
  return {
    kind: 'call',
    name,
    args,
    teams: isOurs ? teamNames(core) : [],
    channels: () => placeNames(core, string(args['channel']) || string(args['channel_id'])),
    people: () => people.flatMap((each) => personNames(core, string(each).trim())),
  };
}

/** Something sent to the app as rules see it: where it happened, and who did it. */
export function deliverySubject(core: Core, name: DeliveryEntry['type'], payload: Json): Subject {
  const event = isRecord(payload['event']) ? payload['event'] : payload;
  return {
    kind: 'delivery',
    name,
    args: payload,
    teams: teamNames(core),
    channels: () =>
      placeNames(core, idIn(event['channel']) || string(event['channel_id']) || idIn(record(event['item'])['channel'])),
    people: () => personNames(core, idIn(event['user']) || string(event['user_id'])),
  };
}

function teamNames({ team }: Core): string[] {
  return [team.id, team.domain, team.name];
}

function placeNames(core: Core, given: string): readonly string[] {
  return placeMeant(core, given)?.names ?? [];
}

function personNames(core: Core, id: string): string[] {
  const person = core.state.people.get(id);
  return person ? [person.id, person.name] : [];
}

function idIn(value: unknown): string {
  return isRecord(value) ? string(value['id']) : string(value);
}
