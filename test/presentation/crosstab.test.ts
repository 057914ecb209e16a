import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';
import { describePairs, showCrosstab } from '../../src/presentation/crosstab.js';
import type { Locale } from '../../src/presentation/locale.js';
import { crosstabTexts } from '../../src/presentation/texts/crosstab.js';
import { resultsTexts } from '../../src/presentation/texts/results.js';
import type { Association } from '../../src/results/association.js';
import type { Crosstab, CrosstabQuestion } from '../../src/results/crosstab-table.js';
import { adjustedResiduals } from '../../src/statistics/adjusted-residuals.js';
import { sum } from '../../src/statistics/table.js';

const page: Locale = { language: 'nl', numbers: numbersIn('nl'), t: resultsTexts.nl };
const text = crosstabTexts.nl;

function question(id: string, labels: readonly string[]): CrosstabQuestion {
  const options = labels.map((label, i) => ({ code: i + 1, label: { nl: label } }));
  return { id, text: { nl: `Vraag ${id}?` }, overlapping: false, ordered: false, options };
}

const [row, column] = [question('A', ['laag', 'midden', 'hoog']), question('B', ['nee', 'soms', 'ja'])];

/** A crosstab of these counts, of which a test said so. */
function crosstabOf(table: readonly (readonly number[])[], association: Association, pairs = 100): Crosstab {
  const residuals = adjustedResiduals(table);
  const cellsOf = (counts: readonly number[], i?: number) =>
    counts.map((count, j) => ({
      ...{ count, percent: (100 * count) / sum(counts), low: 1, high: 99 },
      residual: i === undefined ? null : (residuals[i]?.[j] ?? null),
    }));
  const totals = column.options.map((_, j) => sum(table.map((counts) => counts[j] ?? 0)));
  const n = sum(totals);
  const rows = row.options.map((option, i) => {
    const counts = table[i] ?? [];
    return { ...option, base: sum(counts), cells: cellsOf(counts, i) };
  });
  return {
    row,
    column,
    n,
    base: n,
    everybody: false,
    rows,
    all: { base: n, cells: cellsOf(totals) },
    association,
    pairs,
  };
}

const together = [
  [12, 3, 1],
  [4, 8, 4],
  [1, 4, 13],
];
const counted = (p: number): Association => ({ method: 'freeman-halton', p, simulation: null });
const drawn = (p: number, high: number) => ({
  p,
  simulation: { tables: 100_000, standardError: 0.001, low: 0.01, high },
});

describe('a crosstab', () => {
  it('names the cells that carry an association, each of another row and column, and marks all of them', () => {
    const { finding, rows, marked } = showCrosstab(crosstabOf(together, counted(0.00002)), page);
    expect(finding).toEqual([
      text.associated('p kleiner dan 0,001'),
      text.amongAll('100'),
      'Wat het meest opvalt, en niet apart is getoetst: wie ‘laag’ antwoordde, koos vaker dan de anderen ‘nee’; wie ‘hoog’ antwoordde, koos vaker dan de anderen ‘ja’.',
      text.noCause,
    ]);
    expect(marked).toBe(true);
    expect(rows.map(({ cells }) => cells.map(({ mark }) => mark))).toEqual([
      ['more', '', 'less'],
      ['', 'more', ''],
      ['less', '', 'more'],
    ]);
  });

  it('marks nothing where the test found nothing, however far off a cell is', () => {
    const { finding, rows, marked } = showCrosstab(crosstabOf(together, counted(0.2)), page);
    expect(finding).toEqual([text.notAssociated('p = 0,20', '50')]);
    expect([marked, rows.flatMap(({ cells }) => cells).some(({ mark }) => mark)]).toEqual([false, false]);
  });

  it('says that a pair found among many may be chance', () => {
    expect(showCrosstab(crosstabOf(together, counted(0.01)), page).finding[1]).toBe(text.alone('100'));
    expect(showCrosstab(crosstabOf(together, counted(0.0004)), page).finding[1]).toBe(text.amongAll('100'));
  });

  it('of two scales says in which direction', () => {
    const kendall = (tau: number): Association => ({ method: 'kendall', tau, ...drawn(0.012, 0.013) });
    const said = (tau: number) => showCrosstab(crosstabOf(together, kendall(tau)), page);
    expect(said(0.5).finding[0]).toBe(text.associatedInOrder('hoog', 'ja', 'p = 0,012'));
    expect(said(-0.5).finding[0]).toBe(text.associatedInOrder('hoog', 'nee', 'p = 0,012'));
    expect(said(-0.5).how).toEqual([text.kendall('-0,50'), text.drawn('100.000', '0,010', '0,013')]);
  });

  it('is not decided by the draw of tables', () => {
    const onEdge: Association = { method: 'freeman-halton', ...drawn(0.049, 0.051) };
    expect(showCrosstab(crosstabOf(together, onEdge), page).finding).toEqual([text.onEdge('p = 0,049', '50')]);
  });

  it('that was not tested says why', () => {
    for (const [reason, said] of [
      ['few', text.few],
      ['overlapping', text.overlapping],
      ['exclusive', text.exclusive],
      ['not-computable', text.notComputable],
    ] as const) {
      const shown = showCrosstab(crosstabOf(together, { method: 'none', reason }), page);
      expect([shown.finding, shown.how]).toEqual([[said], []]);
    }
  });

  it('says beforehand how many pairs would seem associated by chance', () => {
    expect(describePairs(210, page)).toBe(text.pairs('210', '11'));
  });
});
