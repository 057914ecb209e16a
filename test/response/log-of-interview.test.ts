import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { findAskedQuestionnaire } from '../../src/study/stored.js';
import { afterwards } from '../support/afterwards.js';
import { answer } from '../support/filled-in.js';
import { interview } from '../support/interview.js';
import { startPostgres } from '../support/postgres.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

/**
 * The log that PostgreSQL may write for an interview, in bytes: at the first change of a page after a checkpoint it also
 * writes the page whole, so that the median of several tells what an interview itself costs.
 */
const most = 50_000;
const interviews = 7;

it.each([60, 3000])(
  'an interview costs less than 50 kB of log beside %i responses of its group',
  { timeout: 120_000 },
  async (size) => {
    // A server of its own: all databases of one share its log.
    const server = await startPostgres();
    afterwards(() => server.stop());
    const { app, ctx, invite } = await openWorld('postgres', { DATABASE_URL: server.url });
    const tokens = await invite(Array.from({ length: 30 }, (_, i) => ({ email: `p${i}@example.nl` })));
    const random = seeded(3);
    await answer(ctx, tokens.pop() ?? '', random);
    await sql`
      insert into response select md5(i::text), wave, grp, bureau, questionnaire, answers
      from response, generate_series(2, ${size}::int) i
    `.execute(ctx.db);
    const stored = await findAskedQuestionnaire(ctx, '2026', 'ex-client');
    if (!stored) throw new Error('2026 is not open');
    const logged = async () => {
      const { rows } = await sql<{ at: string }>`select pg_current_wal_insert_lsn() - '0/0' as at`.execute(ctx.db);
      return Number(rows[0]?.at);
    };
    const costs: number[] = [];
    while (costs.length < interviews) {
      const before = await logged();
      const { receiptCode } = await interview(app, tokens.pop() ?? '', stored.questionnaire, random);
      // Who is screened out sends nothing.
      if (receiptCode !== undefined) costs.push((await logged()) - before);
    }
    expect(costs.sort((a, b) => a - b)[Math.floor(interviews / 2)]).toBeLessThan(most);
  },
);
