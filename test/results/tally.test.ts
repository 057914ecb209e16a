import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWave, openWave } from '../../src/study/waves.js';
import { eraseResponse } from '../../src/response/receipt.js';
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
  { minLength: 8, maxLength: 16 },
);

/** What a viewer of an open wave could see of a group: all its figures, over all bureaus and for each. */
async function figures({ ctx }: World, wave: string, group: string): Promise<string> {
  const found = await Promise.all([undefined, ...bureaus].map(async (bureau) => readResults(ctx, wave, group, bureau)));
  return JSON.stringify(found);
}

describe.each(databases)('tallies on %s', (kind) => {
  it('equal a recount after every change, and figures of a group move only when it has five more or fewer than they show', async () => {
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
        const sent: { code: string; group: string }[] = [];
        const moved = new Map(groups.map((group) => [group as string, 0]));
        const shown = new Map<string, string>();
        for (const group of groups) shown.set(group, await figures(world, wave, group));

        for (const change of sequence) {
          let group: string;
          if ('send' in change) {
            group = change.send;
            sent.push({ code: await answer(ctx, tokens[people.length - sends.length] ?? '', random), group });
            sends.shift();
          } else {
            const [erased] = sent.splice(-1 - change.eraseFromEnd, 1);
            if (!erased) continue;
            ({ group } = erased);
            expect(await eraseResponse(ctx, erased.code)).toBe(true);
          }
          moved.set(group, (moved.get(group) ?? 0) + ('send' in change ? 1 : -1));
          expect(await findWrongTallies(ctx)).toEqual([]);
          for (const each of groups) {
            const now = await figures(world, wave, each);
            if (Math.abs(moved.get(each) ?? 0) === 5) {
              const n = sent.filter((response) => response.group === each).length;
              expect(JSON.parse(now)).toMatchObject([{ n }, {}, {}]);
              moved.set(each, 0);
            } else expect(now).toBe(shown.get(each));
            shown.set(each, now);
          }
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
