import type { Standing } from '../domain/can.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import type { Language } from '../domain/terms.ts';
import { statement } from '../store/statement.ts';
import type { Db } from '../store/tables/db.ts';

export type Reader = { readonly language: Language; readonly standing: Standing };

type Known = { readonly locale: string | null; readonly standing: Standing; readonly language: Language | null };

/** Everybody who does anything is looked up by it. */
const known = statement<Known>(`
  select locale, standing, language from people left join reach using (team_id, user_id)
   where team_id = $1 and user_id = $2`);

/** Who reads, if they are known: in the language that they chose, else Spanish for every Spanish locale, English for the rest. */
export async function findReader(db: Db, team: TeamId, user: UserId): Promise<Reader | undefined> {
  const [row] = await known(db, team, user);
  return row && { language: row.language ?? languageOf(row.locale), standing: row.standing };
}

const languageOf = (locale: string | null): Language => (locale?.toLowerCase().startsWith('es') ? 'es' : 'en');

/** What people call somebody in Slack, without the @. */
export async function findHandle(db: Db, team: TeamId, user: UserId): Promise<string | undefined> {
  const row = await db
    .selectFrom('people')
    .select('handle')
    .where('team_id', '=', team)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.handle;
}
