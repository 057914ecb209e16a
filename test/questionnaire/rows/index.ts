import { battery } from './battery.js';
import { date } from './date.js';
import { multiple } from './multiple.js';
import { number } from './number.js';
import { open } from './open.js';
import { ranking } from './ranking.js';
import type { KindRow } from './row.js';
import { scale } from './scale.js';
import { single } from './single.js';
import { statement } from './statement.js';

/** One row for each kind in src/questionnaire/kinds, in the same order. */
export const rows: readonly KindRow[] = [single, multiple, scale, battery, ranking, open, number, date, statement];
