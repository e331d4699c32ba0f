import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Logger } from './logger.ts';
import { openDatabase } from './postgres.ts';

/**
 * Brings the schema up to the newest file of `folder`, all in one transaction; processes that start at once take turns.
 * @throws naming the migration that failed; nothing of it stays.
 */
export async function migrate(url: string, folder: string, log: Logger): Promise<void> {
  const db = openDatabase<unknown>(url, log, 'patient');
  try {
    const provider = new FileMigrationProvider({ fs, path, migrationFolder: path.resolve(folder) });
    const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) {
      const failed = results.find((result) => result.status === 'Error')?.migrationName;
      throw new Error(`The database could not be migrated${failed ? `: ${failed} failed` : ''}.`, { cause: error });
    }
    for (const { migrationName } of results) log.info({ migration: migrationName }, 'the database was migrated');
  } finally {
    await db.destroy();
  }
}
