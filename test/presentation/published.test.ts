import { describe, expect, it, test } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';
import { describeHidden, explainHidden, explainWithheld } from '../../src/presentation/hidden.js';
import { besideOwn } from '../../src/presentation/own-beside.js';
import { tablePicture } from '../../src/presentation/table-picture.js';
import { tableFigure } from '../../src/presentation/take-along/table-figure.js';
import { resultsTexts } from '../../src/presentation/texts/results.js';
import { isTold, shownIn, type ToldTable } from '../../src/presentation/told.js';
import type { ShownOption, ShownResults, ShownTable } from '../../src/publication/results.js';
import { compile } from '../../src/questionnaire/questionnaire.js';
import { besideAll } from '../../src/results/beside-all.js';
import { fisherMidP } from '../../src/statistics/fisher.js';
import { choice, pageOf, questionnaireOf } from '../support/questionnaires.js';

const page = { language: 'nl', numbers: numbersIn('nl'), t: resultsTexts.nl, rules: { base: 10, cell: 3 } } as const;

type Cell = number | 'few' | 'nearly-all' | 'hidden';

/** A table of one's own or of all, by what is told of each answer; "1,2" are joined. */
function tableOf(cells: Record<string, Cell>, base: number | null, more: Partial<ShownTable> = {}): ShownTable {
  const options = Object.entries(cells).map(([codes, cell]): ShownOption => {
    const joined = codes.split(',').map(Number);
    const isHidden = typeof cell === 'string';
    const kind = cell === 'few' || cell === 'nearly-all' ? { class: cell } : {};
    return {
      code: joined[0] ?? 0,
      label: { nl: `Antwoord ${codes}` },
      missing: null,
      count: isHidden ? null : cell,
      percent: isHidden || !base ? null : Math.round((100 * cell) / base),
      low: null,
      high: null,
      suppressed: isHidden,
      ...kind,
      ...(joined.length > 1 && { joined }),
    };
  });
  const unknown = { total: null, codes: { 96: null, 97: null, 98: null, 99: null } };
  const of = { id: 'V', kind: 'single', shape: 'one' as const, text: { nl: 'Vraag V?' }, population: null };
  return { ...of, asked: base, base, missing: unknown, options, withheld: null, ...more };
}

function told(table: ShownTable): ToldTable {
  if (!isTold(table)) throw new Error('This table is withheld');
  return table;
}

const [question] = compile(questionnaireOf([pageOf(choice('V'))])).questions;
if (!question) throw new Error('There is no question');

describe('an answer that is hidden', () => {
  it.each([
    ['few', 'minder dan 3', 'minder dan 3'],
    ['nearly-all', 'bijna iedereen', 'bijna iedereen'],
    ['hidden', '×', 'niet getoond'],
  ] as const)('as %s is "%s" in table, chart, description and file alike', (cell, shown, said) => {
    const table = told(tableOf({ 1: cell, 2: 20 }, 40));
    const [option] = shownIn(table);
    expect(option && describeHidden(option, page)).toEqual({ shown, said });
    const picture = tablePicture(table, question, page);
    expect(picture?.sentences[0]).toBe(`‘Antwoord 1’: ${said}.`);
    expect(JSON.stringify(picture?.draw(360, 'x'))).toContain(`"${shown}"`);
    const results = { n: 40, wave: '2030' } as ShownResults;
    const origin = { study: { nl: 'S' }, wave: { slug: '2030' }, group: 'g', who: 'W', today: '2030-01-01' };
    const file = tableFigure(table, question, results, origin as never, page);
    expect(file?.rows[0]).toMatchObject({ count: shown, percent: null, low: null, high: null, interval: '' });
  });

  it('draws no bar, and no side of a scale of which a part is hidden', () => {
    const scale = { shape: 'scale' } as const;
    const whole = tablePicture(told(tableOf({ 1: 5, 2: 6, 3: 7, 4: 8, 5: 9 }, 35, scale)), question, page);
    expect(JSON.stringify(whole?.draw(360, 'x'))).toContain('c-far-high');
    const partly = tablePicture(told(tableOf({ 1: 'few', 2: 6, 3: 7, 4: 8, 5: 9 }, 31, scale)), question, page);
    const drawn = JSON.stringify(partly?.draw(360, 'x'));
    expect(drawn).not.toContain('c-far-high');
    expect(drawn.split('"c-bar"')).toHaveLength(5);
  });

  it('takes the place among several answers that its class tells, and no other', () => {
    const table = tableOf({ 1: 'hidden', 2: 9, 3: 'few', 4: 'nearly-all', 5: 12 }, 40, { shape: 'several' });
    expect(shownIn(table).map(({ code }) => code)).toEqual([4, 5, 2, 1, 3]);
  });

  it('is explained once, where there is one', () => {
    const results = (table: ShownTable) => [{ questions: [table] } as unknown as ShownResults];
    expect(explainHidden(results(tableOf({ 1: 4 }, 10)), page)).toBe('');
    expect(explainHidden(results(tableOf({ 1: 'few' }, 10)), page)).toContain(
      '‘minder dan 3’ voor 0 tot en met 2 mensen',
    );
  });
});

