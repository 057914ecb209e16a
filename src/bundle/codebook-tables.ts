import type { Microdata } from '../export/microdata.js';
import type { TableCell } from '../files/csv-table.js';

/** The names of the columns of `variablesTable`. */
export const variableColumns = [
  ...['group', 'name', 'type', 'level', 'label_nl', 'label_en', 'question', 'universe_nl', 'universe_en', 'earlier'],
] as const;

/** Returns a group's variables, a row each. */
export function variablesTable({ group, variables }: Microdata): TableCell[][] {
  return variables.map(({ name, type, level, label, question, universe, earlier }): TableCell[] => [
    ...[group, name, type, level, label.nl, label.en ?? null, question?.id ?? null],
    ...[universe?.nl ?? null, universe?.en ?? null],
    earlier.map(({ wave, comparability }) => `${wave}=${comparability ?? 'not-asked'}`).join(' '),
  ]);
}

/** The names of the columns of `valuesTable`. */
export const valueColumns = ['group', 'name', 'code', 'missing', 'label_nl', 'label_en'] as const;

/** Returns the codes of a group's variables, a row each; `missing` tells why there is no answer. */
export function valuesTable({ group, variables }: Microdata): TableCell[][] {
  return variables.flatMap(({ name, values }) =>
    values.map(({ code, missing, label }): TableCell[] => [
      ...[group, name, code, missing ?? null, label.nl, label.en ?? null],
    ]),
  );
}
