import { describe, expect, it } from 'vitest';
import { findDerivable } from '../../../src/publication/disclosure/audit.js';
import type { CountedGroup } from '../../../src/publication/disclosure/counted.js';
import { gateGroup } from '../../../src/publication/disclosure/gate.js';
import { describeKnowledge } from '../../../src/publication/disclosure/knowledge.js';
import type { GroupRelease, Release } from '../../../src/publication/disclosure/released.js';
import { openSolver } from '../../../src/publication/disclosure/solver.js';
import { rest, Unknowns } from '../../../src/publication/disclosure/unknowns.js';
import { holds, type Condition } from '../../../src/questionnaire/condition.js';
import { Disclosure } from '../../../src/study/definition.js';
import { codesOf, rowOf, tableOf } from './counted.js';

const rules = Disclosure.parse({});
const findRange = await openSolver();

/** What somebody answers to three questions: two with one answer, and one with several. */
type Person = Readonly<Record<'A' | 'B' | 'S', readonly string[]>>;

const questions = ['A', 'B', 'S'] as const;
const people = ['1', '2'].flatMap((a) =>
  ['1', '2', '3'].flatMap((b) =>
    [['1'], ['2'], ['1', '2'], ['3']].map((s): Person => ({ A: [a], B: b === '3' ? [] : [b], S: s })),
  ),
);

/** Every three people. */
const populations = people.flatMap((one, i) =>
  people.slice(i).flatMap((two, j) => people.slice(i + j).map((three) => [one, two, three])),
);

/** Who are led to a question by a condition. */
function countMet(population: readonly Person[], condition: Condition): number {
  const meets = (person: Person) =>
    holds(condition, (id) =>
      person[questions.find((one) => one === id) ?? 'A'].map((code) => ({
        code,
        substantive: !(id === 'S' && code === '3'),
      })),
    ) === true;
  return population.filter(meets).length;
}

/** A group in which these people answered, and all that lead to a question `T` did. */
function countGroup(population: readonly Person[], condition: Condition): CountedGroup {
  const answers = { A: 2, B: 2, S: 3 };
  const tables = questions.map((id) => {
    const counts = codesOf(answers[id]).map((code) => population.filter((person) => person[id].includes(code)).length);
    const base = population.filter((person) => person[id].length > 0).length;
    const exclusive = id === 'S' ? ['3'] : [];
    return tableOf(id === 'S' ? 'several' : 'one', answers[id], { a: rowOf(counts, base) }, { id, exclusive });
  });
  const routed = tableOf('one', 1, { a: rowOf([countMet(population, condition)]) }, { id: 'T' });
  return {
    group: 'group',
    n: { a: population.length },
    tables: [...tables, routed],
    routes: [{ tables: ['T'], condition }],
    pairs: [],
  };
}

const a1: Condition = { question: 'A', in: [1] };
const b1: Condition = { question: 'B', in: [1] };

describe('how many met a condition, for who knows how many gave each answer', () => {
  it.each<[string, Condition]>([
    ['an answer', a1],
    ['not an answer', { not: b1 }],
    ['one of two answers', { question: 'B', in: [1, 2] }],
    ['a point or higher', { question: 'B', atLeast: 2 }],
    ['one of several answers', { question: 'S', in: [1, 2] }],
    ['none of several answers', { not: { question: 'S', in: [1, 2] } }],
    ['two answers or more', { question: 'S', countAtLeast: 2 }],
    ['fewer than two answers', { not: { question: 'S', countAtLeast: 2 } }],
    ['either of two', { any: [a1, b1] }],
    ['both of two', { all: [a1, b1] }],
    ['not both', { not: { all: [a1, b1] } }],
    ['neither', { not: { any: [a1, b1] } }],
    ['a condition within another one', { any: [{ all: [a1, b1] }, { question: 'S', in: [2] }] }],
  ])('is at most what arithmetic leaves: %s', { timeout: 60_000 }, (_name, condition) => {
    const most = new Map<string, { readonly group: CountedGroup; readonly met: number }>();
    for (const population of populations) {
      const group = countGroup(population, condition);
      const key = JSON.stringify(group.tables.slice(0, 3).map(({ rows }) => rows));
      const met = countMet(population, condition);
      if (met >= (most.get(key)?.met ?? 0)) most.set(key, { group, met });
    }
    for (const { group, met } of [...most.values()].filter((_, i) => i % 5 === 0)) {
      const unknowns = new Unknowns(0, [], group.n);
      const program = describeKnowledge({ counted: group, releases: [], earlier: [] }, [], group.tables);
      for (const { id, rows } of group.tables.slice(0, 3)) {
        const row = rows['a'] ?? rowOf([]);
        program.limit(unknowns.answered([rest], id), row.base, row.base);
        for (const [code, count] of Object.entries(row.counts)) {
          program.limit(unknowns.given([rest], id, [code]), count, count);
        }
      }
      expect(findRange(program, unknowns.answered([rest], 'T'))).toEqual({ low: 0, high: met });
    }
  });
});

