import { describe, expect, it } from 'vitest';
import { compile } from '../../src/questionnaire/questionnaire.js';
import type { Comparability, Compared } from '../../src/questionnaire/comparability/comparability.js';
import { judgeOutcomes } from '../../src/results/core-outcomes.js';
import type { GroupCounts } from '../../src/results/counts.js';
import { battery, choice, choices, pageOf, questionnaireOf } from '../support/questionnaires.js';

const yesNo = {
  ...choice('BEKEND'),
  options: [1, 0, 98].map((code) => ({ code, label: { nl: code === 1 ? 'Ja' : code === 0 ? 'Nee' : 'Weet ik niet' } })),
};
const questionnaire = compile(
  questionnaireOf(
    [choice('WIE'), choices('WAT'), yesNo, battery('HOE', ['A', 'B'])].map((question) => pageOf(question)),
  ),
);

/** Counts of a wave: of each table so many of each code, and its base. */
function wave(tables: Record<string, Record<string, number>>, bases: Record<string, number> = {}): GroupCounts {
  const sumOf = (codes: Record<string, number> = {}) => Object.values(codes).reduce((sum, n) => sum + n, 0);
  return {
    questionnaire,
    n: 100,
    countOf: (table, code) => {
      if (code === undefined) return bases[table] ?? sumOf(tables[table]);
      return tables[table]?.[code] ?? 0;
    },
  };
}

const same: Compared = { comparability: 'identical', changes: [] };

function judge(core: string[], then: GroupCounts, now: GroupCounts, changed: Record<string, Comparability> = {}) {
  const tables = questionnaire.questions.flatMap(({ results }) => results.tables);
  const compared = new Map(
    tables.map(({ id }) => {
      const comparability = changed[id];
      return [id, comparability ? { comparability, changes: [comparability] } : same] as const;
    }),
  );
  return judgeOutcomes({ core, now, then, compared, waves: [] });
}

describe('a core outcome', () => {
  const then = wave(
    {
      WIE: { 1: 30, 2: 15, 3: 15 },
      WAT: { A: 10, B: 30, C: 30 },
      BEKEND: { 1: 20, 0: 40 },
      HOE_A: { 1: 20, 3: 20, 5: 20 },
    },
    { WAT: 60 },
  );
  const now = wave(
    {
      WIE: { 1: 10, 2: 40, 3: 10 },
      WAT: { A: 35, B: 30, C: 0 },
      BEKEND: { 1: 45, 0: 15 },
      HOE_A: { 1: 45, 3: 10, 5: 5 },
    },
    { WAT: 60 },
  );

  it.each([
    ['WIE', 'freeman-halton', null, 'different'],
    ['WAT_A', 'fisher-mid-p', 'A', 'higher'],
    ['WAT_B', 'fisher-mid-p', 'B', 'no-detectable-change'],
    ['WAT_C', 'fisher-mid-p', 'C', 'lower'],
    ['BEKEND', 'fisher-mid-p', 1, 'higher'],
    ['HOE_A', 'mann-whitney', null, 'lower'],
  ])('%s is tested once, by %s', async (id, method, code, verdict) => {
    const { outcomes, family } = await judge([id], then, now);
    expect(outcomes).toMatchObject([
      { id, method, code, verdict, superiority: method === 'mann-whitney' ? expect.any(Number) : null },
    ]);
    expect(outcomes[0]?.adjusted).toBe(outcomes[0]?.p);
    expect(family).toMatchObject({ tests: 1 });
  });

  it('is no test where nobody or everybody gave it, where its question broke, and on few answers', async () => {
    const nobody = wave({ WAT: { A: 0, B: 30 }, BEKEND: { 1: 3, 0: 6 } }, { WAT: 60 });
    const found = await judge(['WAT_A', 'WAT_B', 'BEKEND', 'HOE_A'], nobody, nobody, {
      WAT: 'identical',
      HOE_A: 'scale',
    });
    expect(found.outcomes.map(({ id, p, verdict }) => [id, p, verdict])).toEqual([
      ['WAT_A', null, 'no-detectable-change'],
      ['WAT_B', expect.closeTo(0.93, 1), 'no-detectable-change'],
      ['BEKEND', null, 'not-comparable'],
      ['HOE_A', null, 'not-comparable'],
    ]);
    expect(found.family).toMatchObject({ tests: 1 });
  });

  it('is left out where this wave did not ask it', async () => {
    expect(await judge(['OUD'], then, now)).toEqual({ outcomes: [], family: null });
  });
});
