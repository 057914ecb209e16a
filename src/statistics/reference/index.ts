import { comparisons } from './comparisons.js';
import { ordered } from './ordered.js';
import { planning } from './planning.js';
import { proportions } from './proportions.js';
import { several } from './several.js';
import type { Statistics } from './statistic.js';

/**
 * Every statistic by its name. Inputs and values have the names of the reference cases
 * (test/statistics/reference.json).
 */
export const statistics: Statistics = { ...proportions, ...comparisons, ...ordered, ...several, ...planning };
