import type { TableRecord } from './csv-records.js';
import { fileError, type FileError } from './file-error.js';
import { fold } from './names.js';
import { quoted, shown } from './quote.js';

/** A column that a table may have. */
export interface Column<Name extends string = string> {
  /** Its name in the code. A header may write it in any case. */
  readonly name: Name;
  /** Other names that a header may give it, as `fold` compares names. */
  readonly aliases?: readonly string[];
  /** The reason when it is missing; left out for a column that may be missing. */
  readonly missing?: string;
  /** The reason when it is there; left out for a column that may be there. */
  readonly refused?: string;
  /** Whether it is ignored, however often it is there. */
  readonly ignored?: boolean;
}

/** The columns of a header: the field of each that is there, from 0, and all that is wrong. */
export interface MatchedHeader<Name extends string> {
  readonly columns: ReadonlyMap<Name, number>;
  readonly errors: readonly FileError[];
}

/**
 * Returns where the columns of a header are, in any order. A column that is there twice is an
 * error, and so is an unknown one; `unknown` gives its reason. Columns without a name are ignored.
 */
export function matchHeader<Name extends string>(
  { line, fields }: TableRecord,
  columns: readonly Column<Name>[],
  unknown: (written: string) => string,
): MatchedHeader<Name> {
  const find = finder(columns);
  const found = new Map<Name, number>();
  const errors: FileError[] = [];
  const reject = (index: number, reason: string) => errors.push(fileError(reason, line, index + 1));
  for (const [index, written] of fields.entries()) {
    const column = find(written);
    if (written.trim() === '' || column?.ignored) continue;
    const earlier = column && found.get(column.name);
    if (column?.refused !== undefined) reject(index, column.refused);
    else if (earlier !== undefined) reject(index, repeated(written, fields[earlier] ?? ''));
    else if (column) found.set(column.name, index);
    else reject(index, fields.length === 1 ? undivided(written) : unknown(written));
  }
  const isTable = fields.length > 1 || errors.length === 0;
  for (const { name, missing } of columns) {
    if (isTable && missing !== undefined && !found.has(name)) errors.push(missingColumn({ line, fields }, missing));
  }
  return { columns: found, errors };
}

/** Returns the error of a missing column. Its place is where it can be added: after the last. */
export function missingColumn({ line, fields }: TableRecord, reason: string): FileError {
  return fileError(reason, line, fields.length + 1);
}

/** Returns the error of a value, by the name of its column. `index` counts from 0. */
export function valueError({ fields }: TableRecord, line: number, index: number, sentence: string): FileError {
  return fileError(`Kolom ${shown(fields[index] ?? '')}: ${sentence}`, line, index + 1);
}

function finder<C extends Column>(columns: readonly C[]): (written: string) => C | undefined {
  const byName = new Map(columns.map((column) => [column.name.toUpperCase(), column]));
  const byAlias = new Map(
    columns.flatMap((column) => (column.aliases ?? []).map((alias) => [fold(alias), column] as const)),
  );
  return (written) => byName.get(written.trim().toUpperCase()) ?? byAlias.get(fold(written));
}

function repeated(written: string, earlier: string): string {
  return `${quoted(written)} is dezelfde kolom als ${quoted(earlier)}. Houd één van beide.`;
}

/** The reason for a header that is one unknown name: most likely its delimiter is not known. */
function undivided(written: string): string {
  return `${quoted(written)} is geen kolom. Scheid de kolommen met een komma, puntkomma of tab.`;
}
