import type { Codebook } from '../publication/codebook.js';
import type { ShownOption } from '../publication/results.js';
import type { FileVariable, Value } from '../questionnaire/variables.js';

/** How often a value was given, as far as that is told. */
export interface ValueCount {
  /** Null where it is hidden from the viewer, or not counted by itself. */
  readonly count: number | null;
  /** The answer of the results that it is; undefined for who gave none. */
  readonly option?: ShownOption;
}

/** Returns how often each value of a variable was given. It tells no more than the results do. */
export function countsIn({ questions }: Pick<Codebook, 'questions'>) {
  const tables = new Map(questions.flatMap(({ tables }) => tables.map((table) => [table.id, table.frequencies])));
  return ({ counted }: Pick<FileVariable, 'counted'>, { code, missing }: Value): ValueCount => {
    const table = counted && tables.get(counted.table);
    if (!table || table.withheld !== null) return { count: null };
    const ticked = counted.code;
    // A tick counts who chose it: not by why others did not.
    if (ticked !== undefined && code !== 1) return { count: null };
    const wanted = String(ticked ?? code);
    const option = table.options.find(
      (one) => String(one.code) === wanted || one.joined?.some((own) => String(own) === wanted),
    );
    if (option) return { count: option.joined ? null : option.count, option };
    return { count: missing === undefined ? null : table.missing.codes[missing] };
  };
}
