import type { Ctx } from '../context.js';
import { codes, dispositions, ratesOf, sumDispositions } from '../fieldwork/dispositions.js';
import type { FieldworkCell } from '../fieldwork/figures.js';
import { smallestTested } from '../results/verdict.js';
import { isBefore } from '../study/wave-order.js';
import type { Wave } from '../study/waves.js';
import { readPlannedSize, viewPlan, type Plannable, type PlannedSize, type Unplanned } from './plan.js';
import { readStaffFieldwork } from './staff-fieldwork.js';
import type { StudyView } from './view.js';

/** How many of a group were asked, and which part of them answered: a proportion from 0 to 1. */
interface Turnout {
  readonly people: number;
  readonly rate: number;
}

/** What a wave can show of a group with the people who are to be asked. */
export interface ExpectedSize {
  readonly plannable: Plannable;
  readonly against: Wave;
  /** How many are asked: who is on the lists, or as many as then while nobody is. */
  readonly people: number;
  readonly isListed: boolean;
  /** The part of them that answers if it is as then: a proportion from 0 to 1. */
  readonly rate: number;
  readonly answers: number;
  /** What that finds, by the rule of the verdicts; undefined on fewer answers than are judged. */
  readonly found: PlannedSize | Unplanned;
}

/**
 * Returns what a wave can show of each group, if as many answer as before: beside the wave that it
 * comes after, or beside what was published where that tells nothing. A group of which neither does
 * is left out.
 */
export async function expectSizes(ctx: Ctx, view: StudyView, wave: Wave): Promise<ExpectedSize[]> {
  const { plannables, earlier } = await viewPlan(ctx, view);
  const { definition } = view.study;
  const { cells } = await readStaffFieldwork(ctx, view.viewer, wave.slug, definition);
  const before = await Promise.all(
    findBefore(wave, earlier).map(async (against) => ({ against, turnoutOf: await readTurnout(ctx, view, against) })),
  );
  const sizes = definition.groups.map(async ({ slug }) => {
    const plannable = plannables.find(({ group }) => group === slug);
    const listed = countPeople(cells, slug);
    const found: ExpectedSize[] = [];
    for (const { against, turnoutOf } of before) {
      const turnout = turnoutOf(slug);
      if (!plannable || !turnout) continue;
      const people = listed || turnout.people;
      const answers = Math.round(people * turnout.rate);
      const size = await findSize(ctx, view, { plannable, against, n: answers });
      found.push({ plannable, against, people, isListed: listed > 0, rate: turnout.rate, answers, found: size });
    }
    return found.find((size) => typeof size.found !== 'string') ?? found[0];
  });
  return (await Promise.all(sizes)).filter((size) => size !== undefined);
}

/** The wave that this one comes after, else the nearest before it, and the published one. */
function findBefore(wave: Wave, earlier: readonly Wave[]): Wave[] {
  const alike = earlier.filter((one) => isBefore(one, wave) && one.synthetic === wave.synthetic);
  const previous = alike.find(({ slug }) => slug === wave.previous) ?? alike[0];
  const published = alike.find(({ kind }) => kind === 'baseline');
  return [...new Set([previous, published])].filter((one) => one !== undefined);
}

/** What so many answers find: nothing where they are fewer than are judged. */
async function findSize(ctx: Ctx, view: StudyView, asked: Parameters<typeof readPlannedSize>[2]) {
  const { n } = asked;
  return n < smallestTested ? { from: 0, point: { n, low: null, high: null } } : readPlannedSize(ctx, view, asked);
}

/**
 * How many were asked and answered then: as published, the middle of what that can mean, or as
 * counted.
 */
async function readTurnout(
  ctx: Ctx,
  { viewer, study }: StudyView,
  against: Wave,
): Promise<(group: string) => Turnout | undefined> {
  if (against.kind === 'baseline') {
    return (slug) => {
      const group = study.baseline?.groups.find((one) => one.group === slug);
      const completed = group?.completed.readings[group.completed.reading];
      if (!group || !completed) return undefined;
      const people = middle(group.approached);
      return { people, rate: middle(completed) / people };
    };
  }
  const { cells } = await readStaffFieldwork(ctx, viewer, against.slug, study.definition);
  return (slug) => {
    const people = countPeople(cells, slug);
    const { RR1 } = ratesOf(sumDispositions(cells.filter(({ group }) => group === slug)));
    return people > 0 && RR1 !== null ? { people, rate: RR1 } : undefined;
  };
}

function middle({ low, high }: { readonly low: number; readonly high: number }): number {
  return Math.round((low + high) / 2);
}

/** The people on the lists of a group, without those who turned out not to belong there. */
function countPeople(cells: readonly FieldworkCell[], slug: string): number {
  const counts = sumDispositions(cells.filter(({ group }) => group === slug));
  return codes
    .filter((code) => dispositions[code].category !== 'NE')
    .reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}
