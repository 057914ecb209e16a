import { describe, expect, it } from 'vitest';
import type { CountedTable } from '../../../src/publication/disclosure/counted.js';
import { releaseOwn, releasePooled } from '../../../src/publication/disclosure/release-table.js';
import type { Release } from '../../../src/publication/disclosure/released.js';
import { Disclosure } from '../../../src/study/definition.js';
import { rowOf, tableOf as countedTable } from './counted.js';

const rules = Disclosure.parse({});

/** A table of which each bureau has these numbers, in the order of the codes 1, 2, 3 … */
function tableOf(
  shape: CountedTable['shape'],
  bureaus: readonly (readonly number[])[],
  { base, ...more }: Partial<CountedTable> & { readonly base?: number } = {},
): CountedTable {
  const rows = bureaus.map((counts, i) => [`b${i}`, rowOf(counts, base)] as const);
  return countedTable(shape, bureaus[0]?.length ?? 0, Object.fromEntries(rows), more);
}

/** A release in a line: 1+2=7 for joined answers, 3 few, 4 nearly-all, 5 hidden. */
function written(release: Release): string {
  if (!('cells' in release)) return release.withheld;
  return release.cells
    .map(({ codes, count, class: kind }) =>
      count === null ? `${codes.join('+')} ${kind ?? 'hidden'}` : `${codes.join('+')}=${count}`,
    )
    .join(', ');
}

describe('a table of all bureaus together', () => {
  it.each<[name: string, table: CountedTable, shown: string]>([
    ['is shown as asked where every number may be told', tableOf('one', [[10, 20, 23]]), '1=10, 2=20, 3=23'],
    ['needs ten answers', tableOf('one', [[4, 5]]), 'few-answers'],
    ['joins answers of few with each other', tableOf('one', [[20, 2, 20, 1, 10]]), '1=20, 2+4+5=13, 3=20'],
    ['adds from the end, never the smallest neighbour', tableOf('one', [[1, 4, 9, 20]]), '1+4=21, 2=4, 3=9'],
    ['joins enough for every one of them to be 0, 1 or 2', tableOf('one', [[20, 0, 1, 12]]), '1=20, 2+3+4=13'],
    ['tells classes where nearly all gave one answer', tableOf('one', [[51, 1, 1]]), '1 nearly-all, 2 few, 3 few'],
    ['shows a scale in fives', tableOf('scale', [[3, 5, 9, 20, 16]]), '1=3, 2=5, 3=9, 4=20, 5=16'],
    ['joins an end of a scale', tableOf('scale', [[1, 5, 9, 20, 18]]), '1+2=6, 3=9, 4=20, 5=18'],
    ['or both', tableOf('scale', [[1, 5, 9, 20, 2]]), '1+2=6, 3=9, 4+5=22'],
    ['and in two', tableOf('scale', [[1, 5, 2, 20, 2]]), '1+2+3=8, 4+5=22'],
    ['and as classes', tableOf('scale', [[0, 1, 1, 26, 25]]), '1+2+3 few, 4+5 nearly-all'],
    [
      'tells each answer of a multiple choice by itself',
      tableOf('several', [[20, 2, 52]], { base: 53 }),
      '1=20, 2 few, 3 nearly-all',
    ],
    [
      'tells together how many gave one of the rare answers',
      tableOf('several', [[20, 2, 2, 1]], { base: 53, union: { codes: ['2', '3', '4'], count: 4 } }),
      '1=20, 2+3+4=4',
    ],
    [
      'does not where that would tell of one of them',
      tableOf('several', [[20, 2, 2]], { base: 53, union: { codes: ['2', '3'], count: 4 } }),
      '1=20, 2 few, 3 few',
    ],
    ['repeats the answers of an anchor', tableOf('one', [[2, 30, 1, 20]], { exact: ['1'] }), '1=2, 2=30, 3+4=21'],
    ['but of fewer than twenty not', tableOf('one', [[2, 10, 3]], { exact: ['1'] }), '1+3=5, 2=10'],
  ])('%s', (_, table, shown) => {
    expect(written(releasePooled(table, rules))).toBe(shown);
  });
});

describe('a table of one bureau', () => {
  const others = [
    [10, 10, 10],
    [5, 5, 5],
  ];
  it.each<[name: string, table: CountedTable, shown: string]>([
    ['needs ten answers of its own', tableOf('one', [[3, 3, 3], ...others]), 'few-own'],
    [
      'and ten of others',
      tableOf('one', [
        [5, 5, 5],
        [3, 3, 3],
        [0, 0, 0],
      ]),
      'few-others',
    ],
    [
      'of at least two other bureaus',
      tableOf('one', [
        [5, 5, 5],
        [9, 9, 9],
        [0, 0, 0],
      ]),
      'few-others',
    ],
    [
      'joins answers as the question does',
      tableOf('one', [[5, 5, 4], ...others], { fold: [['1', '3'], ['2']] }),
      '1+3=9, 2=5',
    ],
    [
      'joins a scale in two',
      tableOf('scale', [
        [2, 2, 2, 4, 4],
        [9, 9, 9, 9, 9],
        [9, 9, 9, 9, 9],
      ]),
      '1+2+3=6, 4+5=8',
    ],
    [
      'is withheld whole where it is sensitive and nearly all gave one answer',
      tableOf('one', [[12, 1, 0], ...others], { fold: [['1'], ['2', '3']], sensitive: true }),
      'derivable',
    ],
    [
      'tells that otherwise',
      tableOf('one', [[12, 1, 0], ...others], { fold: [['1'], ['2', '3']] }),
      '1 nearly-all, 2+3 few',
    ],
  ])('%s', (_, table, shown) => {
    expect(written(releaseOwn(table, 'b0', rules))).toBe(shown);
  });
});
