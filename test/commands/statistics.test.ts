import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { z } from 'zod';
import { statisticsCommand } from '../../src/commands/statistics.js';
import { root } from '../../src/root.js';
import { Problem } from '../../src/problem.js';
import { freshInstallation, golfslag, json } from './cli.js';

const room = {
  open: () => Promise.reject(new Error('No statistic needs a database.')),
  environment: {},
  progress: () => {},
};

/** What the command says to an input, in this process: its figures, or its refusal. */
async function said(name: string, input: unknown): Promise<unknown> {
  try {
    return (await statisticsCommand.run(room, [name, '--input', JSON.stringify(input)])).result;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

const Cases = z.array(
  z.object({ id: z.string(), family: z.string(), input: z.unknown(), expected: z.looseObject({}) }),
);
const cases = Cases.parse(JSON.parse(readFileSync(join(root, 'test/statistics/reference.json'), 'utf8')));

test.each(cases)('golfslag statistics takes $id as it was written', async ({ family, input, expected }) => {
  expect(Object.keys((await said(family, input)) as object).sort()).toEqual(Object.keys(expected).sort());
});

const two = { x1: 1, n1: 2, x2: 1, n2: 2 };
const baseline = { new_x: 1, new_n: 2, n_lo: 5, n_hi: 9, pct_lo: 10, pct_hi: 20, conf: 0.95 };

it.each([
  ['wilson', {}, 'x: give a whole number from 0 to 1000000000.'],
  ['wilson', { x: 1.5, n: 2, conf: 0.95 }, 'x: give a whole number from 0 to 1000000000.'],
  ['wilson', { x: 1, n: 2, conf: 95 }, 'conf: give less than 1, such as 0.95.'],
  ['clopper_pearson', { x: -1, n: 2, conf: 0.95 }, 'x: give a whole number of 0 or more.'],
  ['finite_population', { x: 1, n: 9, N: 8, conf: 0.95 }, 'n: give N or less.'],
  ['svyciprop', { x: 1, n: 9, N: 18, conf: 0.95, df: 8, method: 'mean' }, 'method: give one of beta, xlogit, asin.'],
  ['newcombe_diff', { ...two, x2: 3, conf: 0.95 }, 'x2: give n2 or less.'],
  ['two_proportions', { ...two, n1: 0 }, 'x1: give n1 or less.'],
  ['two_proportions', { ...two, conf: 0.95 }, 'conf: is not known here.'],
  ['rxc_exact', { table: [[1, 2], [3]] }, 'table: give rows of equal length.'],
  [
    'rxc_exact',
    {
      table: [
        [1, 2],
        [3, 'x'],
      ],
    },
    'table.1.1: give a whole number from 0 to 1000000000.',
  ],
  ['baseline_candidates', { n_lo: 0, n_hi: 9, pct_lo: 1, pct_hi: 2 }, 'n_lo: give a whole number of 1 or more.'],
  ['baseline_worst_case', { ...baseline, n_hi: 1e9 }, /^n_hi: give fewer bases or closer percentages: [^\n]+\.$/],
  ['one_sample_vs_constant', { x: 1, n: 2, p0: 70 }, 'p0: give a share from 0 to 1.'],
  ['mann_whitney', { x: [1, 2], y: [1, '2'] }, 'y.1: give a number.'],
  ['kruskal_wallis', { groups: [[1], [2]] }, 'groups: give for each group a list of numbers.'],
  ['holm', { p: [0.1, 1.2] }, 'p.1: give a share from 0 to 1.'],
  ['cochran_armitage', { x: [1, 2], n: [2], scores: [1, 2] }, 'n: give as many as there are of x.'],
  ['cochran_armitage', { x: [1, 3], n: [2, 2], scores: [1, 2] }, 'x: give none above its n.'],
  ['power', { p1: 0.1, p2: 0.2, n1: 0, n2: 9, alpha: 0.05 }, 'n1: give a whole number of 1 or more.'],
  ['mdd', { p1: 0.1, n1: 9, n2: 9, direction: 0, power: 0.8 }, 'direction: give -1 for down or 1 for up.'],
  ['sample_size', { p: 0.5, e: 0.05 }, /^--input: give p, e and N for a margin, or p1, [^\n]+\.$/],
])('%s refuses %j, and says how to mend it', async (name, input, sentence) => {
  expect(await said(name, input)).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
});

it('gives null for what cannot be computed, in words to people', async () => {
  const environment = await freshInstallation();
  const input = ['--input', JSON.stringify({ x1: 10, n1: 10, x2: 0, n2: 0 })];
  expect(await json(environment, 'statistics', 'two_proportions', ...input)).toEqual({
    fisher: null,
    fisher_midp: null,
    fisher_midp_central: null,
    boschloo: null,
    boschloo_central: null,
    barnard_pooled: null,
    chisq_nocorr: null,
    chisq_yates: null,
    odds_ratio_cmle: null,
  });
  const { stdout, status } = await golfslag(environment, 'statistics', 'two_proportions', ...input);
  expect([stdout, status]).toEqual([expect.stringMatching(/^fisher +cannot be computed\n/), 0]);
});
