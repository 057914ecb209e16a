import { comparedOf, isBreak, type Compared } from '../questionnaire/comparability/comparability.js';
import { askedCode, type Anchor, type Question, type Table } from '../questionnaire/question.js';
import { yieldToEventLoop } from '../event-loop.js';
import type { Group } from '../statistics/group.js';
import type { BaselineDefinition } from '../study/definition.js';
import {
  askedOf,
  describeBase,
  detectableOnAll,
  differenceOnAll,
  isAbout,
  judgeAlone,
  shareOf,
  type OnBase,
} from './anchor-base.js';
import { findAnchor } from './anchors.js';
import type { CoreOutcome } from './core-outcomes.js';
import type { GroupCounts } from './counts.js';
import { differenceTestOf, testsOf, type Figure } from './figure.js';
import { describe, measure, populationAsked } from './measured.js';
import { testAgainstCounted } from './tested.js';
import { agreed, Verdict } from './verdict.js';

/** The input of a comparison with a counted wave, read beforehand. */
export interface CountedWaves {
  readonly now: GroupCounts;
  readonly then: GroupCounts | undefined;
  readonly compared: ReadonlyMap<string, Compared>;
  readonly baseline: BaselineDefinition | undefined;
  readonly population: number | null;
  readonly outcomes: readonly CoreOutcome[];
}

type Option = Table['options'][number];

/**
 * Returns every share of these questions now and in an earlier wave. Both were counted. Anchors are
 * judged by themselves and core outcomes as one family; the rest is described.
 */
export async function compareWithWave(questions: readonly Question[], waves: CountedWaves): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const question of questions) {
    for (const table of question.results.tables) {
      for (const option of table.options.filter(({ missing }) => !missing)) {
        const anchored = findAnchor(question, option.code, waves.baseline);
        figures.push(anchored ? anchorFigure(anchored.anchor, table, option, waves) : figureOf(table, option, waves));
      }
    }
    await yieldToEventLoop();
  }
  return figures;
}

function figureOf(table: Table, option: Option, waves: CountedWaves): Figure {
  const { now, then, outcomes } = waves;
  const shareIn = ({ countOf }: GroupCounts): Group => ({
    count: countOf(table.id, option.code),
    base: countOf(table.id),
  });
  const shares = {
    now: shareIn(now),
    then: then && isAskedIn(then, table, option) ? shareIn(then) : null,
    asked: now.countOf(table.id, askedCode),
  };
  const about = aboutOf(table, option, shares, waves);
  const tested = shares.then && !isBreak(about.comparability) ? testAgainstCounted(shares.now, shares.then) : undefined;
  const outcome = outcomes.find(({ question, code }) => question === table.id && String(code) === String(option.code));
  const p = tested && outcome?.adjusted != null ? differenceTestOf(tested, outcome.adjusted) : null;
  const verdict = !tested ? 'not-comparable' : outcome ? Verdict.parse(outcome.verdict) : 'described';
  return { ...about, ...testsOf(tested, p), bases: [], verdict };
}

/** An anchor's own share, on all its defensible bases, at 5% by itself. */
function anchorFigure(anchor: Anchor, table: Table, option: Option, waves: CountedWaves): Figure {
  const { now, then } = waves;
  const asked = then && isAskedIn(then, table, option) && isAbout(anchor, then) ? then : undefined;
  const shares = anchor.bases.map((codes) => ({
    codes,
    now: shareOf(anchor, codes, table, now),
    then: asked ? shareOf(anchor, codes, table, asked) : null,
    asked: askedOf(anchor, codes, table, now),
  }));
  const [own = { now: { count: 0, base: 0 }, then: null, asked: 0 }] = shares;
  const about = aboutOf(table, option, own, waves);
  const bases = shares.map((share): OnBase => {
    const tested = share.then && !isBreak(about.comparability) ? testAgainstCounted(share.now, share.then) : undefined;
    return { ...share, baseThen: share.then?.base ?? 0, tested, change: changeOf(share.now, share.then) };
  });
  const [first] = bases;
  const p = first ? judgeAlone(first).p : null;
  return {
    ...about,
    ...testsOf(first?.tested, p && differenceTestOf(p, p.worst)),
    difference: differenceOnAll(bases),
    smallestDetectable: detectableOnAll(bases),
    bases: bases.map((on) => describeBase(on, table)),
    verdict: agreed(bases.map((on) => judgeAlone(on).verdict)),
  };
}

function aboutOf(
  table: Table,
  { code, label }: Option,
  { now, then, asked }: { readonly now: Group; readonly then: Group | null; readonly asked: number },
  { compared, population, now: { n } }: CountedWaves,
) {
  return {
    question: table.id,
    code,
    text: table.text,
    label,
    ...comparedOf(compared, table.id),
    now: describe(now, populationAsked(population, asked, n)),
    then: then && measure(then),
  };
}

function isAskedIn({ questionnaire }: GroupCounts, table: Table, { code }: Option): boolean {
  const before = questionnaire.questions.flatMap(({ results }) => results.tables).find(({ id }) => id === table.id);
  return before?.options.some((option) => String(option.code) === String(code)) === true;
}

function changeOf(now: Group, then: Group | null): number {
  return then && now.base > 0 && then.base > 0 ? now.count / now.base - then.count / then.base : 0;
}
