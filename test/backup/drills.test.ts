import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addAccount, findFirstOf, listAccounts, removeAccount } from '../../src/access/accounts.js';
import { copy } from '../../src/commands/copy.js';
import { openCommandContext } from '../../src/commands/command-context.js';
import { prepareFirstStart } from '../../src/commands/first-start.js';
import { restore } from '../../src/commands/backup.js';
import { restoreBackup, type Restored } from '../../src/backup/restore.js';
import { writeBackup } from '../../src/backup/write.js';
import { readConfig } from '../../src/config.js';
import type { Ctx } from '../../src/context.js';
import { openDatabase } from '../../src/database/open.js';
import { holdProcessLock } from '../../src/database/process-lock.js';
import { countRows } from '../../src/database/copy-rows.js';
import { migrate } from '../../src/database/migrate.js';
import { readTableShapes } from '../../src/database/table-shapes.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { mailPublishedLately } from '../../src/publication/mail-published.js';
import { erasePerson } from '../../src/response/person.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { deriveKeys } from '../../src/secret.js';
import { commandLine, recordEvent } from '../../src/study/events.js';
import { afterwards } from '../support/afterwards.js';
import { databases, freshDatabaseUrl, type DatabaseKind } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { answer, codeOf, fillIn } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { seeded } from '../support/random-answers.js';
import { openWorld, type World } from '../support/world.js';

/** What a place is restored to: another installation, or that of the world itself. */
interface Place {
  readonly environment: Record<string, string>;
  readonly ctx: Ctx;
  restore(from: string): Promise<Restored>;
}

const secret = 'a secret of at least thirty-two characters';

async function openPlace(url: string, otherSecret?: string): Promise<Place> {
  const environment = { DATABASE_URL: url, DATA_DIR: await freshFolder(), SECRET: otherSecret ?? secret };
  const config = readConfig(environment);
  const keys = deriveKeys(otherSecret ?? secret);
  const now = () => new Date();
  const place = { config, keys, now, newId: () => '', newReceiptCode: () => '' };
  return {
    environment,
    get ctx() {
      const database = openDatabase(url);
      afterwards(() => database.close());
      return { ...place, database, db: database.db };
    },
    restore: (from) => restoreBackup({ config, keys }, from),
  };
}

/** A world with people who answered, one who is answering and one who was only asked. */
async function openAnswered(kind: DatabaseKind) {
  const world = await openWorld(kind);
  const { ctx, invite } = world;
  const tokens = await invite(Array.from({ length: 7 }, (_, i) => ({ email: `persoon${i}@example.nl` })));
  const codes: string[] = [];
  for (const token of tokens.slice(0, 5)) {
    codes.push(codeOf(await fillIn(ctx, token, seeded(codes.length))));
    await answer(ctx, token, seeded(9));
  }
  await fillIn(ctx, tokens[5] ?? '', seeded(4));
  await putPasskey(ctx, 'kept', { counter: 2 ** 32 - 1 });
  return { world, codes };
}

/** Gives the coordinator of the first start a passkey. */
async function putPasskey(ctx: Ctx, id: string, { counter = 0 } = {}): Promise<void> {
  const account = (await findFirstOf(ctx, 'coordinator'))?.id ?? '';
  const row = {
    id,
    account,
    credential: id,
    public_key: id,
    counter: String(counter),
    name: id,
    added_on: '2026-03-10',
  };
  await ctx.db.insertInto('passkey').values(row).execute();
}

async function passkeysOf({ db }: Ctx) {
  const rows = await db.selectFrom('passkey').selectAll().orderBy('id').execute();
  return rows.map(({ id, counter }) => [id, counter]);
}

async function backUp(world: World): Promise<string> {
  const file = join(await freshFolder(), 'backup.sqlite');
  await writeBackup(world.ctx.database, file);
  return file;
}

/** Closes a world's database, as a server that is stopped does; what is at its address then. */
async function stopped({ ctx }: World): Promise<Place> {
  await ctx.database.close();
  return openPlace(ctx.database.url);
}

