import type { Language } from '../../language/text.js';
import { measure } from '../measure.js';
import type { Microdata } from '../microdata.js';
import { Cases } from './cases.js';
import { dictionary } from './dictionary.js';
import { layOut } from './layout.js';

/**
 * Returns microdata as a file of SPSS: the system file that every version since 14 and every other
 * program reads, with names, labels, missing values, levels of measurement and response sets. Reads
 * the rows twice: what comes first tells how many there are, and how long the longest text is.
 */
export async function* writeSav(microdata: Microdata, language: Language): AsyncGenerator<Buffer> {
  const { rows, texts } = await measure(microdata);
  const laidOut = layOut(microdata.variables, texts);
  yield dictionary(microdata, laidOut, rows, language);
  const cases = new Cases(laidOut);
  for await (const row of microdata.rows()) {
    cases.add(row);
    yield cases.take();
  }
  yield cases.take(true);
}