test.each(['few-answers', 'few-own', 'few-others', 'derivable'] as const)(
  'a table of one’s own that is withheld (%s) says why in a sentence',
  (withheld) => {
    const table = tableOf({ 1: 'hidden' }, null, { withheld });
    expect(isTold(table)).toBe(false);
    expect(explainWithheld(table, 'own', page)).toMatch(/^Uw bureau staat hier niet apart: .+\.$/);
  },
);

test('a question that not everybody got is shown though it is not told how many did', () => {
  expect(isTold(tableOf({ 1: 12 }, 20, { asked: null }))).toBe(true);
});

describe('one’s own bureau beside all', () => {
  const all = told(tableOf({ 1: 10, 2: 9, 3: 17, 4: 15 }, 51));

  it('is put beside the same answers, joined as its own are', () => {
    const beside = besideOwn(all, tableOf({ '1,2': 6, '3,4': 6 }, 12));
    expect(beside?.isWhole).toBe(false);
    expect(beside?.all.options.map(({ count, percent }) => [count, Math.round(percent ?? 0)])).toEqual([
      [19, 37],
      [32, 63],
    ]);
    expect(besideOwn(all, tableOf({ 1: 3, 2: 3, 3: 3, 4: 3 }, 12))?.isWhole).toBe(true);
  });

  it('adds up no answers of which one person gave several, and none of which one is hidden', () => {
    const several = told({ ...all, shape: 'several' });
    for (const pooled of [several, told(tableOf({ 1: 'few', 2: 9, 3: 17, 4: 15 }, 51))]) {
      const beside = besideOwn(pooled, tableOf({ '1,2': 6, '3,4': 6 }, 12));
      expect(beside?.all.options[0]).toMatchObject({ count: null, suppressed: true });
      expect(beside?.own.get('1')?.chance).toBeUndefined();
    }
  });

  it.each(['few', 'nearly-all', 'hidden'] as const)('has no area of chance where its number is %s', (cell) => {
    const beside = besideOwn(all, tableOf({ 1: cell, 2: 3, 3: 3, 4: 3 }, 12));
    expect(beside?.own.get('1')?.chance).toBeUndefined();
    expect(beside?.own.get('2')?.chance).toBeDefined();
    const hidden = besideOwn(all, tableOf({ 1: cell, 2: cell, 3: cell, 4: cell }, 12));
    expect(hidden?.callable).toBeUndefined();
  });

  it('is not there where it is withheld, or where nobody answered', () => {
    expect(besideOwn(all, undefined)).toBeUndefined();
    expect(besideOwn(all, tableOf({ 1: 'hidden' }, null, { withheld: 'few-own' }))).toBeUndefined();
    expect(besideOwn(all, tableOf({ 1: 0 }, 0))).toBeUndefined();
  });
});

describe('one’s own share beside that of all, itself included', () => {
  it.each([
    [13, { count: 25, base: 53 }],
    [10, { count: 9, base: 53 }],
    [27, { count: 13, base: 53 }],
    [60, { count: 71, base: 240 }],
  ])('of %i people: the words, the grey and the numbers tell the same', (base, all) => {
    const found = besideAll(base, all);
    const shareOfAll = Math.round((100 * all.count) / all.base);
    const possible = Array.from({ length: base + 1 }, (_, count) => count).filter(
      (count) => all.count - count >= 0 && all.count - count <= all.base - base,
    );
    const beyond = possible.filter((count) => {
      const share = (100 * count) / base;
      return found && (share < found.chance.low || share > found.chance.high);
    });
    const called = possible.filter(
      (count) => (fisherMidP({ count, base }, { count: all.count - count, base: all.base - base }) ?? 1) < 0.05,
    );
    expect(beyond).toEqual(called);
    // As a page shows both: in whole percentages, the bureau beside all.
    const apart = called.map((count) => Math.abs(Math.round((100 * count) / base) - shareOfAll));
    expect(found?.callable).toBe(Math.min(...apart));
  });

  it('calls nothing of too few, and is not there without others', () => {
    expect(besideAll(2, { count: 1, base: 5 })?.callable).toBeUndefined();
    expect(besideAll(9, { count: 5, base: 9 })).toBeUndefined();
  });
});
