import { z } from 'zod';
import { binomialTest } from './binomial-test.js';
import { clopperPearson } from './clopper-pearson.js';
import { effectiveBase, exactFinite, finiteStandardError, wilsonFinite } from '../finite-population.js';
import { share } from '../group.js';
import { normalReach } from '../normal.js';
import { OutcomeCounts, outcomeRates } from '../outcome-rates.js';
import { surveyInterval, surveyMethods } from './survey-interval.js';
import { wilson } from '../wilson.js';
import { Base, Between, Count, Share, statistic, within, type Statistics } from './statistic.js';

const ofBase = within('x', 'n');
const ofPopulation = within('n', 'N');

const proportion = { x: Count, n: Count, conf: Between };
const Proportion = z.strictObject(proportion).refine(ofBase.fits, ofBase.otherwise);

const drawn = { ...proportion, N: Base };
const Drawn = z
  .strictObject(drawn)
  .refine(ofBase.fits, ofBase.otherwise)
  .refine(ofPopulation.fits, ofPopulation.otherwise);

const Survey = z
  .strictObject({
    ...drawn,
    method: z.enum(surveyMethods, `give one of ${surveyMethods.join(', ')}`),
    df: z.number('give a number above 0').gt(0, 'give a number above 0'),
  })
  .refine(ofBase.fits, ofBase.otherwise)
  .refine(ofPopulation.fits, ofPopulation.otherwise);

const Constant = z.strictObject({ x: Count, n: Count, p0: Share }).refine(ofBase.fits, ofBase.otherwise);

/** Statistics of one group. */
export const proportions: Statistics = {
  aapor: statistic(OutcomeCounts, outcomeRates),

  wilson: statistic(Proportion, ({ x, n, conf }) => {
    const interval = wilson(x, n, normalReach(conf));
    return {
      estimate: share({ count: x, base: n }) ?? null,
      lower: interval?.low ?? null,
      upper: interval?.high ?? null,
    };
  }),

  clopper_pearson: statistic(Proportion, ({ x, n, conf }) => {
    const interval = clopperPearson(x, n, conf);
    return { lower: interval?.low ?? null, upper: interval?.high ?? null };
  }),

  finite_population: statistic(Drawn, ({ x, n, N, conf }) => {
    const [score, exact] = [wilsonFinite(x, n, N, conf), exactFinite(x, n, N, conf)];
    return {
      estimate: share({ count: x, base: n }) ?? null,
      se_fpc: finiteStandardError({ count: x, base: n }, N) ?? null,
      n_eff: effectiveBase(n, N) ?? null,
      wilson_fpc_lower: score?.low ?? null,
      wilson_fpc_upper: score?.high ?? null,
      exact_count_lower: exact?.low ?? null,
      exact_count_upper: exact?.high ?? null,
      exact_lower: exact ? exact.low / N : null,
      exact_upper: exact ? exact.high / N : null,
    };
  }),

  svyciprop: statistic(Survey, ({ x, n, N, conf, method, df }) => {
    const interval = surveyInterval({ count: x, base: n, population: N, confidence: conf, method, df });
    return {
      estimate: share({ count: x, base: n }) ?? null,
      lower: interval?.low ?? null,
      upper: interval?.high ?? null,
    };
  }),

  one_sample_vs_constant: statistic(Constant, ({ x, n, p0 }) => ({
    p: binomialTest({ count: x, base: n }, p0) ?? null,
  })),
};
