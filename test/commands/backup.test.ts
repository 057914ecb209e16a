import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { backup, restore } from '../../src/commands/backup.js';
import { openContext, openCommandContext } from '../../src/commands/command-context.js';
import { prepareFirstStart } from '../../src/commands/first-start.js';
import type { Ctx } from '../../src/context.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { getWave } from '../../src/study/waves.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { linkToken } from '../../src/secret.js';
import { zoe } from '../support/cast.js';
import { everyRow } from '../support/every-row.js';
import { answer } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { Visitor } from '../support/http.js';
import type { Page } from '../support/page.js';
import { seeded } from '../support/random-answers.js';
import { openMailServer } from '../support/smtp.js';
import { freshInstallation, golfslag, json, serve, type Environment } from './cli.js';

/** Does something with an installation's database, beside whoever else uses it. */
async function within<T>(environment: Environment, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const ctx = await openContext(environment);
  try {
    return await work(ctx);
  } finally {
    await ctx.database.close();
  }
}

const counted = async (ctx: Ctx) => {
  const { n } = await ctx.db
    .selectFrom('response')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

/** Takes people into wave 2026 and gives the tokens of their links. */
async function invitePeople(ctx: Ctx, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i) => `persoon${i}@example.nl,ex-client,blcc`);
  await importInvitees(ctx, '2026', Buffer.from(['email,group,bureau', ...rows].join('\n')));
  const people = await ctx.db.selectFrom('invitee').selectAll().where('email', 'like', 'persoon%').execute();
  return people.map(({ id }) => linkToken(ctx.keys, '2026', id, 1));
}

/** Follows a link and chooses the first of everything that can be chosen, up to the thank-you page. */
async function answerByHand(url: string, token: string): Promise<void> {
  let page: Page = await (await new Visitor(url).open(`/i/${token}`)).submit();
  for (let step = 0; page.forms().some(({ method }) => method === 'post'); step++) {
    if (page.status !== 200 || step > 40) throw new Error(`${page.path} answered ${page.status}`);
    const values: Record<string, string> = {};
    for (const { name, type, offered } of page.form().controls) {
      if (type === 'radio' || type === 'checkbox') values[name] ??= offered?.[0] ?? '';
    }
    page = await page.submit(values);
  }
}

/** The tables of `everyRow`, with their rows in an order that says nothing. */
const sorted = (rows: string) =>
  (JSON.parse(rows) as [string, object[]][]).map(([name, found]) => [
    name,
    found.map((row) => JSON.stringify(row)).sort(),
  ]);

