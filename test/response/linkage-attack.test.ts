import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { hashOf, hmac, linkToken } from '../../src/secret.js';
import { codeOf, fillIn } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';
import {
  aDay,
  copies,
  correlation,
  everybodySends,
  mark,
  marked,
  matches,
  ordersIn,
  people,
  stealBackup,
} from './linkage-attack.js';

/** Whether an order of responses tells no more than chance does of an order of people. At random it does in 99.99%. */
function expectNothingLearnt(responses: readonly number[], people: readonly number[]): void {
  expect([...responses].sort()).toEqual([...people].sort());
  expect(Math.abs(correlation(responses, people))).toBeLessThan(4 / Math.sqrt(people.length));
  expect(matches(responses, people)).toBeLessThan(8);
}

describe.each(copies)('a linkage attack on $copy of $kind', ({ kind, steal }) => {
  it('learns nothing from order, place, transaction or counts about whose response is whose', async () => {
    const { ctx, order } = await everybodySends(kind);
    const stolen = await steal(ctx);
    const asListed = [...order].sort((a, b) => a - b);
    for (const [, responses] of await ordersIn(stolen)) {
      expectNothingLearnt(responses, order);
      expectNothingLearnt(responses, asListed);
    }
    if (stolen.bytes) {
      await expect(sql`select rowid from response`.execute(stolen.db)).rejects.toThrow('no such column: rowid');
      // What viewers of an open wave see is the tallies less the latest responses: docs/operations.md keeps it out of dumps.
      expect(await stolen.db.selectFrom('interim').selectAll().execute()).toEqual([]);
    } else {
      for (const table of ['response', 'tally', 'completed_day', 'reader']) {
        const { rows } = await sql`select distinct xmin::text from ${sql.table(table)}`.execute(stolen.db);
        expect([table, rows.length]).toEqual([table, table === 'reader' ? 0 : 1]);
      }
    }
    expect(await stolen.db.selectFrom('tally').select('bureau').distinct().execute()).toEqual([{ bureau: 'blcc' }]);
  });

  it('finds counts of days that belong to nobody: neither a person nor a response has a day', async () => {
    const { ctx, order } = await everybodySends(kind);
    const stolen = await steal(ctx);
    const days = await stolen.db.selectFrom('completed_day').selectAll().orderBy('day').execute();
    expect(Object.keys(days[0] ?? {}).sort()).toEqual(['bureau', 'completed', 'day', 'grp', 'stripe', 'wave']);
    expect(days.length).toBeGreaterThanOrEqual(people / aDay);
    expect(days.reduce((sum, { completed }) => sum + completed, 0)).toBe(people);

    const responses = await stolen.db.selectFrom('response').selectAll().execute();
    const invitees = await stolen.db.selectFrom('invitee').selectAll().execute();
    for (const { day } of days) expect(JSON.stringify([responses, invitees])).not.toContain(day);
    const dayOf = (person: number) => Math.floor(order.indexOf(person) / aDay);
    for (const [, found] of await ordersIn(stolen)) {
      const together = found.filter((person, i) => i > 0 && dayOf(person) === dayOf(found[i - 1] ?? NaN)).length;
      // 19 of 59 by chance, give or take 4; 57 where those of a day lie together.
      expect(together).toBeLessThan(19 + 5 * 4);
    }
  });

  it('finds nothing that a person and a response have in common, with SECRET in hand', async () => {
    const { ctx } = await everybodySends(kind);
    const stolen = await steal(ctx);
    const invitees = await stolen.db.selectFrom('invitee').selectAll().where('sample', '=', 0).execute();
    const responses = await stolen.db.selectFrom('response').selectAll().execute();
    expect(await stolen.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect(Object.keys(responses[0] ?? {}).sort()).toEqual(['answers', 'bureau', 'grp', 'id', 'questionnaire', 'wave']);

    const derived = invitees.flatMap(({ id, token_hash, link_version, email, email_key }) => {
      const token = linkToken(ctx.keys, '2026', id, link_version);
      const known = [id, token, token_hash, email, email_key];
      const keyed = Object.values(ctx.keys).flatMap((key: Buffer) => known.map((text) => hmac(key, text)));
      return [...known, ...known.map(hashOf), ...keyed.map((bytes) => bytes.toString('base64url'))];
    });
    const text = JSON.stringify(responses);
    expect(derived.filter((trace) => text.includes(trace.slice(0, 16)))).toEqual([]);

    const shared = ['wave', 'grp', 'bureau'];
    const times = await stolen.db.selectFrom('wave').select(['added_at', 'opened_at']).execute();
    expect(shared.every((column) => new Set(responses.map((row) => row[column as 'wave'])).size === 1)).toBe(true);
    expect(times.flatMap(Object.values).filter((time) => time !== null && text.includes(String(time)))).toEqual([]);
  });
});

describe('the same attack on a table that keeps its order', () => {
  it('finds it', async () => {
    const { ctx, order } = await everybodySends('sqlite');
    await sql`create table careless (answers text not null)`.execute(ctx.db);
    for (const person of order) await sql`insert into careless values (${mark(person)})`.execute(ctx.db);
    const { rows } = await sql<{ answers: string }>`select answers from careless`.execute(ctx.db);
    const found = marked(rows.map(({ answers }) => answers).join());
    expect(correlation(found, order)).toBe(1);
    expect(() => {
      expectNothingLearnt(found, order);
    }).toThrow('to be less than');
  });
});

describe('the same attack on a dump without hide-order', () => {
  it('matches everybody', async () => {
    const { ctx, order } = await everybodySends('postgres');
    const orders = await ordersIn({ db: ctx.db, bytes: undefined });
    expect(['by place in the heap', 'by transaction'].map((way) => matches(orders.get(way) ?? [], order))).toEqual([
      people,
      people,
    ]);
  });
});

describe('the file of a backup', () => {
  it('has another receipt code than the one that will find a response that was a draft then', async () => {
    const { ctx, invite } = await openWorld('sqlite');
    const [token = ''] = await invite([{ email: 'zoe@example.nl' }]);
    const code = codeOf(await fillIn(ctx, token, seeded(8)));
    const { db, bytes } = await stealBackup(ctx);
    expect(await db.selectFrom('draft').select('receipt_code').execute()).toEqual([
      { receipt_code: expect.stringMatching(/^[0-9A-Z]{16}$/) },
    ]);
    expect(bytes?.includes(code)).toBe(false);
  });

  it('holds every response once, the tallies once, and nothing else of what was answered, in free pages either', async () => {
    const { ctx } = await everybodySends('sqlite');
    const { bytes } = await stealBackup(ctx);
    const text = bytes?.toString('latin1') ?? '';
    expect(marked(text).sort((a, b) => a - b)).toEqual([...Array(people).keys()]);
    expect(text.split('"XC_SLOT_OPEN ":60').length - 1).toBe(1);
    expect(text.split('"XC_SLOT_OPEN ":').length - 1).toBe(1);
  });
});
