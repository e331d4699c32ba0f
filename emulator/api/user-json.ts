import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import { stableId } from '../state/ids.ts';
import { zoneOffset, type Person } from '../state/people.ts';
import { isStranger } from './find.ts';
import { hasScope } from './method.ts';

/**
 * A person, with the e-mail address only where the app may see it. Of those who have left, Slack says no name, zone or role
 * outside of the profile; of strangers, next to nothing.
 */
export function userJson(core: Core, person: Person, include: { locale?: boolean } = {}): Json {
  const who = { id: person.id, team_id: person.teamId ?? core.team.id, name: person.name, deleted: person.deleted };
  const updated = Math.floor(person.updated / 1000);
  const stranger = isStranger(core, person);
  const locale = include.locale && !person.teamId ? { locale: person.locale } : {};
  const kind = { is_bot: person.isBot, is_app_user: false };
  if (person.deleted || stranger) {
    return { ...who, profile: profileOf(core, person), ...kind, ...strangerMark(person, stranger), updated, ...locale };
  }
  return {
    ...who,
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: zoneOffset(person.tz, core.clock.now()),
    profile: profileOf(core, person),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.guest !== undefined,
    is_ultra_restricted: person.guest === 'single',
    ...kind,
    ...strangerMark(person, stranger),
    updated,
    ...locale,
  };
}

/** Said of people of other companies only. */
function strangerMark(person: Person, stranger: boolean): Json {
  return person.teamId ? { is_stranger: stranger } : {};
}

function profileOf(core: Core, person: Person): Json {
  const image = `https://secure.gravatar.com/avatar/${person.id.toLowerCase()}`;
  const maySeeEmail = !person.isBot && !person.teamId && hasScope(core, 'users:read.email');
  return {
    title: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    team: person.teamId ?? core.team.id,
    image_24: `${image}?s=24`,
    image_48: `${image}?s=48`,
    image_72: `${image}?s=72`,
    image_192: `${image}?s=192`,
    ...(person.isBot ? botIds(core, person) : {}),
    ...(maySeeEmail ? { email: person.email } : {}),
  };
}

function botIds(core: Core, person: Person): Json {
  if (person.id === core.app.botUserId) return { api_app_id: core.app.id, bot_id: core.app.botId };
  return { api_app_id: stableId('A', person.name), bot_id: stableId('B', person.name) };
}
