import { describe, expect, it } from 'vitest';
import { transact } from '../../src/database/transact.js';
import { countStripes, stripeOf } from '../../src/database/stripes.js';
import { eraseResponse } from '../../src/response/receipt.js';
import type { Respondent } from '../../src/response/respondent.js';
import { submitResponse } from '../../src/response/submission.js';
import { parseCounts, responsesIn } from '../../src/results/cell.js';
import { restartInterim } from '../../src/results/interim.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { lockStripe, tallyResponse } from '../../src/results/tally.js';
import { hashOf } from '../../src/secret.js';
import { readResults } from '../support/as-operator.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { answer, codeOf, fillIn } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

/** So many former clients of BLCC who are about to send. */
async function aboutToSend(kind: DatabaseKind, people: number) {
  const world = await openWorld(kind);
  const tokens = await world.invite(Array.from({ length: people }, (_, i) => ({ email: `p${i}@example.nl` })));
  const random = seeded(3);
  const respondents: Respondent[] = [];
  for (const token of tokens) respondents.push(await fillIn(world.ctx, token, random));
  const shown = async () => (await readResults(world.ctx, '2026', 'ex-client')).n;
  const send = async (i: number) => {
    const respondent = respondents[i];
    if (!respondent) throw new Error('There are not so many');
    return submitResponse(world.ctx, respondent, codeOf(respondent));
  };
  const codeAt = (i: number) => {
    const respondent = respondents[i];
    return respondent ? codeOf(respondent) : '';
  };
  return { ...world, send, codeAt, shown };
}

describe.each(databases)('counting at once, on %s', (kind) => {
  it('loses nobody among sendings and erasures, and shows states that are five apart', async () => {
    const { ctx, send, codeAt, shown } = await aboutToSend(kind, 40);
    for (let i = 0; i < 8; i++) expect(await send(i)).toBe('stored');
    const states = new Set<number>([await shown()]);
    const all = [...Array(32).keys()].map((i) => send(i + 8));
    const erased = [...Array(8).keys()].map((i) => eraseResponse(ctx, codeAt(i)));
    const done = Promise.all([...all, ...erased]);
    const isDone = done.then(() => true);
    const soon = () => new Promise<false>((resolve) => setImmediate(resolve, false));
    do states.add(await shown());
    while (!(await Promise.race([isDone, soon()])));
    expect((await done).filter((outcome) => outcome !== 'stored' && outcome !== true)).toEqual([]);
    states.add(await shown());
    const inOrder = [...states].sort((a, b) => a - b);
    expect(inOrder.slice(1).every((n, i) => n - (inOrder[i] ?? 0) >= 5)).toBe(true);
    expect(await findWrongTallies(ctx)).toEqual([]);
    const rows = await ctx.db.selectFrom('tally').select(['stripe', 'counts']).execute();
    expect(rows.length).toBeLessThanOrEqual(countStripes(ctx.database));
    if (kind === 'postgres') expect(rows.length).toBeGreaterThan(1);
    expect(rows.reduce((sum, { counts }) => sum + responsesIn(parseCounts(counts)), 0)).toBe(32);
    const days = await ctx.db.selectFrom('completed_day').select('completed').execute();
    expect(days.reduce((sum, { completed }) => sum + completed, 0)).toBe(40);
  });

  it('begins anew with figures at the number that is there, or was shown', async () => {
    const { ctx, send, codeAt, shown } = await aboutToSend(kind, 16);
    for (let i = 0; i < 7; i++) await send(i);
    expect(await shown()).toBe(5);
    await transact(ctx, restartInterim);
    expect(await shown()).toBe(0);
    for (let i = 7; i < 11; i++) await send(i);
    expect(await shown()).toBe(0);
    await send(11);
    expect(await shown()).toBe(12);
    for (let i = 0; i < 3; i++) await eraseResponse(ctx, codeAt(i));
    await transact(ctx, restartInterim);
    expect(await ctx.db.selectFrom('interim').selectAll().execute()).toEqual([
      { wave: '2026', grp: 'ex-client', bureau: 'blcc', n: 12, figures: null },
    ]);
  });
});

it('lets others of a cell send while one sending is not committed yet', async () => {
  const { ctx, invite, send, codeAt } = await aboutToSend('postgres', 4);
  const inStripe = (i: number) => stripeOf(hashOf(codeAt(i)), countStripes(ctx.database));
  const other = [...Array(64).keys()].map((i) => hashOf(`x${i}`)).find((id) => stripeOf(id, 8) !== inStripe(0)) ?? '';
  const cell = { wave: '2026', grp: 'ex-client', bureau: 'blcc' };
  const counted = [{ table: '', code: '' }];
  await transact(ctx, async (tx) => {
    await tallyResponse(tx, { id: other, ...cell }, counted);
    expect(await send(0)).toBe('stored');
    const same = [1, 2, 3].filter((i) => inStripe(i) !== stripeOf(other, 8));
    for (const i of same) expect(await send(i)).toBe('stored');
  });
  await transact(ctx, (tx) => lockStripe(tx, { id: other, ...cell }));
  const [late = ''] = await invite([{ email: 'laat@example.nl' }]);
  await answer(ctx, late, seeded(9));
});
