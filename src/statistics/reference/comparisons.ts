import { z } from 'zod';
import { adjustedResiduals } from '../adjusted-residuals.js';
import { barnard } from './barnard.js';
import { boschloo, boschlooCentral } from './boschloo.js';
import { chiSquare, chiSquareYates } from '../chi-square.js';
import { compatibleCounts, mostCandidates } from '../compatible-counts.js';
import { kendallTau } from '../concordance.js';
import { fisher, fisherMidP, fisherMidPCentral } from '../fisher.js';
import { freemanHalton } from '../freeman-halton.js';
import { simulatedFreemanHalton, simulatedKendall, type Simulated } from '../monte-carlo.js';
import { newcombe } from '../newcombe.js';
import { conditionalOddsRatio } from './odds-ratio.js';
import { worstCase } from '../worst-case.js';
import { Base, Between, Count, statistic, within, type Statistics } from './statistic.js';

const [first, second, now] = [within('x1', 'n1'), within('x2', 'n2'), within('new_x', 'new_n')];
const groups = { x1: Count, n1: Count, x2: Count, n2: Count };
const TwoGroups = z.strictObject(groups).refine(first.fits, first.otherwise).refine(second.fits, second.otherwise);
const Difference = z
  .strictObject({ ...groups, conf: Between })
  .refine(first.fits, first.otherwise)
  .refine(second.fits, second.otherwise);

const Table = z.strictObject({
  table: z
    .array(z.array(Count))
    .refine((rows) => new Set(rows.map((row) => row.length)).size === 1, 'give rows of equal length'),
});

/** The fields of a published percentage. */
export const published = {
  n_lo: Base,
  n_hi: Base,
  pct_lo: z.number('give a percentage'),
  pct_hi: z.number('give a percentage'),
};
/** Limits how many pairs may fit, so that all can be tried. */
export const narrow = {
  fits: ({ n_lo, n_hi, pct_lo, pct_hi }: z.infer<z.ZodObject<typeof published>>) =>
    (n_hi - n_lo + 1) * (1 + n_hi * Math.min(1, (pct_hi - pct_lo) / 100)) <= mostCandidates,
  otherwise: {
    path: ['n_hi'],
    message: `give fewer bases or closer percentages: over ${mostCandidates} pairs may fit`,
  },
};
const Published = z.strictObject(published).refine(narrow.fits, narrow.otherwise);
const Baseline = z
  .strictObject({ new_x: Count, new_n: Count, ...published, conf: Between })
  .refine(now.fits, now.otherwise)
  .refine(narrow.fits, narrow.otherwise);

function candidates({ n_lo, n_hi, pct_lo, pct_hi }: z.infer<typeof Published>) {
  return compatibleCounts({ baseLow: n_lo, baseHigh: n_hi, percentLow: pct_lo, percentHigh: pct_hi });
}

function drawn(value: Simulated | undefined) {
  return {
    standard_error: value?.standardError ?? null,
    lower: value?.interval.low ?? null,
    upper: value?.interval.high ?? null,
    tables: value?.tables ?? null,
  };
}

/** Comparisons of two or more independent groups. */
export const comparisons: Statistics = {
  newcombe_diff: statistic(Difference, ({ x1, n1, x2, n2, conf }) => {
    const value = newcombe({ count: x1, base: n1 }, { count: x2, base: n2 }, conf);
    return { diff: value?.difference ?? null, lower: value?.low ?? null, upper: value?.high ?? null };
  }),

  two_proportions: statistic(TwoGroups, ({ x1, n1, x2, n2 }) => {
    const [a, b] = [
      { count: x1, base: n1 },
      { count: x2, base: n2 },
    ];
    const table = [a, b].map(({ count, base }) => [count, base - count]);
    return {
      fisher: fisher(a, b) ?? null,
      fisher_midp: fisherMidP(a, b) ?? null,
      fisher_midp_central: fisherMidPCentral(a, b) ?? null,
      boschloo: boschloo(a, b) ?? null,
      boschloo_central: boschlooCentral(a, b) ?? null,
      barnard_pooled: barnard(a, b) ?? null,
      chisq_nocorr: chiSquare(table)?.p ?? null,
      chisq_yates: chiSquareYates(a, b) ?? null,
      odds_ratio_cmle: conditionalOddsRatio(a, b) ?? null,
    };
  }),

  rxc_exact: statistic(Table, ({ table }) => {
    const value = chiSquare(table);
    return {
      freeman_halton: freemanHalton(table).p ?? null,
      chisq: value?.chiSquare ?? null,
      df: value?.df ?? null,
      chisq_p: value?.p ?? null,
    };
  }),

  rxc_simulated: statistic(Table, ({ table }) => {
    const value = simulatedFreemanHalton(table);
    return { freeman_halton: value?.p ?? null, ...drawn(value) };
  }),

  rxc_ordered: statistic(Table, ({ table }) => {
    const value = simulatedKendall(table);
    return { tau_b: kendallTau(table) ?? null, p: value?.p ?? null, ...drawn(value) };
  }),

  adjusted_residuals: statistic(Table, ({ table }) => ({
    residuals: adjustedResiduals(table).map((row) => row.map((residual) => residual ?? null)),
  })),

  baseline_candidates: statistic(Published, (input) => {
    const found = candidates(input);
    const shares = found.map(({ count, base }) => count / base).sort((a, b) => a - b);
    return {
      pairs: found.map(({ count, base }) => [count, base]),
      count: found.length,
      min_p: shares[0] ?? null,
      max_p: shares.at(-1) ?? null,
    };
  }),

  baseline_worst_case: statistic(Baseline, (input) => {
    const value = worstCase({ count: input.new_x, base: input.new_n }, candidates(input), input.conf);
    const alpha = 1 - input.conf;
    return {
      p_worst: value?.worst ?? null,
      p_best: value?.best ?? null,
      worst_pair: value ? [value.worstPair.count, value.worstPair.base] : null,
      diff_lo: value?.difference.low ?? null,
      diff_hi: value?.difference.high ?? null,
      ci_lower: value?.interval.low ?? null,
      ci_upper: value?.interval.high ?? null,
      robust_significant: value ? value.worst < alpha : null,
      any_significant: value ? value.best < alpha : null,
    };
  }),
};
