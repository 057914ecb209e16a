import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteFile } from '../../src/database/sqlite.js';
import { freshDatabaseUrl } from './database.js';

describe('a fresh database', () => {
  const gone: string[] = [];
  afterAll(() => {
    expect(gone.filter((file) => existsSync(file))).toEqual([]);
  });

  it('is a new SQLite file each time, removed after the test', async () => {
    const urls = [await freshDatabaseUrl('sqlite'), await freshDatabaseUrl('sqlite')];
    const files = urls.map((url) => url.slice('sqlite:'.length));
    for (const file of files) openSqliteFile(file).exec('create table t (a); insert into t values (1)').close();
    expect(new Set(files).size).toBe(2);
    gone.push(...files);
  });

  it('is a new database each time in one real PostgreSQL, that does not lose what it confirmed', async () => {
    const client = await connected(await freshDatabaseUrl('postgres'));
    await client.query('create table t (a int)');
    const { rows } = await client.query('select version() as version, current_setting($1) as fsync', ['fsync']);
    expect(rows).toEqual([{ version: expect.stringContaining('PostgreSQL 18') as string, fsync: 'on' }]);
    await client.end();
  });

  it('can be a copy of another', async () => {
    const template = await freshDatabaseUrl('postgres');
    const first = await connected(template);
    await first.query('create table t (a int)');
    await first.end();
    const copy = await connected(await freshDatabaseUrl('postgres', template));
    expect((await copy.query('select * from t')).rowCount).toBe(0);
    await copy.end();
  });

  describe('asked for by a whole file', () => {
    let url = '';
    beforeAll(async () => {
      url = await freshDatabaseUrl('postgres');
    });

    it.each([1, 2])('is there in every test of it', async () => {
      const client = await connected(url);
      expect((await client.query('select 1')).rowCount).toBe(1);
      await client.end();
    });
  });
});

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}