const counted = async ({ db }: Ctx) => Object.fromEntries(await countRows(db, await readTableShapes()));

const across = databases.flatMap((from) => databases.map((to) => [from, to] as const));

describe.each(across)('a backup of %s', { timeout: 120_000 }, (from, to) => {
  it(`comes back on ${to}, into an empty place, all but figures shown and codes of drafts`, async () => {
    const { world, codes } = await openAnswered(from);
    await inviteAll(world.ctx, { wave: '2026' });
    const file = await backUp(world);
    const place = await openPlace(await freshDatabaseUrl(to));
    const restored = await place.restore(file);
    expect(restored).toMatchObject({ kept: undefined, erased: undefined });
    const { interim: _shown, session: _, sign_in: __, ...before } = await counted(world.ctx);
    expect(await counted(place.ctx)).toMatchObject(before);
    expect(await passkeysOf(place.ctx)).toEqual([['kept', '4294967295']]);
    expect(await findWrongTallies(place.ctx)).toEqual([]);
    expect(await countOutbox(place.ctx)).toMatchObject({ queued: 0, unknown: before['outbox'] });
    const drafts = await world.ctx.db.selectFrom('draft').select('receipt_code').execute();
    for (const { receipt_code } of drafts) expect(await everyRow(place.ctx)).not.toContain(receipt_code);
    expect(await eraseResponse(place.ctx, codes[0] ?? '')).toBe(true);
  });
});

