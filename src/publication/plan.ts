import type { Ctx } from '../context.js';
import type { Code } from '../questionnaire/code.js';
import type { Question } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Text } from '../language/text.js';
import { isAbout, shareOf } from '../results/anchor-base.js';
import { findOutcome } from '../results/core-outcomes.js';
import { readCounts, type GroupCounts } from '../results/counts.js';
import { mostPlanned, plan, planAt, plannedFrom, type PlannedFigure, type PlannedPoint } from '../results/plan.js';
import { readingOf } from '../results/published.js';
import { alpha, smallestTested } from '../results/verdict.js';
import { compatibleCounts } from '../statistics/compatible-counts.js';
import { findNewestQuestionnaire } from '../study/stored.js';
import { inOrder } from '../study/wave-order.js';
import { statusOf, type Wave } from '../study/waves.js';
import { refuseWithout, type StudyView } from './view.js';

/** Something that a later wave may be called higher or lower on: an anchor, or a core outcome. */
export interface Plannable {
  readonly group: string;
  /** The id of a published figure, or the name of a core outcome. */
  readonly id: string;
  readonly kind: 'anchor' | 'core';
  readonly text: Text;
  /** The answer that is judged; undefined where the whole question is. */
  readonly label: Text | undefined;
}

/**
 * How many people a wave can be planned for: on fewer nothing is judged, and more change little.
 */
export const planBounds = { least: smallestTested, most: mostPlanned };

/** What a wave can be planned for, and beside which earlier waves. */
export interface PlanChoices {
  readonly plannables: readonly Plannable[];
  /** The newest first; waves that are open have no figures to plan from yet. */
  readonly earlier: readonly Wave[];
}

/** Why nothing can be planned: no figure then, too few people then, or a test without direction. */
export type Unplanned = 'no-figure' | 'few' | 'no-direction';

/** A plan: the figure then, and what is found with so many people now. */
export interface Plan {
  readonly figure: PlannedFigure;
  readonly from: number;
  /** The labels of the answers that the percentages are of; none for an anchor. */
  readonly labels: readonly Text[];
  /** How many tests are judged together; 1 for an anchor. */
  readonly tests: number;
  readonly points: readonly PlannedPoint[];
}

/** Returns what a wave can be planned for. */
export async function viewPlan(ctx: Ctx, view: StudyView): Promise<PlanChoices> {
  refuseWithout(view, 'figures.live');
  const { study, waves } = view;
  const { groups } = study.definition;
  const plannables = await Promise.all(
    groups.map(async ({ slug: group, core }) => {
      const anchors = (study.baseline?.figures ?? []).filter((figure) => figure.group === group);
      const newest = await findNewestQuestionnaire(ctx, study.definition.study, group);
      return [
        ...anchors.map(({ id, statement }): Plannable => {
          return { group, id, kind: 'anchor', text: statement, label: undefined };
        }),
        ...core.flatMap((id): Plannable[] => {
          const found = newest && findOutcome(id, newest.questionnaire.questions);
          return found ? [{ group, id, kind: 'core', text: found.table.text, label: found.option?.label }] : [];
        }),
      ];
    }),
  );
  const closed = waves.filter((wave) => wave.study === study.definition.study && isDone(wave));
  return { plannables: plannables.flat(), earlier: closed.toSorted((a, b) => inOrder(b, a)) };
}

function isDone(wave: Wave): boolean {
  return wave.kind === 'baseline' || statusOf(wave) === 'closed';
}

/** Returns the plan for `n` people beside an earlier wave, or why there is none. */
export async function readPlan(
  ctx: Ctx,
  view: StudyView,
  { plannable, against, n }: { readonly plannable: Plannable; readonly against: Wave; readonly n: number },
): Promise<Plan | Unplanned> {
  refuseWithout(view, 'figures.live');
  const found = await findFigure(ctx, view, plannable, against);
  if (typeof found === 'string') return found;
  return { ...found, from: plannedFrom(found.figure), points: await plan(ctx, found.figure, n) };
}

/** What a wave of so many people finds: the percentage then, and those of now that are found. */
export interface PlannedSize {
  readonly from: number;
  readonly point: PlannedPoint;
}

