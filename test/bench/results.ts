import { resultsBenches } from './sides/results.js';

export default resultsBenches([100_000, 1_000_000]);