describe.each(databases)('restoring over a living study, on %s', { timeout: 120_000 }, (kind) => {
  it('keeps erased what was erased since, with its tallies, and says how many', async () => {
    const { world, codes } = await openAnswered(kind);
    const file = await backUp(world);
    expect(await eraseResponse(world.ctx, codes[1] ?? '')).toBe(true);
    const place = await stopped(world);
    expect((await place.restore(file)).erased).toBe(1);
    const { ctx } = place;
    expect((await counted(ctx))['response']).toBe(4);
    expect(await findWrongTallies(ctx)).toEqual([]);
    expect(await eraseResponse(ctx, codes[1] ?? '')).toBe(false);
    expect(await eraseResponse(ctx, codes[2] ?? '')).toBe(true);
    // The list goes on: the same backup again loses both.
    await ctx.database.close();
    expect((await place.restore(file)).erased).toBe(2);
  });

  it('says that nothing was erased since where that is so, and not onto an earlier state or a server just started', async () => {
    const { world } = await openAnswered(kind);
    const older = await backUp(world);
    await recordEvent(world.ctx, { action: 'backup made', who: commandLine, about: {} });
    const file = await backUp(world);
    const place = await stopped(world);
    expect((await place.restore(file)).erased).toBe(0);
    const elsewhere = await openPlace(await freshDatabaseUrl(kind));
    await elsewhere.restore(older);
    expect((await elsewhere.restore(file)).erased).toBeUndefined();
    const { ctx } = await openPlace(await freshDatabaseUrl(kind));
    await migrate(ctx.database);
    await prepareFirstStart({ ...ctx, newId: world.ctx.newId });
    await ctx.db.insertInto('erased').values({ hash: 'of another study' }).execute();
    await ctx.database.close();
    expect((await (await openPlace(ctx.database.url)).restore(file)).erased).toBeUndefined();
  });

  it('does not know what was erased with another SECRET, or without a list', async () => {
    const { world, codes } = await openAnswered(kind);
    const file = await backUp(world);
    await eraseResponse(world.ctx, codes[1] ?? '');
    await world.ctx.database.close();
    const other = await openPlace(world.ctx.database.url, 'quite another secret of over thirty-two characters');
    expect((await other.restore(file)).erased).toBeUndefined();
    expect((await counted(other.ctx))['response']).toBe(5);
  });

  it('keeps nameless who was erased since, drops answers that an opt-out deleted, and removes accounts again', async () => {
    const { world } = await openAnswered(kind);
    const { ctx } = world;
    for (const email of ['left@example.nl', 'stays@example.nl']) {
      await addAccount(ctx, { email, roles: ['coordinator'], bureau: null });
    }
    const file = await backUp(world);
    const drafts = await ctx.db.selectFrom('draft').select('invitee').execute();
    expect(drafts).toHaveLength(1);
    await optOut(ctx, drafts[0]?.invitee ?? '');
    expect(await erasePerson(ctx, 'persoon5@example.nl')).toBe(1);
    await removeAccount(ctx, 'left@example.nl');
    await addAccount(ctx, { email: 'came@example.nl', roles: ['coordinator'], bureau: null });
    const links = await ctx.db.selectFrom('invitee').select(['id', 'token_hash']).orderBy('id').execute();
    const emails = (of: readonly { email: string }[]) => of.map(({ email }) => email);
    const accounts = emails(await listAccounts(ctx));
    const place = await stopped(world);
    await place.restore(file);
    const restored = place.ctx;
    expect(await everyRow(restored)).not.toContain('persoon5@example.nl');
    expect(await restored.db.selectFrom('invitee').select(['id', 'token_hash']).orderBy('id').execute()).toEqual(links);
    expect(await restored.db.selectFrom('draft').select('invitee').execute()).toEqual([]);
    expect(emails(await listAccounts(restored))).toEqual(accounts);
    expect(accounts).not.toContain('left@example.nl');
  });

  it('keeps removed the passkeys that were removed since, and takes over those that came, with their counters', async () => {
    const { world } = await openAnswered(kind);
    const { ctx } = world;
    for (const id of ['gone', 'used']) await putPasskey(ctx, id);
    const file = await backUp(world);
    await ctx.db.deleteFrom('passkey').where('id', '=', 'gone').execute();
    await ctx.db.updateTable('passkey').set({ counter: '9' }).where('id', '=', 'used').execute();
    await putPasskey(ctx, 'came');
    const answered = { hash: 'of a challenge', expires_at: ctx.now().toISOString() };
    await ctx.db.insertInto('used_challenge').values(answered).execute();
    const before = await passkeysOf(ctx);
    const place = await stopped(world);
    await place.restore(file);
    expect(await passkeysOf(place.ctx)).toEqual(before);
    expect(before.map(([id]) => id)).toEqual(['came', 'kept', 'used']);
    expect(await place.ctx.db.selectFrom('used_challenge').selectAll().execute()).toEqual([answered]);
  });

  it('takes over letters that went since, opt-outs, and marks of undeliverable addresses', async () => {
    const { world } = await openAnswered(kind);
    const file = await backUp(world);
    const { ctx } = world;
    const people = await ctx.db.selectFrom('invitee').select('id').where('sample', '=', 0).orderBy('id').execute();
    const [out = '', bounced = ''] = people.map(({ id }) => id);
    await inviteAll(ctx, { wave: '2026' });
    const now = ctx.now().toISOString();
    await ctx.db.updateTable('outbox').set({ claimed_at: now, accepted_at: now, cause: 'mailbox' }).execute();
    await optOut(ctx, out);
    await ctx.db.updateTable('invitee').set({ bounced_at: now }).where('id', '=', bounced).execute();
    await ctx.db.insertInto('refusing_host').values({ host: 'bedrijf.nl', since: now, until: now }).execute();
    const sent = await ctx.db.selectFrom('outbox').selectAll().orderBy('id').execute();
    expect(sent.length).toBeGreaterThan(0);
    const place = await stopped(world);
    await place.restore(file);
    const { db } = place.ctx;
    expect(await db.selectFrom('outbox').selectAll().orderBy('id').execute()).toEqual(sent);
    expect(await db.selectFrom('opt_out').selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom('refusing_host').select('host').execute()).toEqual([{ host: 'bedrijf.nl' }]);
    const marked = await db
      .selectFrom('invitee')
      .select('id')
      .where((eb) => eb.or([eb('bounced_at', 'is not', null), eb('opted_out_at', 'is not', null)]))
      .orderBy('id')
      .execute();
    expect(marked.map(({ id }) => id).sort()).toEqual([out, bounced].sort());
  });

  it('keeps what was sealed since, with an account that came since or without, and what bureaus stopped', async () => {
    const { world } = await openAnswered(kind);
    const { ctx } = world;
    await ctx.db.insertInto('bureau_sending').values({ wave: '2026', bureau: 'blcc' }).execute();
    const file = await backUp(world);
    const stays = await addAccount(ctx, { email: 'later@bureau.example', roles: ['partner'], bureau: 'blcc' });
    const sealed = (id: string, account: string | null) => ({ id, wave: '2026', account, sealed: '{}', hash: id });
    await ctx.db
      .insertInto('expectation')
      .values([sealed('a', stays.id), sealed('b', null)])
      .execute();
    const now = ctx.now().toISOString();
    await ctx.db.updateTable('bureau_sending').set({ released_at: now, stopped_at: now }).execute();
    const released = { wave: '2026', bureau: 'careercoach', released_at: now };
    await ctx.db.insertInto('bureau_sending').values(released).execute();
    const place = await stopped(world);
    await place.restore(file);
    const { db } = place.ctx;
    const kept = await db.selectFrom('expectation').select(['id', 'account']).orderBy('id').execute();
    expect(kept).toEqual([
      { id: 'a', account: stays.id },
      { id: 'b', account: null },
    ]);
    expect(await db.selectFrom('bureau_sending').selectAll().execute()).toEqual([
      { wave: '2026', bureau: 'blcc', released_at: null, stopped_at: now },
    ]);
  });

  it('keeps what was sealed, without its account, where the copy has that address as another account', async () => {
    const { world } = await openAnswered(kind);
    const { ctx } = world;
    const asked = { email: 'later@bureau.example', roles: ['partner'] as const, bureau: 'blcc' };
    await addAccount(ctx, asked);
    const file = await backUp(world);
    await removeAccount(ctx, asked.email);
    const again = await addAccount(ctx, asked);
    const sealed = { id: 'a', wave: '2026', account: again.id, sealed: '{}', hash: 'a' };
    await ctx.db.insertInto('expectation').values(sealed).execute();
    const place = await stopped(world);
    await place.restore(file);
    const kept = await place.ctx.db.selectFrom('expectation').select(['id', 'account']).execute();
    expect(kept).toEqual([{ id: 'a', account: null }]);
  });

  it('mails nobody again that results are there, whether or not it is known who was mailed', async () => {
    const { world } = await openAnswered(kind);
    await addAccount(world.ctx, { email: 'partner@bureau.example', roles: ['partner'], bureau: 'blcc' });
    const now = world.ctx.now().toISOString();
    const snapshot = { id: now, wave: '2026', made_at: now, published_at: now, version: '0' };
    await world.ctx.db
      .insertInto('snapshot')
      .values({ ...snapshot, rules: '{}', responses: '{}', audit: '{}' })
      .execute();
    const file = await backUp(world);
    const elsewhere = await openPlace(await freshDatabaseUrl(kind));
    const places = [await stopped(world), elsewhere];
    for (const place of places) {
      await place.restore(file);
      const { database, db } = place.ctx;
      const mailed = await mailPublishedLately({ ...world.ctx, database, db });
      expect(mailed).toEqual([{ wave: '2026', sent: 0, failed: 0, unknown: 0, waiting: 0 }]);
      expect((await counted(place.ctx))['announcement']).toBe((await counted(place.ctx))['account']);
    }
  });

  it('keeps what it replaces as a file that comes back in its turn', async () => {
    const { world } = await openAnswered(kind);
    const file = await backUp(world);
    const [later = ''] = await world.invite([{ email: 'later@example.nl' }]);
    await answer(world.ctx, later, seeded(1));
    const place = await stopped(world);
    const { kept = '' } = await place.restore(file);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect((await counted(place.ctx))['response']).toBe(5);
    const elsewhere = await openPlace(await freshDatabaseUrl(kind));
    await elsewhere.restore(kept);
    expect((await counted(elsewhere.ctx))['response']).toBe(6);
  });

  it('onto a server that was only just started keeps the lists of the backup', async () => {
    const { world } = await openAnswered(kind);
    await world.ctx.db
      .insertInto('reader')
      .values({ id: 'r', email: 'r@example.nl', email_key: 'r@example.nl', language: 'nl' })
      .execute();
    const file = await backUp(world);
    const place = await openPlace(await freshDatabaseUrl(kind));
    const { ctx } = place;
    await migrate(ctx.database);
    await prepareFirstStart(ctx.database.kind === kind ? { ...ctx, newId: world.ctx.newId } : ctx);
    await ctx.database.close();
    await place.restore(file);
    expect((await counted(place.ctx))['reader']).toBe(1);
  });

  it('refuses while a server runs, and a failed one changes nothing', async () => {
    const { world } = await openAnswered(kind);
    const file = await backUp(world);
    const before = await everyRow(world.ctx);
    const place = await openPlace(world.ctx.database.url);
    const release = await holdProcessLock(world.ctx.database, 'sender');
    await expect(place.restore(file)).rejects.toMatchObject({
      message: expect.stringMatching(/^The database is in use/),
    });
    await release();
    const spoiled = openDatabase(`sqlite:${file}`);
    await sql`update response set answers = '{'`.execute(spoiled.db);
    await spoiled.close();
    if (kind === 'sqlite') await world.ctx.database.close();
    await expect(place.restore(file)).rejects.toMatchObject({ message: expect.stringMatching(/it is damaged/) });
    expect(await everyRow(place.ctx)).toBe(before);
    expect(readdirSync(place.environment['DATA_DIR'] ?? '')).toEqual([]);
  });
});

