import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { hideOrder as command } from '../../src/commands/hide-order.js';
import { hideOrder } from '../../src/database/hide-order.js';
import { addReader } from '../../src/readers/readers.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { answer } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

describe.each(databases)('hiding the order of rows, on %s', (kind) => {
  it('keeps every row as it is, and says how many it wrote', async () => {
    const { ctx, invite } = await openWorld(kind);
    const [token = ''] = await invite([{ email: 'zoe@example.nl' }]);
    await answer(ctx, token, seeded(1));
    await addReader(ctx, { email: 'zoe@example.nl', language: 'nl' });
    const before = await everyRow(ctx);
    const room = { open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined };
    const { result, text } = await command.run(room, []);
    expect(await everyRow(ctx)).toBe(before);
    // A response, a reader, a tally and a day.
    expect(result).toEqual({ rows: kind === 'sqlite' ? 0 : 4 });
    expect(text).toMatch(kind === 'sqlite' ? /^There is nothing to hide/ : /^4 rows .+ Dump at once/);
  });
});

describe('hiding the order of rows', () => {
  it('takes a table of more than one batch, in the order of its ids', async () => {
    const { ctx } = await openWorld('postgres');
    await sql`insert into reader select md5(n::text), n || '@example.nl', n || '@example.nl', 'nl', null
      from generate_series(1, 10001) n`.execute(ctx.db);
    expect(await hideOrder(ctx)).toBe(10_001);
    const { rows } = await sql<{ id: string }>`select id from reader order by xmin::text::bigint, ctid`.execute(ctx.db);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
  });

  it('waits for who has locked a count and not written it yet, without holding it up', async () => {
    const { ctx, invite } = await openWorld('postgres');
    const [first = ''] = await invite([{ email: 'zoe@example.nl' }]);
    await answer(ctx, first, seeded(1));
    const { rows } = await ctx.db.transaction().execute(async (sending) => {
      await sql`select 1 from tally for update`.execute(sending);
      const hiding = hideOrder(ctx);
      const waiting = sql`select 1 from pg_locks where relation = 'tally'::regclass and not granted`;
      while (!(await waiting.execute(ctx.db)).rows.length) await wait(5);
      await sql`update tally set counts = counts`.execute(sending);
      return { rows: hiding };
    });
    expect(await rows).toBe(3);
  });

  it('lets an erasure meanwhile find its response, and a sending go on', async () => {
    const { ctx, invite } = await openWorld('postgres');
    const [first = '', second = ''] = await invite([{ email: 'zoe@example.nl' }, { email: 'mila@example.nl' }]);
    const code = await answer(ctx, first, seeded(1));
    const state = { done: false };
    const erasing = { waits: (): Promise<unknown> => Promise.resolve() };
    // Held by somebody else, so that the rewriting and the erasure both wait and then follow one another.
    await ctx.db.transaction().execute(async (holder) => {
      await sql`lock table response in row exclusive mode`.execute(holder);
      const hiding = hideOrder(ctx).finally(() => (state.done = true));
      await waiting(1);
      const erased = eraseResponse(ctx, code);
      await waiting(2);
      erasing.waits = async () => [await hiding, await erased];
    });
    expect(await erasing.waits()).toEqual([expect.any(Number), true]);
    await answer(ctx, second, seeded(2));
    expect(await ctx.db.selectFrom('response').select('bureau').execute()).toHaveLength(1);

    async function waiting(transactions: number): Promise<void> {
      const query = sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      `;
      while ((await query.execute(ctx.db)).rows[0]?.n !== transactions) await wait(5);
    }
  });
});
