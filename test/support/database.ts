import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type FreshDatabase = { readonly url: string; drop(): Promise<void> };

/** A migrated database of its own, copied from the run's template. Drop it when the file's tests are over. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `relevo_test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} template ${inject('templateDatabase')}`);
  return {
    url: databaseUrl(name),
    drop: () => administer(`drop database if exists ${name} with (force)`),
  };
}

function databaseUrl(name: string): string {
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