describe('a server that starts while a backup of SQLite comes back', () => {
  it('keeps its database: nothing that it confirms is put aside', async () => {
    const { world } = await openAnswered('sqlite');
    const file = await backUp(world);
    const place = await stopped(world);
    const restoring = place.restore(file);
    // It begins once what is there was found free, and the copy is being made.
    while (!existsSync(`${world.ctx.database.file}.part`)) await setImmediate();
    const { ctx } = place;
    await recordEvent({ ...ctx, newId: () => 'e' }, { action: 'wave opened', who: commandLine, about: {} });
    await expect(restoring).rejects.toMatchObject({ message: expect.stringMatching(/^The database is in use/) });
    expect(await ctx.db.selectFrom('event').select('id').execute()).toEqual([{ id: 'e' }]);
  });
});

describe('restoring over a file that is no database', () => {
  it('says that it does not know what was erased, and keeps the file', async () => {
    const { world } = await openAnswered('sqlite');
    const file = await backUp(world);
    const url = await freshDatabaseUrl('sqlite');
    writeFileSync(url.slice('sqlite:'.length), 'Beste lezer,'.repeat(100));
    const { environment } = await openPlace(url);
    const { text } = await restore.run(openCommandContext(environment), [file]);
    expect(text).toMatch(/kept as .+\.replaced\. No list of erased answers fits it: .+ is back\./);
  });
});

