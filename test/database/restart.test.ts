import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { answers, openDatabase } from '../../src/database/open.js';
import { isProcessAlive, holdProcessLock } from '../../src/database/process-lock.js';
import { afterwards } from '../support/afterwards.js';
import { freshDatabaseUrl } from '../support/database.js';

describe('a PostgreSQL that restarts', () => {
  it('is found again by a pool whose idle connections it cut', async () => {
    const url = await freshDatabaseUrl('postgres');
    const [ours, admin] = [openDatabase(url), openDatabase(url)];
    afterwards(() => Promise.all([ours.close(), admin.close()]));
    expect(await answers(ours)).toBe(true);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()`.execute(admin.db);
    await expect.poll(() => answers(ours)).toBe(true);
  });

  it('sees a process live again whose connection it cut', async () => {
    const url = await freshDatabaseUrl('postgres');
    const [ours, admin] = [openDatabase(url), openDatabase(url)];
    afterwards(() => Promise.all([ours.close(), admin.close()]));
    const leave = await holdProcessLock(ours, 'sender');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()`.execute(admin.db);
    await expect.poll(() => isProcessAlive(admin, 'sender')).toBe(false);
    await expect.poll(() => isProcessAlive(admin, 'sender'), { timeout: 10_000 }).toBe(true);
    await leave();
    expect(await isProcessAlive(admin, 'sender')).toBe(false);
  });
});
