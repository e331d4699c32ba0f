import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Standing } from '../../domain/can.ts';
import { asUserId, type TeamId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';

/** A user as Slack's methods and events describe them; everything but the id may be left out. */
const slackUser = z.object({
  id: z.string().min(1),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  locale: z.string().nullish(),
  tz: z.string().nullish(),
  profile: z.object({ email: z.string().nullish() }).nullish(),
});
type SlackUser = z.infer<typeof slackUser>;

/** Null for whatever is not a user. */
export function toPerson(described: unknown, team: TeamId): Person | null {
  const { data: user } = slackUser.safeParse(described);
  if (!user) return null;
  return {
    id: asUserId(user.id),
    handle: user.name ?? user.id,
    email: user.profile?.email || null,
    locale: user.locale || null,
    zone: user.tz && IANAZone.isValidZone(user.tz) ? user.tz : null,
    standing: standingOf(user, team),
  };
}

/** The most restrictive reading wins: somebody who has left is deactivated, whatever else they were. */
function standingOf(user: SlackUser, team: TeamId): Standing {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || (user.team_id && user.team_id !== team)) return 'stranger';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return 'member';
}
