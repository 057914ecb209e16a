import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { afterwards } from './afterwards.js';
import { freshFolder } from './folder.js';

/** The databases the product runs on, for `describe.each`. */
export const databases = ['sqlite', 'postgres'] as const;

export type DatabaseKind = (typeof databases)[number];

/**
 * A DATABASE_URL of a new database, removed afterwards with whoever is still connected to it.
 * It is empty, or on PostgreSQL a copy of the database whose URL `template` gives (nobody may be connected to that).
 */
export async function freshDatabaseUrl(kind: DatabaseKind, template?: string): Promise<string> {
  if (kind === 'sqlite') return `sqlite:${join(await freshFolder(), 'golfslag.sqlite')}`;
  const admin = await adminUrl();
  const name = `golfslag_test_${randomBytes(8).toString('hex')}`;
  await command(admin, `create database ${name} template ${template ? databaseName(template) : 'template0'}`);
  afterwards(() => command(admin, `drop database ${name} with (force)`));
  return Object.assign(new URL(admin), { pathname: name }).href;
}

/** The URL of the one real PostgreSQL's superuser; starts it when this is the first call of the run. */
async function adminUrl(): Promise<string> {
  const answer = await fetch(inject('postgresDesk'));
  const words = await answer.text();
  if (!answer.ok) throw new Error(words);
  return words;
}

function databaseName(url: string): string {
  return pg.escapeIdentifier(new URL(url).pathname.slice(1));
}

async function command(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
