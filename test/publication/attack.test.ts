import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.js';
import { addDemoWave } from '../../src/response/demo.js';
import { loadStudy } from '../../src/study/load.js';
import { readOurStudy } from '../support/questionnaires.js';
import { addSkewedWave, realSize } from '../support/skewed-wave.js';
import { openWorld, type World } from '../support/world.js';
import type { Results } from './attack/answers.js';
import { derive, deriveByRespondents, type Derived, type Published, type Target } from './attack/derive.js';
import { listTables, type AskedTable } from './attack/questions.js';
import { bureaus, erase, openTokens, publish, readPublished, type Attacked } from './attack/world.js';

/** More studies than a test run can wait for: ATTACKED_STUDIES=10. */
const studies = Number(process.env.ATTACKED_STUDIES ?? 2);

const { study, questionnaires } = readOurStudy();
const groups = study.definition.groups.map(({ slug }) => slug);
const { base, cell } = study.definition.disclosure;
const limits = { base, cell };

function targetOf(group: string, published: readonly Published[], rules = limits): Target {
  const file = questionnaires.find((one) => one.group === group);
  return { published, tables: listTables(file?.definition), limits: rules };
}

/** Nobody in particular, the partners of each bureau, and of each two together. */
function viewersOf({ published }: Target): string[][] {
  const all = Object.keys(published[0]?.counted ?? {});
  return [
    [],
    ...all.map((bureau) => [bureau]),
    ...all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other])),
  ];
}

/** What anybody derives of a group, and of how many numbers that was tried. */
function attack(target: Target): { tried: number; derived: Derived[] } {
  const outcomes = [...viewersOf(target).map((viewer) => derive(target, viewer)), deriveByRespondents(target)];
  return {
    tried: outcomes.reduce((sum, { tried }) => sum + tried, 0),
    derived: outcomes.flatMap(({ derived }) => derived),
  };
}

async function openAttacked(make: (world: World) => Promise<string>): Promise<Attacked> {
  const world = await openWorld('sqlite');
  const wave = await make(world);
  return { world, wave, ...(await openTokens(world)) };
}

async function publishAndRead(attacked: Attacked, responses: number): Promise<Map<string, Published>> {
  await publish(attacked.world, attacked.wave);
  const read = new Map<string, Published>();
  for (const group of groups) read.set(group, await readPublished(attacked, group, responses));
  return read;
}

function attackAll(snapshots: readonly ReadonlyMap<string, Published>[], rules = limits) {
  return groups.map((group) =>
    attack(
      targetOf(
        group,
        snapshots.flatMap((published) => published.get(group) ?? []),
        rules,
      ),
    ),
  );
}

/** Expects that nothing was derived, and that enough was tried. */
function expectSafe(outcomes: readonly { tried: number; derived: readonly Derived[] }[]): void {
  for (const { tried, derived } of outcomes) {
    expect(derived.map(describeDerived)).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  }
}

function describeDerived({ viewer, table, codes, of, low, high, count, base: people }: Derived): string {
  return `${viewer}: ${table} ${codes.join()} of ${of} is ${low} to ${high} of ${people} (${count})`;
}

describe('who reads all that a wave publishes derives no number under the limits', () => {
  it('of the demo wave, nor of a second snapshot by other rules', { timeout: 900_000 }, async () => {
    const attacked = await openAttacked(async ({ ctx }) => (await addDemoWave(ctx, { respondents: 80, seed: 1 })).wave);
    const first = await publishAndRead(attacked, 1);
    expectSafe(attackAll([first]));
    const stricter = { ...limits, base: 12 };
    await loadRules(attacked.world, stricter);
    const second = await publishAndRead(attacked, 1);
    expectSafe(attackAll([second, first], stricter));
  });

  it.each(Array.from({ length: studies }, (_, i) => i))(
    'of random study %i of the real size, nor of a second snapshot after erasures',
    { timeout: 900_000 },
    async (i) => {
      let erased: string[] = [];
      const attacked = await openAttacked(async ({ ctx }) => {
        const wave = `random-${i}`;
        const made = await addSkewedWave(ctx, { wave, seed: wave, people: realSize });
        // Of each bureau and group enough that another snapshot may be made.
        erased = ['ex-client', 'employer']
          .flatMap((group) =>
            bureaus.flatMap((bureau) => made.filter((one) => one.group === group && one.bureau === bureau).slice(0, 5)),
          )
          .map(({ id }) => id);
        return wave;
      });
      const first = await publishAndRead(attacked, 1);
      expectSafe(attackAll([first]));
      await erase(attacked.world, erased);
      const second = await publishAndRead(attacked, 2).catch((error: unknown) => {
        if (error instanceof Problem) return undefined;
        throw error;
      });
      if (second) expectSafe(attackAll([second, first]));
    },
  );
});