describe.each(across)('copy from %s', (from, to) => {
  it(`to ${to} takes every row as it is, once, into an empty database`, async () => {
    const { world, codes } = await openAnswered(from);
    await eraseResponse(world.ctx, codes[0] ?? '');
    await inviteAll(world.ctx, { wave: '2026' });
    const counts = await counted(world.ctx);
    const before = await everyRow(world.ctx);
    await world.ctx.database.close();
    const url = await freshDatabaseUrl(to);
    const place = await openPlace(url);
    const words = ['--from', world.ctx.database.url, '--to', url];
    const { result } = await copy.run(openCommandContext({}), words);
    expect(result).toEqual({ rows: Object.values(counts).reduce((sum, n) => sum + n, 0) });
    expect(counts).toMatchObject({ erased: 1, draft: 1, interim: 1 });
    expect(sortedRows(await everyRow(place.ctx))).toEqual(sortedRows(before));
    await expect(copy.run(openCommandContext({}), words)).rejects.toMatchObject({
      message: expect.stringMatching(/is not empty|is there already/),
    });
  });
});

/** The rows of every table, in an order that says nothing. */
function sortedRows(rows: string): unknown {
  const tables = JSON.parse(rows) as [string, Record<string, unknown>[]][];
  return tables.map(([name, found]) => [
    name,
    found.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort(),
  ]);
}

