import { peopleNamed } from './domain/plan.ts';
import type { Policy } from './domain/policy.ts';
import type { Shift } from './domain/rota.ts';
import { day, type Instant } from './domain/time.ts';
import { createLogger } from './platform/logger.ts';
import { openDatabase } from './platform/postgres.ts';
import { codesBehind } from './platform/slack-web.ts';
import { listCoversInForce } from './queries/covers.ts';
import type { Schema } from './store/tables/schema.ts';

type Covers = ReadonlyMap<string, readonly Shift[]>;

/**
 * Who covers for whom around a moment, by schedule and with people as the policy names them; or why that can't be known.
 * The database is only read.
 */
export async function coversFrom(databaseUrl: string, policy: Policy, at: Instant): Promise<Covers | string> {
  const log = createLogger({ environment: 'production', logLevel: 'fatal' });
  const db = openDatabase<Schema>(databaseUrl, log);
  try {
    const rows = await db
      .transaction()
      .setAccessMode('read only')
      .execute((trx) => listCoversInForce(trx, at - day));
    if (new Set(rows.map((row) => row.team_id)).size > 1) return 'the database has those of several workspaces';
    const nameOf = namesIn(policy);
    return new Map(
      [...Map.groupBy(rows, ({ schedule }) => schedule)].map(([schedule, own]) => [
        schedule,
        own.map((row) => ({ person: nameOf(row), from: row.from_at.getTime(), to: row.to_at.getTime() })),
      ]),
    );
  } catch (error) {
    return `the database of DATABASE_URL can't be read (${codesBehind(error)[0] ?? 'no answer'})`;
  } finally {
    await db.destroy();
  }
}

type Person = { readonly taker: string | null; readonly email: string | null; readonly handle: string | null };

/** Somebody's name as the policy writes it, so that it is known who is the same. */
function namesIn(policy: Policy): (person: Person) => string {
  const written = new Map(peopleNamed(policy).map((name) => [name.toLowerCase().replace(/^@/, ''), name]));
  return ({ taker, email, handle }) => {
    const own = [email, handle, taker].filter((name) => name !== null);
    return own.map((name) => written.get(name.toLowerCase())).find((name) => name !== undefined) ?? own[0] ?? '';
  };
}
