import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../local/postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { silentLog } from './log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    templateDatabase: string;
  }
}

const migrations = join(import.meta.dirname, '../../migrations');

/**
 * One PostgreSQL for the whole run: a throw-away one, or that of TEST_DATABASE_URL, whose role may create databases.
 * The template is migrated once; each test file copies it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: async () => {} } : await startEmbeddedPostgres('', { ephemeral: true });
  const template = `relevo_template_${process.pid}`;
  await administer(server.url, `create database ${template}`);
  await migrateTemplate(server.url, template);
  project.provide('databaseUrl', server.url);
  project.provide('templateDatabase', template);
  return async () => {
    await administer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function migrateTemplate(server: string, template: string): Promise<void> {
  const url = new URL(server);
  url.pathname = `/${template}`;
  await migrate(url.href, migrations, silentLog);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