describe('a text with a NUL, which SQLite may hold', () => {
  it('comes into PostgreSQL with a sign in its place', async () => {
    const { world } = await openAnswered('sqlite');
    await world.ctx.db.updateTable('invitee').set({ name: 'Zo\0ë' }).where('sample', '=', 0).execute();
    const place = await openPlace(await freshDatabaseUrl('postgres'));
    await place.restore(await backUp(world));
    const names = await place.ctx.db.selectFrom('invitee').select('name').distinct().where('sample', '=', 0).execute();
    expect(names).toEqual([{ name: 'Zo\ufffdë' }]);
  });
});

describe('the file that is being written', () => {
  it('is its owner’s alone, and what a killed run left goes at the next', async () => {
    const { world } = await openAnswered('sqlite');
    const to = join(await freshFolder(), 'backup.sqlite');
    for (const end of ['', '-journal', '-wal', '-shm']) {
      writeFileSync(`${to}.part${end}`, 'left');
      chmodSync(`${to}.part${end}`, 0o644);
    }
    const modes: number[] = [];
    await writeBackup(world.ctx.database, to, () => {
      for (const end of ['', '-wal', '-shm']) modes.push(statSync(`${to}.part${end}`).mode & 0o777);
    });
    expect(new Set(modes)).toEqual(new Set([0o600]));
    expect(['', '-journal', '-wal', '-shm'].filter((end) => existsSync(`${to}.part${end}`))).toEqual([]);
    expect(['-journal', '-wal', '-shm'].filter((end) => existsSync(`${to}${end}`))).toEqual([]);
  });
});

describe('while a backup of PostgreSQL is made', () => {
  it('a respondent’s answers are saved and sent, and are not in it', async () => {
    const { world } = await openAnswered('postgres');
    const [token = ''] = await world.invite([{ email: 'meanwhile@example.nl' }]);
    const file = join(await freshFolder(), 'backup.sqlite');
    let meanwhile: Promise<unknown> | undefined;
    await writeBackup(world.ctx.database, file, () => {
      meanwhile ??= answer(world.ctx, token, seeded(5));
    });
    await meanwhile;
    expect((await counted(world.ctx))['response']).toBe(6);
    const place = await openPlace(`sqlite:${file}`);
    expect((await counted(place.ctx))['response']).toBe(5);
  });
});

describe('what PostgreSQL keeps of columns, to plan by', () => {
  it('holds no answers, counts or addresses', async () => {
    const { world } = await openAnswered('postgres');
    await sql`analyze`.execute(world.ctx.db);
    const { rows } = await sql<{ tablename: string; attname: string }>`
      select tablename, attname from pg_stats where schemaname = 'public' and tablename <> 'kysely_migration' and attname in
        ('answers', 'counts', 'figures', 'receipt_code', 'email', 'email_key', 'name', 'external_id')
    `.execute(world.ctx.db);
    expect(rows).toEqual([]);
    const everything = await sql<{
      s: string;
    }>`select s::text from pg_stats s where schemaname = 'public' and tablename not in ('study', 'questionnaire')`.execute(
      world.ctx.db,
    );
    const text = JSON.stringify(everything.rows);
    expect(text).not.toContain('persoon');
    expect(text).not.toContain('XC_');
  });
});
