import { hypergeometric, type Distribution } from '../distribution.js';
import { checkGroup, type Group } from '../group.js';
import { root } from '../root.js';

/** With more possible tables than this a value would take too long. */
const mostTables = 100_000;

/**
 * Returns how many times larger the odds of `a` are (0 or more). The conditional maximum likelihood
 * estimate, found as R's fisher.test finds it: it has R's digits, of which the first four or so are
 * sure. Undefined when the totals allow one table only, or more than 100,000.
 */
export function conditionalOddsRatio(a: Group, b: Group): number | 'Infinity' | undefined {
  checkGroup(a);
  checkGroup(b);
  const drawn = a.count + b.count;
  const low = Math.max(0, drawn - b.base);
  const high = Math.min(a.base, drawn);
  if (low === high || high - low > mostTables) return undefined;
  if (a.count === low) return 0;
  if (a.count === high) return 'Infinity';
  const excess = (odds: number) => (odds === 0 ? low : mean(hypergeometric(a.base, b.base, drawn, odds))) - a.count;
  const atOne = excess(1);
  if (atOne === 0) return 1;
  return atOne > 0 ? root(excess, 0, 1) : 1 / root((inverse) => excess(1 / inverse), Number.EPSILON, 1);
}

function mean({ from, chances }: Distribution): number {
  return chances.reduce((sum, chance, i) => sum + chance * (from + i), 0);
}
