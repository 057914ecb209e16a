import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/backup/write.js';
import { hideOrder } from '../../src/database/hide-order.js';
import { openMail } from '../../src/mail/transmit.js';
import { mailReaders } from '../../src/readers/mail-readers.js';
import { makeReaderToken, readReaderToken } from '../../src/readers/reader-link.js';
import {
  addReader,
  claimReader,
  countReaders,
  dropMailedReaders,
  isReader,
  listWaitingReaders,
  removeReader,
} from '../../src/readers/readers.js';
import { afterwards } from '../support/afterwards.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { openMailServer } from '../support/smtp.js';
import { openWorld } from '../support/world.js';

const report = 'https://www.bureau.example/rapport-2026.pdf';
const names = (count: number) => Array.from({ length: count }, (_, i) => `lezer-${String(i).padStart(2, '0')}`);

async function openList(kind: DatabaseKind, readers: readonly string[]) {
  const server = await openMailServer();
  const world = await openWorld(kind, { SMTP_URL: server.url });
  const mail = openMail(world.ctx.config);
  afterwards(() => {
    mail.close();
  });
  for (const name of readers) await addReader(world.ctx, { email: `${name}@example.nl`, language: 'nl' });
  return { ...world, server, send: () => mailReaders(world.ctx, report, mail.transmit, () => undefined) };
}

