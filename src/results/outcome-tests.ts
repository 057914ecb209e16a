import { memoize } from '../memoize.js';
import { fisherMidP } from '../statistics/fisher.js';
import { freemanHalton } from '../statistics/freeman-halton.js';
import { linearByLinear } from '../statistics/linear-by-linear.js';
import { detectableSuperiority, mannWhitney } from '../statistics/mann-whitney.js';
import { simulatedFreemanHalton } from '../statistics/monte-carlo.js';
import { sum } from '../statistics/table.js';
import { trend } from '../statistics/trend.js';

/** How a core outcome is tested: a scale, an answer that is there or not, several answers. */
export type OutcomeMethod = 'mann-whitney' | 'fisher-mid-p' | 'freeman-halton';

/** The people who gave each answer; of an answer that is there or not, who gave it and who not. */
type Counts = readonly number[];

/** The test of a core outcome in two waves, as if it were the only one. */
export interface OutcomeTest {
  /** From 0 to 1; undefined where nothing could differ. */
  readonly p: number | undefined;
  /** Over 0 where it is higher now, under 0 where lower; 0 where there is no direction. */
  readonly change: number;
  /** Of a scale: 0 to 100. */
  readonly superiority: number | null;
  readonly smallestDetectable: number | null;
}

/** The test of a core outcome over three waves or more. */
export interface OutcomeLine {
  readonly method: 'linear-by-linear' | 'cochran-armitage';
  readonly p: number | undefined;
  readonly change: number;
}

/** Returns the test of answers now and then, one test a core outcome. */
export const testOutcome = memoize(
  (method: OutcomeMethod, now: Counts, then: Counts): OutcomeTest => tests[method](now, then),
  { max: 5000, key: (method, now, then) => `${method} ${now.join(' ')}, ${then.join(' ')}` },
);

const tests: Record<OutcomeMethod, (now: Counts, then: Counts) => OutcomeTest> = {
  'mann-whitney': (now, then) => {
    const tested = mannWhitney(now, then);
    const smallest = detectableSuperiority(now, then);
    return {
      p: tested?.pExact ?? tested?.p,
      change: tested?.delta ?? 0,
      superiority: tested ? 100 * tested.superiority : null,
      smallestDetectable: smallest === undefined ? null : Math.ceil(100 * smallest),
    };
  },
  'fisher-mid-p': (now, then) => ({
    p: varies([now, then]) ? fisherMidP(groupOf(now), groupOf(then)) : undefined,
    change: shareOf(now) - shareOf(then),
    ...noScale,
  }),
  'freeman-halton': (now, then) => ({ p: pOfTable([now, then]), change: 0, ...noScale }),
};

/**
 * Exact, or by drawing tables where they are too many to count: then the upper end of the interval
 * of p, so that the draw never decides.
 */
function pOfTable(table: readonly [Counts, Counts]): number | undefined {
  const exact = freemanHalton(table);
  if (exact.p !== undefined || exact.reason === 'nothing-to-compare') return exact.p;
  return simulatedFreemanHalton(table)?.interval.high;
}

const noScale = { superiority: null, smallestDetectable: null };

/**
 * Returns the test of answers over the waves, each with its score. A question of several answers
 * has no direction: undefined.
 */
export function testOutcomeLine(
  method: OutcomeMethod,
  waves: readonly { readonly score: number; readonly counts: Counts }[],
): OutcomeLine | undefined {
  if (method === 'freeman-halton') return undefined;
  const association = linearByLinear(waves);
  const change = association?.correlation ?? 0;
  if (method === 'mann-whitney') return { method: 'linear-by-linear', p: association?.p, change };
  const tested = trend(waves.map(({ score, counts }) => ({ score, ...groupOf(counts) })));
  // Who gave the answer comes first in the counts, so that it ranks below who did not.
  return { method: 'cochran-armitage', p: tested?.midP ?? tested?.p, change: -change };
}

function groupOf(counts: Counts) {
  return { count: counts[0] ?? 0, base: sum(counts) };
}

function shareOf(counts: Counts): number {
  return (counts[0] ?? 0) / sum(counts);
}

/** Whether at least two answers were given: an answer of nobody, or of everybody, is no test. */
function varies([now, then]: readonly [Counts, Counts]): boolean {
  return now.filter((n, i) => n + (then[i] ?? 0) > 0).length > 1;
}
