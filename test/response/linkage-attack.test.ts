import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { backupSqlite } from '../../src/database/backup.js';
import { openDatabase } from '../../src/database/open.js';
import type { Tables } from '../../src/database/tables.js';
import { hashOf, hmac, linkToken } from '../../src/secret.js';
import { afterwards } from '../support/afterwards.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { answer, codeOf, eligible, fillIn } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { seeded, shuffle } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

/**
 * The attacker holds one copy of the database, taken after everybody sent, the code and SECRET. The attacker even knows who
 * is who's colleague: in which order the people of one group of one bureau sent. What each of them answered bears a
 * mark here, so that the test can tell how much the attacker found out.
 */
const people = 60;
/** How many of them send on one day. */
const aDay = 20;
const mark = (person: number) => `merkteken-${String(person).padStart(3, '0')}`;
const marks = /merkteken-(\d{3})/g;

/** Sends everybody's answers in a random order; gives that order, as places on the list of invitees. */
async function everybodySends(kind: DatabaseKind) {
  const { ctx, invite, passDays } = await openWorld(kind);
  const tokens = await invite(Array.from({ length: people }, (_, i) => ({ email: `persoon${i}@example.nl` })));
  const random = seeded(7);
  const order = shuffle([...tokens.keys()], random);
  for (const [i, person] of order.entries()) {
    if (i > 0 && i % aDay === 0) passDays(1);
    await answer(ctx, tokens[person] ?? '', random, { ...eligible, XC_SLOT_OPEN: mark(person) });
  }
  return { ctx, order, stolen: await steal(ctx) };
}

interface Stolen {
  readonly db: Kysely<Tables>;
  /** The bytes of a backup file; of PostgreSQL there is only what SQL can read. */
  readonly bytes: Buffer;
}

async function steal(ctx: Ctx): Promise<Stolen> {
  if (ctx.database.kind === 'postgres') return { db: ctx.db, bytes: Buffer.alloc(0) };
  const copy = join(await freshFolder(), 'backup.sqlite');
  await backupSqlite(ctx.database, copy);
  expect([`${copy}-wal`, `${copy}-shm`, `${copy}-journal`].filter(existsSync)).toEqual([]);
  const bytes = readFileSync(copy);
  const opened = openDatabase(`sqlite:${copy}`);
  afterwards(() => opened.close());
  return { db: opened.db, bytes };
}

/** The people in the order in which their marks stand in a text. */
function marked(text: string): number[] {
  return [...text.matchAll(marks)].map(([, person]) => Number(person));
}

/** Spearman's rank correlation of two orders of the same people, −1 to 1. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const n = one.length;
  const squares = one.reduce((sum, person, place) => sum + (place - other.indexOf(person)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

/** Whether an order of responses tells no more than chance does of an order of people. At random it does in 99.99%. */
function expectNothingLearnt(responses: readonly number[], people: readonly number[]): void {
  expect([...responses].sort()).toEqual([...people].sort());
  expect(Math.abs(correlation(responses, people))).toBeLessThan(4 / Math.sqrt(people.length));
  expect(responses.filter((person, place) => person === people[place]).length).toBeLessThan(8);
}

/** Every order in which a copy can give the responses. */
async function ordersIn({ db, bytes }: Stolen, kind: DatabaseKind): Promise<Map<string, number[]>> {
  const answersBy = async (order: string) => {
    const { rows } = await sql<{ answers: string }>`select answers from response ${sql.raw(order)}`.execute(db);
    return marked(rows.map(({ answers }) => answers).join('\n'));
  };
  const orders = new Map([
    ['as they come', await answersBy('')],
    ['by id', await answersBy('order by id')],
    ['by answers', await answersBy(`order by length(answers), answers`)],
  ]);
  if (kind === 'sqlite') orders.set('by place in the file', marked(bytes.toString('latin1')));
  else orders.set('by place in the heap', await answersBy('order by ctid'));
  return orders;
}

describe.each(databases)('a linkage attack on one copy, on %s', (kind) => {
  it('learns nothing from order, place, transaction or counts about whose response is whose', async () => {
    const { order, stolen } = await everybodySends(kind);
    const asListed = [...order].sort((a, b) => a - b);
    for (const [, responses] of await ordersIn(stolen, kind)) {
      expectNothingLearnt(responses, order);
      expectNothingLearnt(responses, asListed);
    }
    if (kind === 'postgres') {
      const { rows } = await sql`select distinct xmin::text from response`.execute(stolen.db);
      expect(rows).toHaveLength(1);
    } else {
      await expect(sql`select rowid from response`.execute(stolen.db)).rejects.toThrow('no such column: rowid');
      // What viewers of an open wave see is the tallies less the latest responses: docs/operations.md keeps it out of dumps.
      expect(await stolen.db.selectFrom('interim').selectAll().execute()).toEqual([]);
    }
    expect(await stolen.db.selectFrom('tally').select('bureau').execute()).toEqual([{ bureau: 'blcc' }]);
  });

  it('finds counts of days that belong to nobody: neither a person nor a response has a day', async () => {
    const { order, stolen } = await everybodySends(kind);
    const days = await stolen.db.selectFrom('completed_day').selectAll().orderBy('day').execute();
    expect(Object.keys(days[0] ?? {}).sort()).toEqual(['bureau', 'completed', 'day', 'grp', 'wave']);
    expect(days.length).toBeGreaterThanOrEqual(people / aDay);
    expect(days.reduce((sum, { completed }) => sum + completed, 0)).toBe(people);

    const responses = await stolen.db.selectFrom('response').selectAll().execute();
    const invitees = await stolen.db.selectFrom('invitee').selectAll().execute();
    for (const { day } of days) expect(JSON.stringify([responses, invitees])).not.toContain(day);
    const dayOf = (person: number) => Math.floor(order.indexOf(person) / aDay);
    for (const [, found] of await ordersIn(stolen, kind)) {
      const together = found.filter((person, i) => i > 0 && dayOf(person) === dayOf(found[i - 1] ?? NaN)).length;
      // 19 of 59 by chance, give or take 4; 57 where those of a day lie together.
      expect(together).toBeLessThan(19 + 5 * 4);
    }
  });

  it('finds nothing that a person and a response have in common, with SECRET in hand', async () => {
    const { ctx, stolen } = await everybodySends(kind);
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

  it('would have found the order in a table that keeps it', async () => {
    const { ctx, order } = await everybodySends(kind);
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

describe('the file of a backup', () => {
  it('has another receipt code than the one that will find a response that was a draft then', async () => {
    const { ctx, invite } = await openWorld('sqlite');
    const [token = ''] = await invite([{ email: 'zoe@example.nl' }]);
    const code = codeOf(await fillIn(ctx, token, seeded(8)));
    const { db, bytes } = await steal(ctx);
    expect(await db.selectFrom('draft').select('receipt_code').execute()).toEqual([
      { receipt_code: expect.stringMatching(/^[0-9A-F]{16}$/) },
    ]);
    expect(bytes.includes(code)).toBe(false);
  });

  it('holds every response once, the tallies once, and nothing else of what was answered, in free pages either', async () => {
    const { stolen } = await everybodySends('sqlite');
    const text = stolen.bytes.toString('latin1');
    expect(marked(text).sort((a, b) => a - b)).toEqual([...Array(people).keys()]);
    expect(text.split('"XC_SLOT_OPEN ":60').length - 1).toBe(1);
    expect(text.split('"XC_SLOT_OPEN ":').length - 1).toBe(1);
  });
});
