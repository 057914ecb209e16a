import { CompiledQuery, sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import type { Tables } from '../../src/database/tables.js';
import { openMicrodata } from '../../src/export/microdata.js';
import { addDemoWave } from '../../src/response/demo.js';
import { countPairs } from '../../src/results/crosstab.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { afterwards } from '../support/afterwards.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { openWorld } from '../support/world.js';

/** So many that a plan which reads all of the table for a page of it would not do. */
const respondents = 6_000;
const side = (table: string) => ({ table, codes: [], ordered: false });

/** Whatever reads responses one by one, and how many of the made-up ones it reads: two of three are former clients. */
const readings: [string, number, (ctx: Ctx) => Promise<unknown>][] = [
  ['a recount', respondents, findWrongTallies],
  ['an export', respondents / 3, (ctx) => exportGroup(ctx, 'employer')],
  ['an export of the larger group', (2 * respondents) / 3, (ctx) => exportGroup(ctx, 'ex-client')],
  ['a crosstab', respondents / 3, crosstabOfEmployers],
];

async function exportGroup(ctx: Ctx, group: string): Promise<void> {
  for await (const _row of (await openMicrodata(ctx, 'demo', group)).rows());
}

function crosstabOfEmployers({ db }: Ctx): Promise<unknown> {
  const of = { wave: 'demo', group: 'employer' };
  return countPairs(db, { ...of, row: side('OG_ROL'), column: side('OG_ROL') });
}

/** The context with a database that notes every statement. */
function watched(ctx: Ctx, statements: CompiledQuery[]): Ctx {
  const watch = (db: Kysely<Tables>) =>
    db.withPlugin({
      transformQuery: ({ node, queryId }) => {
        statements.push(db.getExecutor().compileQuery(node, queryId));
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
  const database = { ...ctx.database, openReader: () => watch(ctx.database.openReader()) };
  return { ...ctx, db: watch(ctx.db), database };
}

/** How a database runs a statement: the rows that PostgreSQL reads for it, and the steps. */
async function planOf(ctx: Ctx, { sql, parameters }: CompiledQuery): Promise<{ rows: number; steps: string }> {
  const explain = ctx.database.kind === 'sqlite' ? 'explain query plan' : 'explain (analyze, format json)';
  const found = await ctx.db.executeQuery<object>(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
  const steps = JSON.stringify(found.rows);
  const numbers = (name: string) =>
    [...steps.matchAll(new RegExp(`"${name}":([\\d.]+)`, 'g'))].map(([, n]) => Number(n));
  const removed = numbers('Rows Removed by Filter').reduce((sum, n) => sum + n, 0);
  const shown = steps.match(/"(Node Type|Index Name|detail)":"[^"]*"/g) ?? [];
  return { rows: Math.max(0, ...numbers('Actual Rows')) + removed, steps: shown.join(' ') };
}

async function withMadeUpWave(kind: DatabaseKind): Promise<Ctx> {
  const { ctx } = await openWorld(kind);
  await addDemoWave(ctx, { respondents: 60, seed: 1 });
  const copies = respondents / 60 - 1;
  await sql`
    with recursive copy(i) as (select 1 union all select i + 1 from copy where i < ${sql.lit(copies)})
    insert into response
    select ${sql.raw(kind === 'sqlite' ? 'hex(randomblob(16))' : 'md5(random()::text)')}, wave, grp, bureau, questionnaire, answers
    from response, copy where true
  `.execute(ctx.db);
  if (kind === 'postgres') await sql`analyze response`.execute(ctx.db);
  return ctx;
}

describe.each(databases)('reading responses on %s', (kind) => {
  it('reads the rows that it gives and no other, in the order of an index', { timeout: 120_000 }, async () => {
    const ctx = await withMadeUpWave(kind);
    const reader = ctx.database.openReader();
    afterwards(() => reader.destroy());
    for (const [what, given, read] of readings) {
      const statements: CompiledQuery[] = [];
      await read(watched({ ...ctx, db: reader }, statements));
      const pages = statements.filter(({ sql }) => sql.includes('from "response"'));
      const plans = await Promise.all(pages.map((page) => planOf({ ...ctx, db: reader }, page)));
      const steps = [...new Set(plans.map((plan) => plan.steps))].join('\n');
      expect([what, steps]).toEqual([what, expect.not.stringMatching(/SCAN response|TEMP B-TREE|Seq Scan|Sort/)]);
      const rows = plans.reduce((sum, plan) => sum + plan.rows, 0);
      if (kind === 'postgres') expect([what, rows]).toEqual([what, given]);
    }
  });
});
