import { binomial } from '../distribution.js';
import { checkGroup, type Group } from '../group.js';
import { byProbability } from '../two-sided.js';

/**
 * Returns the p value of the exact test that a share is `constant`. Both 0 to 1; two-sided by
 * probability, as R's binom.test. For contrast only: a published percentage is not a constant, and
 * taking it for one finds differences too easily. Undefined for a base of 0. Throws a RangeError
 * for a `constant` outside 0 to 1.
 */
export function binomialTest(group: Group, constant: number): number | undefined {
  checkGroup(group);
  if (!(constant >= 0 && constant <= 1))
    throw new RangeError(`A share of ${constant} cannot be: give one from 0 to 1.`);
  if (group.base === 0) return undefined;
  return byProbability(binomial(group.base, constant), group.count).p;
}
