import { comparisons } from './registry/comparisons.js';
import { ordered } from './registry/ordered.js';
import { planning } from './registry/planning.js';
import { proportions } from './registry/proportions.js';
import { several } from './registry/several.js';
import type { Statistics } from './registry/statistic.js';

/** Every statistic by its name; inputs and values have the names of the reference cases (test/statistics/reference.json). */
export const statistics: Statistics = { ...proportions, ...comparisons, ...ordered, ...several, ...planning };
