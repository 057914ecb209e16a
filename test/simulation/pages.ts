import { memoize } from '../../src/memoize.js';
import { randomFrom } from '../../src/questionnaire/random.js';
import { nobody } from '../../src/results/approached.js';
import { compareWaves, type Comparison } from '../../src/results/comparison.js';
import type { GroupCounts } from '../../src/results/counts.js';
import type { Wave } from '../../src/study/waves.js';
import { drawWave, inventPopulation, shiftOf, type Population } from './invented.js';

/** Two waves to be simulated: of whom, and how many answered. */
export interface Design {
  readonly group: string;
  readonly then: number;
  readonly now: number;
  /** The true change of one core outcome, 0 to 1; 0 for waves in which nothing changed. */
  readonly by: number;
}

/** Of how many simulated pages something was true: shares, 0 to 1. */
export interface PageRates {
  readonly pages: number;
  /** Pages that call any core outcome. */
  readonly core: number;
  /** Pages that call a core outcome or an anchor. */
  readonly any: number;
  /** Pages that call the outcome that truly changed. */
  readonly shifted: number;
}

/** The most populations that pages are drawn from: each answers in shares of its own. */
const mostPopulations = 20;

/** So many pages of a population make it worth its making. */
const fewestPages = 20;

const populationOf = memoize(inventPopulation, { max: 2 * mostPopulations, key: (group, seed) => `${group} ${seed}` });

/** Returns what so many simulated comparison pages call. The same seed gives the same pages. */
export async function simulatePages(design: Design, pages: number, seed = 1): Promise<PageRates> {
  const totals = { core: 0, any: 0, shifted: 0 };
  const populations = Math.max(1, Math.min(mostPopulations, Math.floor(pages / fewestPages)));
  const random = randomFrom(`pages ${seed} ${Object.values(design).join(' ')}`);
  for (let i = 0; i < populations; i++) {
    const population = populationOf(design.group, `${seed} ${i}`);
    const own = Math.floor(((i + 1) * pages) / populations) - Math.floor((i * pages) / populations);
    for (let page = 0; page < own; page++) {
      const outcome = population.core[page % population.core.length] ?? '';
      const shift = design.by > 0 ? shiftOf(population, outcome, design.by) : undefined;
      const then = drawWave(population, design.then, random);
      const called = calledOn(await compare(population, then, drawWave(population, design.now, random, shift)));
      if (called.core.length) totals.core++;
      if (called.core.length || called.anchors) totals.any++;
      if (called.core.includes(outcome)) totals.shifted++;
    }
  }
  return { pages, core: totals.core / pages, any: totals.any / pages, shifted: totals.shifted / pages };
}

function calledOn({ figures, outcomes }: Comparison): { core: string[]; anchors: number } {
  const isCalled = (verdict: string) => ['higher', 'lower', 'different'].includes(verdict);
  return {
    core: outcomes.filter(({ verdict }) => isCalled(verdict)).map(({ id }) => id),
    anchors: figures.filter(({ bases, verdict }) => bases.length > 0 && isCalled(verdict)).length,
  };
}

async function compare({ core, baseline }: Population, then: GroupCounts, now: GroupCounts): Promise<Comparison> {
  return compareWaves({
    wave: waveOf('now', '2026-02-01'),
    against: waveOf('then', '2026-01-01'),
    waves: [],
    group: 'simulated',
    core,
    baseline,
    countsIn: (wave) => (wave === 'now' ? now : then),
    approachedIn: () => nobody,
    judgementsAgainst: () => [],
  });
}

function waveOf(slug: string, closedAt: string): Wave {
  return {
    slug,
    study: 'simulated',
    kind: 'fieldwork',
    previous: null,
    addedAt: closedAt,
    openedAt: closedAt,
    closedAt,
    until: null,
    planFrom: null,
    planDays: {},
    stoppedAt: null,
    importedAt: null,
    synthetic: true,
  };
}
