import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Ctx } from '../context.js';
import { writeParts, writeWhole } from '../database/part-file.js';
import { commandLine } from '../study/events.js';
import { dutchExcel, standard } from './csv.js';
import { dataPackageName, dataPackageOf } from './data-package.js';
import { beginExport, type Format } from './export.js';
import { openMicrodata } from './microdata.js';

/** How each CSV is written, for the data package beside it. */
const dialects: { readonly [format in Format]?: typeof standard } = { csv: standard, 'csv-excel': dutchExcel };

/**
 * Writes a group's microdata to a file for its owner alone. No other user may read it; it appears
 * whole or not at all, also when a signal ends the program. Beside a CSV file comes its data
 * package, `answers.datapackage.json` for `answers.csv`. Returns the number of responses and bytes,
 * and the data package. Calls `progress` now and then with the number of responses written. Throws
 * `file` where a file cannot be written.
 */
export async function exportToFile(
  ctx: Ctx,
  { wave, group, format, out }: { wave: string; group: string; format: Format; out: string },
  progress: (rows: number) => void,
): Promise<{ rows: number; bytes: number; datapackage?: string }> {
  const exporting = await beginExport(ctx, { wave, group, format, who: commandLine }, progress);
  const bytes = await writeWhole(out, (part) => writeParts(part, exporting.parts));
  await exporting.finish();
  const dialect = dialects[format];
  if (!dialect) return { rows: exporting.rows(), bytes };
  const datapackage = join(dirname(out), `${basename(out, extname(out))}.datapackage.json`);
  const microdata = await openMicrodata(ctx, wave, group);
  const described = dataPackageOf(dataPackageName(microdata), [{ microdata, path: basename(out), dialect }], 'nl');
  await writeWhole(datapackage, (part) => writeFile(part, described));
  return { rows: exporting.rows(), bytes, datapackage };
}
