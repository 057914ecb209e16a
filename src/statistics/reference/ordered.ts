import { z } from 'zod';
import { kruskalWallis } from './kruskal-wallis.js';
import { mannWhitney } from '../mann-whitney.js';
import { statistic, type Statistics } from './statistic.js';

const Values = z.array(z.number('give a number'), 'give a list of numbers');
const TwoGroups = z.strictObject({ x: Values, y: Values });
const Groups = z.strictObject({ groups: z.record(z.string(), Values, 'give for each group a list of numbers') });

/** The counts of each value, from the lowest to the highest of all the lists. */
function counted(lists: readonly (readonly number[])[]): number[][] {
  const values = [...new Set(lists.flat())].sort((a, b) => a - b);
  const places = new Map(values.map((value, i) => [value, i]));
  return lists.map((list) => {
    const counts = values.map(() => 0);
    for (const value of list) {
      const i = places.get(value) ?? 0;
      counts[i] = (counts[i] ?? 0) + 1;
    }
    return counts;
  });
}

/** Statistics of answers on an ordered scale. */
export const ordered: Statistics = {
  mann_whitney: statistic(TwoGroups, ({ x, y }) => {
    const [ofX = [], ofY = []] = counted([x, y]);
    const value = mannWhitney(ofX, ofY);
    return {
      U: value?.u ?? null,
      p_cc: value?.p ?? null,
      p_nocc: value?.pUncorrected ?? null,
      p_exact: value?.pExact ?? null,
      prob_superiority: value?.superiority ?? null,
      cliffs_delta: value?.delta ?? null,
    };
  }),

  kruskal_wallis: statistic(Groups, ({ groups }) => {
    const value = kruskalWallis(counted(Object.values(groups)));
    return { H: value?.h ?? null, df: value?.df ?? null, p: value?.p ?? null };
  }),
};
