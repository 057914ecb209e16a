import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Migrator, sql, type Migration } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { openContext } from '../../src/commands/command-context.js';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open.js';
import { refusalOf } from '../../src/database/refusals.js';
import { Problem } from '../../src/problem.js';
import { afterwards } from '../support/afterwards.js';
import { databases, freshDatabaseUrl } from '../support/database.js';
import { freshFolder } from '../support/folder.js';

async function openFresh(kind: (typeof databases)[number]) {
  const database = openDatabase(await freshDatabaseUrl(kind));
  afterwards(() => database.close());
  return database;
}

describe.each(databases)('a database on %s', (kind) => {
  it('of a newer version is called that, and stays as it is', async () => {
    const database = await openFresh(kind);
    await migrate(database);
    await sql`insert into kysely_migration values ('9999-later', '2026-01-01')`.execute(database.db);
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'newer-database',
      message: expect.stringMatching(
        /^This database was made by a newer version of Golfslag \(migration 9999-later\)\./,
      ),
    });
  });

  it('is brought up to date also where the clock was set back between two migrations', async () => {
    const database = await openFresh(kind);
    const [older, newer] = [true, false].map((before) =>
      Object.entries(migrations(kind)).filter(([name]) => name < '0007' === before),
    ) as [[string, Migration][], [string, Migration][]];
    const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(older)) };
    expect(await new Migrator({ db: database.db, provider }).migrateToLatest()).not.toHaveProperty('error');
    await sql`update kysely_migration set timestamp = '2999-01-01T00:00:00.000Z' where name = ${older[0]?.[0]}`.execute(
      database.db,
    );
    expect(await migrate(database)).toEqual(newer.map(([name]) => name));
  });
});

describe('a database that cannot be opened is refused in one sentence', () => {
  test.each<[what: string, make: (path: string) => void, why: string]>([
    ['is a folder', (path) => mkdirSync(path), 'it is a folder'],
    ['is no database', (path) => writeFileSync(path, 'Beste lezer,'.repeat(100)), 'it is no SQLite database'],
  ])('where the file %s', async (_what, make, why) => {
    const path = join(await freshFolder(), 'golfslag.sqlite');
    make(path);
    await expect(openContext({ DATA_DIR: await freshFolder(), DATABASE_URL: `sqlite:${path}` })).rejects.toMatchObject({
      code: 'database',
      message: expect.stringMatching(new RegExp(`^The database ${path} cannot be opened: ${why}[^\n]*\\.$`)),
    });
  });

  it('where DATA_DIR is a file', async () => {
    const path = join(await freshFolder(), 'data');
    writeFileSync(path, '');
    await expect(openContext({ DATA_DIR: path })).rejects.toMatchObject({
      message: `DATA_DIR ${path} cannot hold the secret: it, or a folder above it, is a file.`,
    });
  });

  it('where PostgreSQL does not let the user in, or has no such database', async () => {
    const url = new URL(await freshDatabaseUrl('postgres'));
    const open = (change: Partial<URL>) =>
      openContext({
        DATA_DIR: '/nowhere',
        SECRET: 'x'.repeat(32),
        DATABASE_URL: Object.assign(new URL(url), change).href,
      });
    const at = `PostgreSQL at ${url.hostname}:${url.port}`;
    await expect(open({ pathname: 'nergens' })).rejects.toThrow(
      `${at} has no database "nergens". Make it with createdb, or mend DATABASE_URL.`,
    );
    await expect(open({ password: 'verkeerd' })).rejects.toThrow(
      `${at} refuses the password of user "${url.username}". Mend DATABASE_URL.`,
    );
  });

  it('where this user has no permission', () => {
    const error = Object.assign(new Error('raw'), { code: 'EACCES' });
    expect(String(refusalOf('sqlite:/srv/x.sqlite', error))).toContain(
      'cannot be opened: this user has no permission.',
    );
  });

  test.each([
    [
      'ECONNREFUSED',
      'PostgreSQL at db:5432 cannot be reached (ECONNREFUSED). Is it running, and is DATABASE_URL right?',
    ],
    ['ENOTFOUND', 'PostgreSQL at db:5432 cannot be reached (ENOTFOUND). Is it running, and is DATABASE_URL right?'],
    ['ERR_INVALID_URL', 'DATABASE_URL must be an address such as postgres://user:password@host:5432/name.'],
    ['57P03', 'PostgreSQL at db:5432 is still starting. Try again in a moment.'],
  ])('where PostgreSQL answers %s', (code, sentence) => {
    const refusal = refusalOf('postgres://u:geheim@db/x', Object.assign(new Error('raw'), { code }));
    expect(refusal).toBeInstanceOf(Problem);
    expect(String(refusal)).toBe(`Error: ${sentence}`);
  });

  it('but not an error that nobody foresaw, which stays what it is', () => {
    const error = Object.assign(new Error('raw'), { code: '23505' });
    expect(refusalOf('postgres://u:geheim@db/x', error)).toBe(error);
    expect(refusalOf('sqlite:x', error)).toBe(error);
  });
});
