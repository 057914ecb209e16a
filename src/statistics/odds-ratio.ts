import { hypergeometric, type Distribution } from './distribution.js';
import { checkGroup, type Group } from './group.js';

/** Beyond this many possible tables a value would take too long. */
const mostTables = 100_000;

/**
 * How many times larger the odds of `a` are than those of `b`: the conditional maximum likelihood estimate that R's
 * fisher.test gives (0 or more). Undefined when the totals allow one table only, or more than 100,000.
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
  let [least, most] = [-700, 700];
  for (;;) {
    const middle = (least + most) / 2;
    if (middle <= least || middle >= most) return Math.exp(middle);
    if (mean(hypergeometric(a.base, b.base, drawn, Math.exp(middle))) < a.count) least = middle;
    else most = middle;
  }
}

function mean({ from, chances }: Distribution): number {
  return chances.reduce((sum, chance, i) => sum + chance * (from + i), 0);
}
