import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open.js';
import { holdProcessLock, isProcessAlive } from '../../src/database/process-lock.js';
import { countFar, address, countWaves } from './readings.js';
import { afterwards } from '../support/afterwards.js';
import { answerAll } from '../support/answering.js';
import { namesake } from '../support/cast.js';
import { freshDatabaseUrl } from '../support/database.js';
import { startPooler } from '../support/pooler.js';
import { begin, openSite } from '../support/site.js';

it(
  'people answer and send through a pooler that changes connections between transactions',
  { timeout: 120_000 },
  async () => {
    const DATABASE_URL = await startPooler(await freshDatabaseUrl('postgres'));
    const { ctx, browser, inviteOne } = await openSite('postgres', { DATABASE_URL });
    const tokens: string[] = [];
    for (let i = 0; i < 3; i++) tokens.push(await inviteOne(namesake()));
    const ends = await Promise.all(
      tokens.map(async (token) => {
        const overview = await answerAll(await begin(browser(), token), { XC_PERIODE: '1' });
        return (await overview.submit()).path;
      }),
    );
    expect(ends).toEqual(tokens.map(() => '/vragenlijst/bedankt'));
    expect(await ctx.db.selectFrom('response').select('id').execute()).toHaveLength(3);
    expect(await ctx.database.readInWorker(address, countWaves, { slug: '2026' })).toBe(1);
    expect(await ctx.database.readInWorker(address, countFar, undefined)).toBe(1_000_000);
  },
);

it('sees through a pooler whether a process lives, also after it ended without a word', async () => {
  const url = await startPooler(await freshDatabaseUrl('postgres'));
  const [ours, other] = [openDatabase(url), openDatabase(url)];
  afterwards(() => Promise.all([ours.close(), other.close()]));
  const leave = await holdProcessLock(ours, 'sender');
  for (let i = 0; i < 5; i++) expect(await isProcessAlive(other, 'sender')).toBe(true);
  await leave();
  await expect.poll(() => isProcessAlive(other, 'sender')).toBe(false);
});

it('leaves nothing set that another transaction would get', async () => {
  const url = await startPooler(await freshDatabaseUrl('postgres'));
  const database = openDatabase(url);
  afterwards(() => database.close());
  const reader = database.openReader();
  afterwards(() => reader.destroy());
  await sql`select 1`.execute(reader);
  for (let i = 0; i < 5; i++) {
    const { rows } = await sql`select current_setting('default_transaction_read_only') as is`.execute(database.db);
    expect(rows).toEqual([{ is: 'off' }]);
  }
});

it('is refused in a sentence where PostgreSQL behind a pooler does not wait for the disk', async () => {
  const direct = await freshDatabaseUrl('postgres');
  const admin = openDatabase(direct);
  afterwards(() => admin.close());
  const name = new URL(direct).pathname.slice(1);
  await sql`alter database ${sql.id(name)} set synchronous_commit = off`.execute(admin.db);
  const behind = openDatabase(await startPooler(direct));
  afterwards(() => behind.close());
  await expect(migrate(behind)).rejects.toThrow(/synchronous_commit is off.*Turn it on/);
  const { rows } = await sql`select current_setting('synchronous_commit') as is`.execute(admin.db);
  expect(rows).toEqual([{ is: 'on' }]);
});
