import type { Kind } from '../question.js';
import { battery } from './battery.js';
import { date } from './date.js';
import { multiple } from './multiple.js';
import { number } from './number.js';
import { open } from './open.js';
import { ranking } from './ranking.js';
import { scale } from './scale.js';
import { single } from './single.js';
import { statement } from './statement.js';

/**
 * Every kind of question. A new kind takes a file here, a view of the same name, and a row in its
 * contract test.
 */
export const kinds = [single, multiple, scale, battery, ranking, open, number, date, statement] as const;

/** Returns the kind of question with this name. */
export function findKind(name: string): Kind | undefined {
  return kinds.find((kind) => kind.name === name);
}