/** A group of 30 of which the answers of one question are released so. */
function releaseOf(counted: CountedGroup, released: Readonly<Record<string, Release>>): GroupRelease {
  const tables = counted.tables.map(({ id }) => ({
    id,
    pooled: released[id] ?? { withheld: 'derivable' as const },
    own: {},
    missing: {},
  }));
  return { group: counted.group, rules, n: counted.n, tables, crosstabs: [] };
}

describe('the numbers of an anchor', () => {
  const anchor = tableOf('one', 4, { a: rowOf([9, 1, 19, 1]) }, { exact: ['3'], leftOut: ['4'] });
  const counted: CountedGroup = { group: 'group', n: { a: 30 }, tables: [anchor], routes: [], pairs: [] };
  const findIn = (cells: readonly (readonly [codes: readonly string[], count: number])[]) => {
    const shown = { base: 30, cells: cells.map(([codes, count]) => ({ codes, count, class: null })) };
    const input = { rules, counted, releases: [releaseOf(counted, { Q: shown })], earlier: [] };
    return findDerivable(input, { viewer: [], tables: [anchor] }, findRange).map(({ codes }) => codes.join());
  };

  it('are told on purpose where they stand by themselves, and no others', () => {
    expect(
      findIn([
        [['1'], 9],
        [['2'], 1],
        [['3'], 19],
        [['4'], 1],
      ]),
    ).toEqual(['2']);
  });

  it('are sought where they are joined: that one of few is in it is no reason to tell of it', () => {
    expect(
      findIn([
        [['1'], 9],
        [['2', '4'], 2],
        [['3'], 19],
      ]),
    ).toEqual(['2,4']);
    expect(
      findIn([
        [['1', '2', '4'], 11],
        [['3'], 19],
      ]),
    ).toEqual([]);
  });
});

describe('an anchor of which one person gave an answer, or nobody', () => {
  it.each([1, 0])('is told of all, and tells no bureau whose it is: %i', (people) => {
    const rows = { a: rowOf([8, 9, people]), b: rowOf([9, 8, 0]), c: rowOf([10, 9, 0]), d: rowOf([9, 7, 0]) };
    const anchor = tableOf('one', 3, rows, { exact: ['3'] });
    const n = Object.fromEntries(Object.entries(rows).map(([bureau, { base }]) => [bureau, base]));
    const counted: CountedGroup = { group: 'group', n, tables: [anchor], routes: [], pairs: [] };
    const { release, left } = gateGroup({ rules, counted }, { same: [], earlier: [] }, findRange);
    expect(left).toEqual([]);
    const [table] = release.tables;
    expect(table?.pooled).toMatchObject({
      cells: expect.arrayContaining([{ codes: ['3'], count: people, class: null }]),
    });
    const unknowns = new Unknowns(0, ['a'], n);
    const program = describeKnowledge({ counted, releases: [release], earlier: [] }, ['a'], [anchor]);
    expect(findRange(program, unknowns.given(['a'], 'Q', ['3']))).toEqual({ low: 0, high: people });
  });
});

describe('why a table is withheld', () => {
  const gate = tableOf('one', 2, { a: rowOf([1, 10]), b: rowOf([6, 14]), c: rowOf([6, 14]) }, { id: 'G' });
  const routed = tableOf('one', 2, { a: rowOf([9, 1]), b: rowOf([7, 7]), c: rowOf([7, 7]) }, { id: 'T' });
  const counted: CountedGroup = {
    group: 'group',
    n: { a: 11, b: 20, c: 20 },
    tables: [gate, routed],
    routes: [{ tables: ['T'], condition: { not: { question: 'G', in: [1] } } }],
    pairs: [],
  };

  it('is not told of a question to which answers led, since it would tell how many', () => {
    const few = { ...routed, rows: { ...routed.rows, a: rowOf([5, 4]) } };
    for (const tables of [
      [gate, routed],
      [gate, few],
    ]) {
      const { release } = gateGroup({ rules, counted: { ...counted, tables } }, { same: [], earlier: [] }, findRange);
      expect(release.tables.find(({ id }) => id === 'T')?.own['a']).toEqual({ withheld: 'derivable' });
    }
  });

  it('tells of others that they are few, and of the bureau that it has answers enough', () => {
    const [few] = [tableOf('one', 2, { a: rowOf([8, 8]), b: rowOf([2, 2]), c: rowOf([2, 2]) })];
    const alone: CountedGroup = { ...counted, n: { a: 20, b: 20, c: 20 }, tables: [few], routes: [] };
    const release = releaseOf(alone, { Q: { base: 24, cells: [] } });
    const own = (withheld: 'few-own' | 'few-others') => ({
      ...release,
      tables: release.tables.map((table) => ({ ...table, own: { a: { withheld } } })),
    });
    const unknowns = new Unknowns(0, ['a'], alone.n);
    const rangeOf = (one: GroupRelease) => {
      const known = { counted: alone, releases: [one], earlier: [] };
      return findRange(describeKnowledge(known, ['a'], [few]), unknowns.answered([rest], 'Q'));
    };
    expect([rangeOf(own('few-own')), rangeOf(own('few-others'))]).toEqual([
      { low: 15, high: 24 },
      { low: 4, high: 14 },
    ]);
  });
});
