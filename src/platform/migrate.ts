import { promises as fs } from 'node:fs';
import path from 'node:path';
import { sql, type Kysely } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Logger } from './logger.ts';
import { openDatabase } from './postgres.ts';

/** The code of the error by which a release does not start on what a newer one has migrated. */
export const newerSchema = 'NEWER_SCHEMA';
/** What PostgreSQL says of a table that it doesn't have (appendix A of its manual). */
const undefinedTable = '42P01';

/**
 * Brings the schema up to the newest file of `folder`, all in one transaction; processes that start at once take turns.
 * Where it is up to date, as at nearly every start, nobody waits for anybody.
 * @throws naming the migration that failed; nothing of it stays. Or `newerSchema`: what this release takes for granted may
 * be gone by now.
 */
export async function migrate(url: string, folder: string, log: Logger): Promise<void> {
  if (!(await isUpToDate(url, folder, log))) await migrateTo(url, folder, log);
}

/** Asked with the patience of any other question: a migration may take an hour, and a start must not wait so long for a silent network. */
async function isUpToDate(url: string, folder: string, log: Logger): Promise<boolean> {
  const db = openDatabase<unknown>(url, log);
  try {
    const [files, seen] = await Promise.all([fs.readdir(folder), namesSeen(db)]);
    const known = files.map((file) => path.parse(file).name);
    return seen !== null && known.length === seen.length && known.every((name) => seen.includes(name));
  } finally {
    await db.destroy();
  }
}

async function migrateTo(url: string, folder: string, log: Logger): Promise<void> {
  const db = openDatabase<unknown>(url, log, 'patient');
  try {
    const provider = new FileMigrationProvider({ fs, path, migrationFolder: path.resolve(folder) });
    const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined && (await isNewer(db, Object.keys(await provider.getMigrations()))))
      throw Object.assign(new Error('The database was migrated by a newer release.', { cause: error }), {
        code: newerSchema,
      });
    if (error !== undefined) {
      const failed = results.find((result) => result.status === 'Error')?.migrationName;
      throw new Error(`The database could not be migrated${failed ? `: ${failed} failed` : ''}.`, { cause: error });
    }
    for (const { migrationName } of results) log.info({ migration: migrationName }, 'the database was migrated');
  } finally {
    await db.destroy();
  }
}

/** Whether the database has seen migrations that are not in `known`. */
async function isNewer(db: Kysely<unknown>, known: readonly string[]): Promise<boolean> {
  // Where it is away, the first error says so.
  const seen = await namesSeen(db).catch(() => null);
  return seen?.some((name) => !known.includes(name)) ?? false;
}

/** The migrations that were made; null where none ever was. */
async function namesSeen(db: Kysely<unknown>): Promise<readonly string[] | null> {
  const seen = sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return seen.then(
    ({ rows }) => rows.map(({ name }) => name),
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === undefinedTable) return null;
      throw error;
    },
  );
}
