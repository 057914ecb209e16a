import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { writeBackup } from '../../src/backup/write.js';
import { hideOrder } from '../../src/database/hide-order.js';
import { openDatabase } from '../../src/database/open.js';
import type { Tables } from '../../src/database/tables.js';
import { afterwards } from '../support/afterwards.js';
import type { DatabaseKind } from '../support/database.js';
import { answer, eligible } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { seeded, shuffle } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

/**
 * The attacker holds one copy of the database, taken just after the last of them sent, the code and SECRET. The attacker
 * even knows who is who's colleague: in which order the people of one group of one bureau sent. What each of them
 * answered bears a mark here, so that the test can tell how much the attacker found out.
 */
export const people = 60;
/** How many of them send on one day. */
export const aDay = 20;
export const mark = (person: number) => `merkteken-${String(person).padStart(3, '0')}`;
const marks = /merkteken-(\d{3})/g;

/** What an attacker can read of a copy. */
export interface Stolen {
  readonly db: Kysely<Tables>;
  /** The bytes of a backup file; of a dump there is only what SQL can read. */
  readonly bytes: Buffer | undefined;
}

/** The copies that docs/operations.md lets an operator make, each in the hands of an attacker. */
export const copies: readonly { copy: string; kind: DatabaseKind; steal(ctx: Ctx): Promise<Stolen> }[] = [
  { copy: 'a backup', kind: 'sqlite', steal: stealBackup },
  { copy: 'a backup', kind: 'postgres', steal: stealBackup },
  { copy: 'a dump after hide-order', kind: 'postgres', steal: stealDump },
];

export async function stealBackup(ctx: Ctx): Promise<Stolen> {
  const copy = join(await freshFolder(), 'backup.sqlite');
  await writeBackup(ctx.database, copy);
  expect([`${copy}-wal`, `${copy}-shm`, `${copy}-journal`].filter(existsSync)).toEqual([]);
  const bytes = readFileSync(copy);
  const opened = openDatabase(`sqlite:${copy}`);
  afterwards(() => opened.close());
  return { db: opened.db, bytes };
}

/** A dump has the rows in the order of the heap. Its attacker here sees their place and xmin too, which it leaves out. */
async function stealDump(ctx: Ctx): Promise<Stolen> {
  await hideOrder(ctx);
  return { db: ctx.db, bytes: undefined };
}

/** Sends everybody's answers in a random order; gives that order, as places on the list of invitees. */
export async function everybodySends(kind: DatabaseKind, seed = 7) {
  const { ctx, invite, passDays } = await openWorld(kind);
  const tokens = await invite(Array.from({ length: people }, (_, i) => ({ email: `persoon${i}@example.nl` })));
  const random = seeded(seed);
  const order = shuffle([...tokens.keys()], random);
  for (const [i, person] of order.entries()) {
    if (i > 0 && i % aDay === 0) passDays(1);
    await answer(ctx, tokens[person] ?? '', random, { ...eligible, XC_SLOT_OPEN: mark(person) });
  }
  return { ctx, order };
}

/** The people in the order in which their marks stand in a text. */
export function marked(text: string): number[] {
  return [...text.matchAll(marks)].map(([, person]) => Number(person));
}

/** Every order in which a copy can give the responses. */
export async function ordersIn({ db, bytes }: Stolen): Promise<Map<string, number[]>> {
  const answersBy = async (order: string) => {
    const { rows } = await sql<{ answers: string }>`select answers from response ${sql.raw(order)}`.execute(db);
    return marked(rows.map(({ answers }) => answers).join('\n'));
  };
  const orders = new Map([
    ['as they come', await answersBy('')],
    ['by id', await answersBy('order by id')],
    ['by answers', await answersBy('order by length(answers), answers')],
  ]);
  if (bytes) return orders.set('by place in the file', marked(bytes.toString('latin1')));
  return orders
    .set('by place in the heap', await answersBy('order by ctid'))
    .set('by transaction', await answersBy('order by xmin::text::bigint, ctid'));
}

/** How many people the attacker matches who takes responses in one order for people in another; by chance one. */
export function matches(responses: readonly number[], people: readonly number[]): number {
  return responses.filter((person, place) => person === people[place]).length;
}

/** Spearman's rank correlation of two orders of the same people, −1 to 1. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const n = one.length;
  const squares = one.reduce((sum, person, place) => sum + (place - other.indexOf(person)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