/** Returns the plan for `n` people alone, or why there is none. */
export async function readPlannedSize(
  ctx: Ctx,
  view: StudyView,
  { plannable, against, n }: { readonly plannable: Plannable; readonly against: Wave; readonly n: number },
): Promise<PlannedSize | Unplanned> {
  refuseWithout(view, 'figures.live');
  const found = await findFigure(ctx, view, plannable, against);
  if (typeof found === 'string') return found;
  const [point = { n, low: null, high: null }] = await planAt(ctx, found.figure, [n]);
  return { from: plannedFrom(found.figure), point };
}

type Found = Pick<Plan, 'figure' | 'labels' | 'tests'>;

async function findFigure(
  ctx: Ctx,
  { study, waves }: StudyView,
  { group, id, kind }: Plannable,
  against: Wave,
): Promise<Found | Unplanned> {
  if (against.kind === 'baseline') {
    const published = study.baseline?.figures.find((figure) => kind === 'anchor' && figure.id === id);
    const reading = published && readingOf(published);
    if (!reading) return 'no-figure';
    const candidates = compatibleCounts(reading);
    if (reading.baseLow < smallestTested) return 'few';
    return { figure: { basis: 'published', percent: reading.percent, candidates, alpha }, labels: [], tests: 1 };
  }
  const counts = (await readCounts(ctx, study.definition, { waves: [against], groups: [group] }))(against.slug, group);
  if (!counts) return 'no-figure';
  if (kind === 'anchor') {
    const newest = await findNewestQuestionnaire(ctx, study.definition.study, group);
    return anchorIn(
      counts,
      newest?.questionnaire.questions.find(({ definition }) => definition.anchor?.figure === id),
    );
  }
  const core = study.definition.groups.find(({ slug }) => slug === group)?.core ?? [];
  return outcomeIn(counts, id, testsOf(core, counts.questionnaire, waves.filter(isAlike(against))));
}

/** The anchor as the next wave will ask it, in a wave that left the same people out of it. */
function anchorIn(counts: GroupCounts, question: Question | undefined): Found | Unplanned {
  const [table] = question?.results.tables ?? [];
  const anchor = question?.definition.anchor;
  if (!anchor || !table || !isAbout(anchor, counts)) return 'no-figure';
  const shares = anchor.bases.map((codes) => shareOf(anchor, codes, table, counts));
  if (shares.some(({ base }) => base < smallestTested)) return 'few';
  return { figure: { basis: 'counted', shares, alpha }, labels: [], tests: 1 };
}

function outcomeIn(counts: GroupCounts, id: string, tests: number): Found | Unplanned {
  const outcome = findOutcome(id, counts.questionnaire.questions);
  if (!outcome) return 'no-figure';
  const { table, option, method } = outcome;
  const base = counts.countOf(table.id);
  if (base < smallestTested) return 'few';
  const own = alpha / tests;
  const countOf = (code: Code) => counts.countOf(table.id, code);
  if (option) {
    const share = { count: countOf(option.code), base };
    return { figure: { basis: 'counted', shares: [share], alpha: own }, labels: [option.label], tests };
  }
  if (method !== 'mann-whitney') return 'no-direction';
  const points = table.options.filter(({ missing }) => !missing);
  const from = Math.ceil(points.length / 2);
  return {
    figure: { basis: 'points', points: points.map(({ code }) => countOf(code)), from, alpha: own },
    labels: points.slice(from).map(({ label }) => label),
    tests,
  };
}

/**
 * Whether a wave is on one line with another: real ones go with real ones, made-up with made-up.
 */
function isAlike(to: Wave): (wave: Wave) => boolean {
  return ({ study, kind, synthetic }) => study === to.study && kind === 'fieldwork' && synthetic === to.synthetic;
}

/** The family of a wave to come: a difference each, and a trend each from the third wave on. */
function testsOf(core: readonly string[], { questions }: Questionnaire, waves: readonly Wave[]): number {
  const outcomes = core.filter((id) => findOutcome(id, questions)).length;
  const counted = waves.filter(isDone).length;
  return counted >= 2 ? 2 * outcomes : outcomes;
}