describe('a backup', () => {
  it(
    'is whole while people answer, lists come in and letters go out; and comes back',
    { timeout: 60_000 },
    async () => {
      const mailServer = await openMailServer();
      mailServer.answer('defer');
      const environment = await freshInstallation({ SMTP_URL: mailServer.url });
      const folder = await freshFolder();
      const [copy, list] = [join(folder, 'backup.sqlite'), join(folder, 'list.csv')];
      const server = await serve(environment);
      const tokens = await within(environment, (ctx) => invitePeople(ctx, 24));
      await json(environment, 'invite', '--wave', '2026');

      const done = { answered: 0 };
      const load = [0, 1, 2, 3].map(async (lane) => {
        for (const token of tokens.filter((_, i) => i % 4 === lane)) {
          await answerByHand(server.url, token);
          done.answered++;
        }
      });
      await expect.poll(() => done.answered, { timeout: 20_000 }).toBeGreaterThan(3);
      const rows = Array.from({ length: 3000 }, (_, i) => `later${i}@example.nl,employer,careercoach`);
      writeFileSync(list, ['email,group,bureau', ...rows].join('\n'));
      const importing = json(environment, 'invitees', 'import', list, '--wave', '2026');
      const before = done.answered;
      expect(await json(environment, 'backup', copy)).toEqual({ bytes: statSync(copy).size });
      expect(await importing).toMatchObject({ added: 3000 });
      await Promise.all(load);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

      const refused = await golfslag(environment, 'restore', copy);
      expect(refused).toMatchObject({
        status: 1,
        stderr: 'The database is in use. Stop the server before you restore. Nothing was changed.\n',
      });
      expect(await server.stop()).toMatchObject({ status: 0, stderr: '' });
      expect(readdirSync(environment.DATA_DIR).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
      expect(await within(environment, counted)).toBe(24);
      const waiting = await within({ ...environment, DATABASE_URL: `sqlite:${copy}` }, countOutbox);

      const restored = await json(environment, 'restore', copy);
      expect(restored).toEqual({ bytes: statSync(join(environment.DATA_DIR, 'golfslag.sqlite')).size });
      await within(environment, async (ctx) => {
        const back = await counted(ctx);
        expect(back).toBeGreaterThanOrEqual(before);
        expect(back).toBeLessThanOrEqual(24);
        expect(await findWrongTallies(ctx)).toEqual([]);
        const { queued, unknown } = waiting;
        expect(queued + unknown).toBeGreaterThan(0);
        expect(await countOutbox(ctx)).toEqual({ queued: 0, accepted: 0, failed: 0, unknown: queued + unknown });
        expect((await getWave(ctx, '2026')).stoppedAt).toEqual(expect.any(String));
      });
      const file = join(environment.DATA_DIR, 'golfslag.sqlite');
      const replaced = { ...environment, DATABASE_URL: `sqlite:${file}.replaced` };
      expect(await within(replaced, counted)).toBe(24);
    },
  );

  it('holds every row but what viewers of an open wave see, is for its owner alone, and replaces no file', async () => {
    const environment = await freshInstallation();
    const copy = join(await freshFolder(), 'backup.sqlite');
    const before = await within(environment, async (ctx) => {
      await prepareFirstStart(ctx);
      const tokens = await invitePeople(ctx, 5);
      for (const token of tokens) await answer(ctx, token, seeded(1));
      const rows = await everyRow(ctx);
      expect(rows).toContain('["interim",[{');
      return sorted(rows.replace(/\["interim",\[\{.*?\}\]\]/, '["interim",[]]'));
    });
    const room = openCommandContext(environment);
    await backup.run(room, [copy]);
    await expect(backup.run(room, [copy])).rejects.toMatchObject({
      message: `${copy} is there already. Name a new file.`,
    });
    await expect(backup.run(room, ['/nowhere/backup.sqlite'])).rejects.toMatchObject({
      message: expect.stringMatching(/^\/nowhere\/backup\.sqlite cannot be written \(.+\)\. Is there a folder, room/),
    });
    await room.close();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(sorted(await within({ ...environment, DATABASE_URL: `sqlite:${copy}` }, everyRow))).toEqual(before);
  });
});

describe('restoring', () => {
  /** An installation with a backup of it, and what its database file is then. */
  async function backedUp() {
    const environment = await freshInstallation();
    const folder = await freshFolder();
    const copy = join(folder, 'backup.sqlite');
    await within(environment, async (ctx) => {
      await prepareFirstStart(ctx);
      await importInvitees(ctx, '2026', Buffer.from(`email,group,bureau\n${zoe.email},ex-client,blcc`));
      await inviteAll(ctx, { wave: '2026' });
    });
    const room = openCommandContext(environment);
    await backup.run(room, [copy]);
    await room.close();
    const file = join(environment.DATA_DIR, 'golfslag.sqlite');
    return {
      environment,
      folder,
      copy,
      file,
      back: (from: string) => restore.run(openCommandContext(environment), [from]),
    };
  }

  let installation: Awaited<ReturnType<typeof backedUp>>;
  beforeAll(async () => {
    installation = await backedUp();
  });

  test.each<[what: string, spoil: (copy: string) => void, why: string]>([
    [
      'is damaged',
      (copy) => {
        const bytes = readFileSync(copy);
        writeFileSync(copy, bytes.fill(0x55, 8192, 8192 * 4));
      },
      'it is damaged',
    ],
    [
      'was cut off',
      (copy) => {
        writeFileSync(copy, readFileSync(copy).subarray(0, 50_000));
      },
      'it is (damaged|no backup of Golfslag)',
    ],
    [
      'is a database of something else',
      (copy) => {
        writeFileSync(copy, '');
        new SQLite(copy).exec('create table kiekjes (naam text)').close();
      },
      'it is no backup of Golfslag',
    ],
    [
      'is no database',
      (copy) => {
        writeFileSync(copy, 'Beste lezer,');
      },
      'it is no backup of Golfslag',
    ],
    [
      'is of a later version',
      (copy) => {
        new SQLite(copy).exec("insert into kysely_migration values ('9999-later', '')").close();
      },
      'a newer version of Golfslag made it',
    ],
    [
      'misses rows that others refer to',
      (copy) => {
        const sqlite = new SQLite(copy);
        sqlite.pragma('foreign_keys = off');
        sqlite.exec('delete from wave').close();
      },
      'rows in it refer to rows that are not there',
    ],
  ])('refuses a file that %s, and changes nothing', async (_what, spoil, why) => {
    const { environment, folder, file, back } = installation;
    const copy = join(folder, 'spoiled.sqlite');
    copyFileSync(installation.copy, copy);
    spoil(copy);
    const before = [readFileSync(file), readdirSync(environment.DATA_DIR), readdirSync(folder)];
    await expect(back(copy)).rejects.toMatchObject({
      code: 'file',
      message: expect.stringMatching(new RegExp(`cannot be restored: ${why}\\. Nothing was changed\\.$`)),
    });
    expect([readFileSync(file), readdirSync(environment.DATA_DIR), readdirSync(folder)]).toEqual(before);
  });

  it('refuses while somebody has the database open, and leaves nothing behind', async () => {
    const { environment, copy, back } = installation;
    await within(environment, async (ctx) => {
      await countOutbox(ctx);
      await expect(back(copy)).rejects.toMatchObject({ message: expect.stringMatching(/^The database is in use\./) });
      expect(await countOutbox(ctx)).toMatchObject({ queued: 1 });
    });
    expect(readdirSync(environment.DATA_DIR).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('brings back what was there, to an empty place too; waiting letters come back as unknown', async () => {
    const { environment, copy, file, back } = await backedUp();
    await back(copy);
    expect(existsSync(`${file}.replaced`)).toBe(true);
    expect(await within(environment, countOutbox)).toEqual({ queued: 0, accepted: 0, failed: 0, unknown: 1 });
    const elsewhere = await freshInstallation();
    const there = { ...elsewhere, DATA_DIR: join(elsewhere.DATA_DIR, 'new') };
    const { text } = await restore.run(openCommandContext(there), [copy]);
    expect(text).toMatch(
      /^The backup is back: \d+ bytes\. No list of erased answers fits it: .+ is back\. Sending is stopped/,
    );
    expect(await within(there, counted)).toBe(0);
  });

  it('keeps who opted out since the backup was made', async () => {
    const { environment, copy, back } = await backedUp();
    await within(environment, async (ctx) => {
      const [someone] = await ctx.db.selectFrom('invitee').select('id').where('sample', '=', 0).execute();
      await optOut(ctx, someone?.id ?? '');
    });
    await back(copy);
    await within(environment, async (ctx) => {
      expect(await ctx.db.selectFrom('opt_out').selectAll().execute()).toHaveLength(1);
      const out = await ctx.db.selectFrom('invitee').select('id').where('opted_out_at', 'is not', null).execute();
      expect(out).toHaveLength(1);
    });
  });
});