/** Loads the study anew, with other rules of what is shown. */
async function loadRules({ ctx, passDays }: World, rules: Partial<typeof study.definition.disclosure>): Promise<void> {
  passDays(1);
  const folder = readOurStudy();
  const disclosure = { ...folder.study.definition.disclosure, ...rules };
  const definition = { ...folder.study.definition, disclosure };
  await loadStudy(ctx, { ...folder, study: { ...folder.study, definition } });
}

describe('the attack finds a leak that is planted', () => {
  const question: AskedTable = {
    id: 'Q',
    several: false,
    codes: ['1', '2', '3'],
    alone: [],
    most: 1,
    showIf: undefined,
    from: undefined,
    anchor: false,
    partly: false,
  };
  type Told = number | 'few' | 'nearly-all' | null;
  /** What is told of a question of three answers; of an own table, nothing where there is none. */
  const tell = (told: readonly Told[] | undefined, people: number): Results => ({
    snapshot: 'planted',
    n: people,
    questions: [
      {
        id: 'Q',
        base: told ? people : null,
        withheld: told ? null : 'derivable',
        missing: { codes: {} },
        options: (told ?? []).map((count, i) => ({
          code: String(i + 1),
          label: { nl: `Antwoord ${i + 1}` },
          count: typeof count === 'number' ? count : null,
          ...(typeof count === 'string' && { class: count }),
        })),
      },
    ],
  });
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  /** Of which answers, by bureau, is told what: all together, and of some bureaus alone. */
  const plant = (
    counted: Readonly<Record<string, readonly number[]>>,
    pooled: readonly Told[],
    own: Readonly<Record<string, readonly Told[]>> = {},
  ): Target => {
    const rows = Object.entries(counted);
    const each = (of: (bureau: string, counts: readonly number[]) => Results) =>
      Object.fromEntries(rows.map(([bureau, counts]) => [bureau, of(bureau, counts)]));
    const everybody = total(rows.flatMap(([, counts]) => counts));
    return {
      tables: [question],
      limits: { base: 10, cell: 3 },
      published: [
        {
          responses: 1,
          counted: each((_, counts) => tell(counts, total(counts))),
          seen: {
            pooled: tell(pooled, everybody),
            own: each((bureau, counts) => tell(own[bureau], total(counts))),
            comparisons: [],
          },
        },
      ],
    };
  };
  const rare = { a: [1, 5, 6], b: [0, 6, 5], c: [0, 9, 4], d: [0, 7, 6] };
  const apart = { a: [4, 4, 4], b: [0, 1, 10], c: [4, 5, 4], d: [1, 1, 11] };
  const derivedBy = (target: Target) => attack(target).derived.map(describeDerived);

  it('none where only the class is told, or every number is large enough', () => {
    expect(derivedBy(plant(rare, ['few', 27, null]))).toEqual([]);
    expect(derivedBy(plant(apart, [9, 11, 29], { a: [4, 4, 4] }))).toEqual([]);
    expect(derivedBy(plant(apart, [9, 11, 29], { c: [4, 5, 4] }))).toEqual([]);
  });

  it.each([
    ['public', plant(rare, ['few', 27, 21]), 'public: Q 1 of all is 1 to 1 of 49 (1)'],
    [
      'a partner, of the own bureau',
      plant(rare, ['few', 27, null], { a: ['few', 5, 6] }),
      'a: Q 1 of a is 1 to 1 of 12 (1)',
    ],
    [
      'a partner, of all others',
      plant({ ...rare, a: [4, 4, 4] }, [4, 26, 19], { a: [4, 4, 4] }),
      'a: Q 1 of others is 0 to 0 of 37 (0)',
    ],
    [
      'two bureaus',
      plant(apart, [9, 11, 29], { a: [4, 4, 4], c: [4, 5, 4] }),
      'a + c: Q 2 of others is 2 to 2 of 24 (2)',
    ],
    ['a respondent', plant(rare, [1, 27, 21]), 'respondent: Q 1 of others is 0 to 0 of 49 (1)'],
  ] as const)('to %s', (_viewer, target, expected) => {
    expect(derivedBy(target)).toContain(expected);
  });
});
