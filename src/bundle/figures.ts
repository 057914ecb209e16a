import type { TableCell } from '../files/csv-table.js';
import type { ShownResults, ShownTable } from '../publication/results.js';
import type { Question } from '../questionnaire/question.js';

/** The columns of microdata by which an answer is counted again, and the value that says it. */
interface Recount {
  readonly columns: readonly string[];
  readonly value: string | number;
  readonly baseColumns: readonly string[];
  /** Who has one of these in one of those is in the base. */
  readonly baseValues: readonly (string | number)[];
}

/** The names of the columns of `figuresTable`; lists in a cell are parted by a space. */
export const figureColumns = [
  ...['group', 'question', 'code', 'columns', 'value', 'base_columns', 'base_values'],
  ...['population', 'count', 'base', 'percent', 'low', 'high'],
] as const;

/**
 * Returns every share of a group's results in a row: which columns of the microdata hold it, its
 * count and base, and its percentage with the 95% interval. What is not counted from codes, as a
 * date or a text, has none.
 */
export function figuresTable({ group, questions, questionnaire }: ShownResults): TableCell[][] {
  const asked = questionnaire?.questions ?? [];
  return questions.flatMap((table) => {
    const question = asked.find(({ results }) => results.tables.some(({ id }) => id === table.id));
    if (!question) return [];
    const { population, base } = table;
    return substantive(table).flatMap(({ code, count, percent, low, high }) => {
      const found = recountOf(table, code, question);
      if (!found) return [];
      const { columns, value, baseColumns, baseValues } = found;
      const counted = [columns.join(' '), value, baseColumns.join(' '), baseValues.join(' ')];
      return [[group, table.id, code, ...counted, population, count, base, percent, low, high]];
    });
  });
}

function recountOf(table: ShownTable, code: string | number, { data }: Question): Recount | undefined {
  const codes = substantive(table).map((option) => option.code);
  const names = data.variables.filter(({ type }) => type === 'code').map(({ name }) => name);
  if (table.shape === 'one' || table.shape === 'scale') {
    if (!names.includes(table.id)) return undefined;
    return { columns: [table.id], value: code, baseColumns: [table.id], baseValues: codes };
  }
  if (table.shape !== 'several') return undefined;
  const ticks = data.variables.filter(({ tick }) => tick).map(({ name }) => name);
  if (ticks.length === 0) return { columns: names, value: code, baseColumns: names, baseValues: codes };
  const ofCode = (one: string | number) => `${table.id}_${one}`;
  return { columns: [ofCode(code)], value: 1, baseColumns: codes.map(ofCode), baseValues: [1] };
}

function substantive({ options }: ShownTable) {
  return options.filter(({ missing }) => missing === null);
}
