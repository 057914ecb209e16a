import { sql } from 'kysely';
import { expect, it, test } from 'vitest';
import { isDiskFull } from '../../../src/database/disk-full.js';
import { namesake } from '../../support/cast.js';
import { begin, openSite } from '../../support/site.js';

it('a full disk is told to who answers, in the log and by /readyz, and nothing of before is lost', async () => {
  const { app, ctx, browser, inviteOne, log } = await openSite('sqlite');
  const phone = browser();
  const question = await begin(phone, await inviteOne(namesake()));
  const drafts = await ctx.db.selectFrom('draft').selectAll().execute();
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  // The largest that the file may become, as if the disk ended there; saving an answer needs more.
  await sql`create table filler (bytes blob)`.execute(ctx.db);
  await sql`create trigger more before update on draft begin
              insert into filler values (zeroblob(1000000));
            end`.execute(ctx.db);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(ctx.db);
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 1}`).execute(ctx.db);
  const answer = await question.submit({ XC_PERIODE: '1' });
  expect([answer.status, answer.textOf('h1')]).toEqual([503, 'Wij kunnen nu niets bewaren']);
  expect(answer.body).toContain('Wat u eerder invulde, is bewaard');
  expect(log()).toContain('the disk is full');
  const ready = await app.inject('/readyz');
  expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'disk full' }]);
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  expect(await ctx.db.selectFrom('draft').selectAll().execute()).toEqual(drafts);
});

test.each(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100'])('%s is a full disk', (code) => {
  expect(isDiskFull(Object.assign(new Error('x'), { code }))).toBe(true);
});

test.each(['SQLITE_BUSY', '53300', 'EACCES'])('%s is none', (code) => {
  expect(isDiskFull(Object.assign(new Error('x'), { code }))).toBe(false);
});