describe.each(databases)('the readers of the report, on %s', (kind) => {
  it('are on the list once, whoever asks again and however it is written', async () => {
    const { ctx } = await openList(kind, ['zoe', 'mila']);
    await addReader(ctx, { email: 'ZOE@example.nl', language: 'en' });
    expect(await countReaders(ctx)).toEqual({ readers: 2, waiting: 2, mailed: 0 });
    await removeReader(ctx, 'Zoe@Example.nl');
    expect([await isReader(ctx, 'zoe@example.nl'), await isReader(ctx, 'mila@example.nl')]).toEqual([false, true]);
  });

  it('lie in no order that tells who joined when, on PostgreSQL after hide-order', async () => {
    const joined = names(40);
    const { ctx } = await openList(kind, joined);
    const found = async (order: string) => {
      const { rows } = await sql<{ email: string }>`select email from reader ${sql.raw(order)}`.execute(ctx.db);
      return rows.map(({ email }) => email.split('@')[0] ?? '');
    };
    if (kind === 'postgres') await hideOrder(ctx);
    const orders = [await found(''), await found('order by id')];
    if (kind === 'postgres') {
      orders.push(await found('order by ctid'));
      expect((await sql`select distinct xmin::text from reader`.execute(ctx.db)).rows).toHaveLength(1);
    } else {
      await expect(sql`select rowid from reader`.execute(ctx.db)).rejects.toThrow('no such column: rowid');
      const copy = join(await freshFolder(), 'backup.sqlite');
      await writeBackup(ctx.database, copy);
      const bytes = readFileSync(copy).toString('latin1');
      // The table itself; the index of addresses, which is in their order, comes apart from it.
      orders.push([
        ...new Set([...bytes.matchAll(/(lezer-\d\d)@example\.nl\1@example\.nl/g)].map(([, name = '']) => name)),
      ]);
    }
    for (const order of orders) {
      expect([...order].sort()).toEqual(joined);
      // Neighbours on the list joined one after the other by chance: once or twice among 39.
      const together = order.filter(
        (name, i) => i > 0 && joined.indexOf(name) - joined.indexOf(order[i - 1] ?? '') === 1,
      );
      expect(together.length).toBeLessThan(9);
    }
    const [row] = await ctx.db.selectFrom('reader').selectAll().execute();
    expect(Object.keys(row ?? {}).sort()).toEqual(['email', 'email_key', 'id', 'language', 'mailed_at']);
    expect(row?.mailed_at).toBeNull();
  });

  it('each get the address of the report, once, with a link that takes them off', async () => {
    const { ctx, server, send } = await openList(kind, ['zoe', 'mila', 'jan']);
    expect(await send()).toEqual({ sent: 3, failed: 0, unknown: 0, waiting: 0 });
    expect(await send()).toEqual({ sent: 0, failed: 0, unknown: 0, waiting: 0 });
    expect(server.letters.flatMap(({ to }) => to).sort()).toEqual([
      'jan@example.nl',
      'mila@example.nl',
      'zoe@example.nl',
    ]);
    const [letter] = server.letters;
    const { text = '', html = '', headers = [] } = letter?.mail ?? {};
    expect(text).toContain(`\n\n${report}\n\n`);
    expect(html).toContain(`href="${report}"`);
    const remove = /<(http:\/\/localhost:3000\/rapport\/[\w-]+)>/.exec(text)?.[1] ?? '';
    expect(html).toContain(`href="${remove}"`);
    expect(headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(`<${remove}/af>`);
    expect(readReaderToken(ctx, remove.split('/').at(-1) ?? '')?.email).toBe(letter?.to[0]);
  });

  it('wait where the mail server did not take the letter, and get none where it may have', async () => {
    const { ctx, server, send } = await openList(kind, ['zoe', 'mila', 'jan', 'weg']);
    server.answer('defer', 'zoe@example.nl');
    server.answer('drop', 'mila@example.nl');
    server.answer('refuse', 'weg@example.nl');
    expect(await send()).toEqual({ sent: 1, failed: 1, unknown: 1, waiting: 1 });
    server.answer('accept', 'zoe@example.nl');
    server.answer('accept', 'mila@example.nl');
    expect(await send()).toEqual({ sent: 1, failed: 0, unknown: 0, waiting: 0 });
    expect(await countReaders(ctx)).toEqual({ readers: 4, waiting: 0, mailed: 4 });
  });

  it('are claimed before their letter goes: a mailing that broke off sends nobody two', async () => {
    const { ctx, server, send } = await openList(kind, ['zoe', 'mila']);
    const [first] = await listWaitingReaders(ctx);
    if (!first) throw new Error('nobody waits');
    expect([await claimReader(ctx, first), await claimReader(ctx, first)]).toEqual([true, false]);
    expect((await send()).sent).toBe(1);
    expect(server.letters.flatMap(({ to }) => to)).not.toContain(first.email);
    const both = await openList(kind, names(6));
    await Promise.all([both.send(), both.send()]);
    expect(both.server.letters.flatMap(({ to }) => to).sort()).toEqual(names(6).map((name) => `${name}@example.nl`));
  });

  it('are erased 30 days after the mailing, and not before it', async () => {
    const { ctx, send, passDays } = await openList(kind, ['zoe']);
    passDays(400);
    await dropMailedReaders(ctx);
    expect((await countReaders(ctx)).readers).toBe(1);
    await send();
    await addReader(ctx, { email: 'mila@example.nl', language: 'nl' });
    passDays(29);
    await dropMailedReaders(ctx);
    expect((await countReaders(ctx)).readers).toBe(2);
    passDays(1);
    await dropMailedReaders(ctx);
    expect(await countReaders(ctx)).toEqual({ readers: 1, waiting: 1, mailed: 0 });
  });

  it('get letters as files where there is no mail server', async () => {
    const { ctx } = await openWorld(kind);
    await addReader(ctx, { email: 'mila@example.nl', language: 'en' });
    const mail = openMail(ctx.config);
    await mailReaders(ctx, report, mail.transmit, () => undefined);
    mail.close();
    expect(existsSync(join(ctx.config.dataDir, 'mail'))).toBe(true);
  });
});

it('a link keeps its address to itself, ends in a letter or digit, and is not made by anybody else', async () => {
  const { ctx } = await openWorld('sqlite');
  const reader = { email: 'zoe@example.nl', language: 'nl' } as const;
  for (let i = 0; i < 200; i++) expect(makeReaderToken(ctx, reader)).toMatch(/^[\w-]*[a-z0-9]$/i);
  const token = makeReaderToken(ctx, reader);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('zoe');
  expect(readReaderToken(ctx, token)).toEqual({ ...reader, fresh: true });
  for (const sign of ['.', ',', ')', '"', '>']) expect(readReaderToken(ctx, token + sign)?.email).toBe(reader.email);
  const odd = { email: "d'o!e+x@sub.example.nl", language: 'en' } as const;
  expect(readReaderToken(ctx, makeReaderToken(ctx, odd))).toEqual({ ...odd, fresh: true });
  expect(readReaderToken(ctx, `${token.slice(0, -4)}AAAA`)).toBeUndefined();
  expect(readReaderToken({ ...ctx, keys: { ...ctx.keys, reader: ctx.keys.cookie } }, token)).toBeUndefined();
  const later = { ...ctx, now: () => new Date(Date.now() + 8 * 86_400_000) };
  expect(readReaderToken(later, token)).toEqual({ ...reader, fresh: false });
});
