import type { Question, Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { wholeShare } from '../results/whole-percent.js';
import { isShown, type GroupRelease, type Release, type ReleasedCell } from './disclosure/released.js';
import { labelOf } from './released-counts.js';
import type { ShownOption, ShownTable } from './results.js';

/** What is shown of a group, and of how many people the intervals are. */
export interface ReleasedResults {
  readonly questionnaire: Questionnaire;
  readonly release: GroupRelease;
  /** The bureau whose tables they are; undefined for all together. */
  readonly bureau: string | undefined;
  readonly n: number;
  readonly population: number | null;
}

/**
 * Returns the tables of a group as they were released, in the order of the questionnaire.
 * Percentages and their intervals are whole numbers.
 */
export function showTables(results: ReleasedResults): ShownTable[] {
  return results.questionnaire.questions.flatMap((question) =>
    question.results.tables.flatMap((table) => {
      const found = results.release.tables.find(({ id }) => id === table.id);
      if (!found) return [];
      const { bureau } = results;
      const own = bureau === undefined ? found.pooled : (found.own[bureau] ?? found.pooled);
      return [showTable(own, question, table, results)];
    }),
  );
}

function showTable(release: Release, question: Question, table: Table, results: ReleasedResults): ShownTable {
  const { id, shape, text } = table;
  const about = { id, kind: question.kind, shape, text };
  const nothing = { 96: null, 97: null, 98: null, 99: null };
  if (!isShown(release)) {
    return {
      ...about,
      asked: null,
      base: null,
      missing: { total: null, codes: nothing },
      population: null,
      options: substantive(table).map(({ code }) => hidden(table, [String(code)])),
      withheld: release.withheld,
    };
  }
  const { base, cells } = release;
  const { showIf, anchor } = question.definition;
  // An anchor with people outside it counts some of those who answered, as routing does.
  const routed = showIf !== undefined || anchor?.outside !== undefined;
  const population = routed ? null : results.population;
  return {
    ...about,
    asked: routed ? null : results.n,
    base,
    missing: { total: routed ? null : results.n - base, codes: routed ? nothing : { ...nothing, 97: 0 } },
    population,
    options: substantive(table).flatMap(({ code }) => {
      const cell = cells.find(({ codes }) => firstOf(table, codes) === String(code));
      return cell ? [showCell(cell, table, { base, population })] : [];
    }),
    withheld: null,
  };
}

function substantive({ options }: Table): Table['options'] {
  return options.filter(({ missing }) => !missing);
}

function firstOf({ options }: Table, codes: readonly string[]): string | undefined {
  return options.map(({ code }) => String(code)).find((code) => codes.includes(code));
}

function showCell(
  cell: ReleasedCell,
  table: Table,
  { base, population }: { readonly base: number; readonly population: number | null },
): ShownOption {
  const { count } = cell;
  if (count === null) return { ...hidden(table, cell.codes), ...(cell.class && { class: cell.class }) };
  return {
    ...hidden(table, cell.codes),
    ...wholeShare({ count, base }, population),
    suppressed: false,
  };
}

function hidden(table: Table, codes: readonly string[]): ShownOption {
  const own = table.options.filter(({ code }) => codes.includes(String(code))).map(({ code }) => code);
  const [code = ''] = own;
  return {
    code,
    label: labelOf(table, codes),
    missing: null,
    count: null,
    percent: null,
    low: null,
    high: null,
    suppressed: true,
    ...(own.length > 1 && { joined: own }),
  };
}
