import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWave, openWave } from '../../src/study/wave-life.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { addCounts } from '../../src/results/cell.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { databases } from '../support/database.js';
import { answer } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld, type World } from '../support/world.js';
import { readResults } from '../support/as-operator.js';

const groups = ['ex-client', 'employer'] as const;
const bureaus = ['blcc', 'careercoach'] as const;

/** Somebody of a group and bureau sends, or the response that was sent so many before the last is erased. */
const changes = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ send: fc.constantFrom(...groups), bureau: fc.constantFrom(...bureaus) }) },
    { weight: 1, arbitrary: fc.record({ eraseFromEnd: fc.nat(5) }) },
  ),
  { minLength: 12, maxLength: 24 },
);

/** What a viewer of an open wave could see of a group: all its figures, over all bureaus and for each. */
async function figures({ ctx }: World, wave: string, group: string) {
  return Promise.all([undefined, ...bureaus].map(async (bureau) => readResults(ctx, wave, group, bureau)));
}

it('counts never fall below zero: what was counted may be gone already', () => {
  expect(
    addCounts({ 'A 1': 1, 'B 1': 2 }, [
      ['A 1', -1],
      ['B 1', -1],
      ['C 1', -1],
    ]),
  ).toEqual({ 'B 1': 1 });
});

describe.each(databases)('tallies on %s', (kind) => {
  const title = 'equal a recount after every change, and figures move only when a bureau has five more than they show';
  it(title, { timeout: 120_000 }, async () => {
    const world = await openWorld(kind);
    const { ctx, invite } = world;
    const random = seeded(1000);
    let waves = 0;
    await fc.assert(
      fc.asyncProperty(changes, async (sequence) => {
        const wave = `w${++waves}`;
        await addWave(ctx, wave);
        await openWave(ctx, wave);
        const sends = sequence.flatMap((change) => ('send' in change ? [change] : []));
        const people = sends.map(({ send: group, bureau }, i) => ({ email: `p${i}@example.nl`, group, bureau }));
        const tokens = await invite(people, wave);
        const sent: { code: string; cell: string }[] = [];
        const cells = groups.flatMap((group) =>
          bureaus.map((bureau) => ({ group, bureau, cell: `${group} ${bureau}` })),
        );
        const shown = new Map(cells.map(({ cell }) => [cell, 0]));
        const before = new Map<string, string>();

        for (const change of sequence) {
          if ('send' in change) {
            const code = await answer(ctx, tokens[people.length - sends.length] ?? '', random);
            sent.push({ code, cell: `${change.send} ${change.bureau}` });
            sends.shift();
          } else {
            const [erased] = sent.splice(-1 - change.eraseFromEnd, 1);
            if (!erased) continue;
            expect(await eraseResponse(ctx, erased.code)).toBe(true);
          }
          expect(await findWrongTallies(ctx)).toEqual([]);
          for (const { cell } of cells) {
            const n = sent.filter((response) => response.cell === cell).length;
            if (n >= (shown.get(cell) ?? 0) + 5) shown.set(cell, n);
          }
          for (const group of groups) {
            const now = await figures(world, wave, group);
            const all = bureaus.map((bureau) => shown.get(`${group} ${bureau}`) ?? 0);
            expect(now.map(({ n }) => n)).toEqual([all.reduce((sum, n) => sum + n), ...all]);
            const text = JSON.stringify(now);
            const same = [group, ...all].join(' ');
            expect(before.get(same) ?? text).toBe(text);
            before.set(same, text);
          }
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
