import { inLanguage, type Text } from '../language/text.js';
import type { QuestionedComparison } from '../publication/comparison.js';
import { nameJoined } from '../publication/joined-label.js';
import type { Question } from '../questionnaire/question.js';
import type { CoreOutcome } from '../results/core-outcomes.js';
import type { Figure } from '../results/figure.js';
import { measure, type Measured } from '../results/measured.js';
import { chanceBand } from '../statistics/chance-band.js';
import type { Group } from '../statistics/group.js';
import { bare } from './bare.js';
import { overviewChart, type OverviewChart, type OverviewRow } from './charts/index.js';
import { countedFigures } from './counted-figures.js';
import { grouped } from './grouped.js';
import { highestOf } from './highest-points.js';
import { knownOf, laneNames } from './known-shares.js';
import type { Locale } from './locale.js';
import type { AddressOf } from './outcomes.js';
import { overviewFigure } from './take-along/compared-figure.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';

/** A share then and now, as the overview has it. */
interface Compared {
  readonly question: string;
  readonly text: Text;
  readonly label: Text;
  readonly now: Measured;
  readonly then: Measured;
  readonly chance: OverviewRow['chance'];
  readonly verdict: Figure['verdict'] | CoreOutcome['verdict'];
}

/**
 * Returns the overview of two counted waves for their page. Undefined where none can be compared.
 */
export function drawOverview(compared: QuestionedComparison, page: Locale, addressOf: AddressOf, along: TakingAlong) {
  const chart = overviewOf(compared, page, addressOf);
  if (!chart) return undefined;
  return {
    lead: page.t.compared.overviewLead(page.numbers.count(chart.rows.length)),
    chart: overviewChart(chart),
    taken: showTakeAlong(overviewFigure(chart, along.origin, page), chart.id, along, page.language),
  };
}

/**
 * Returns every figure of two counted waves in one chart, from what rose most to what fell most. Of
 * a scale its last two points count together. Undefined where none can be compared.
 */
export function overviewOf(
  compared: QuestionedComparison,
  page: Locale,
  addressOf?: AddressOf,
): OverviewChart | undefined {
  const { language, numbers, t } = page;
  const c = t.compared;
  const { wave, against, figures, scales, outcomes, questionnaire } = compared;
  const isScale = (table: string) => scales.some(({ question }) => question === table);
  const drawn = grouped(countedFigures(figures), ({ question }) => question)
    .flatMap((own) =>
      isScale(own[0].question) ? lastTwoOf(own, outcomes, questionnaire?.questions ?? []) : own.flatMap(asItIs),
    )
    .toSorted((a, b) => changeOf(b) - changeOf(a));
  if (drawn.length === 0) return undefined;
  return {
    id: 'overview',
    title: c.overviewTitle,
    language,
    names: laneNames({ then: against, now: wave }, t),
    rows: drawn.map(({ question, text, label, then, now, chance, verdict }) => ({
      label: `${bare(label, language)} – ${inLanguage(text, language)}`,
      href: addressOf?.(question),
      then: knownOf(then, numbers),
      now: knownOf(now, numbers),
      chance,
      verdict: verdict === 'described' ? null : verdict,
      words: verdict === 'described' ? '' : c.verdictNames[verdict],
    })),
  };
}

function asItIs({ question, text, label, now, then, chance, verdict, difference }: Figure): Compared[] {
  return then && difference ? [{ question, text, label, now, then, chance, verdict }] : [];
}

/** They bear the verdict on the whole scale, where it is a core outcome. */
function lastTwoOf(
  points: readonly [Figure, ...Figure[]],
  outcomes: readonly CoreOutcome[],
  questions: readonly Question[],
): Compared[] {
  const [{ question, text }] = points;
  const last = highestOf(points, questions);
  if (!last.length) return [];
  const [now, then] = [sumOf(last.map((point) => point.now)), sumOf(last.map((point) => point.then))];
  const band = chanceBand(then, now.base);
  if (!band) return [];
  const chance = { low: (100 * band.low) / now.base, high: (100 * band.high) / now.base };
  const label = nameJoined(
    last.map(({ label }) => label),
    true,
  );
  const verdict = outcomes.find((outcome) => outcome.question === question)?.verdict ?? 'described';
  return [{ question, text, label, now: measure(now), then: measure(then), chance, verdict }];
}

/** Answers that exclude each other, together. */
function sumOf(shares: readonly (Group | null)[]): Group {
  return { count: shares.reduce((sum, share) => sum + (share?.count ?? 0), 0), base: shares[0]?.base ?? 0 };
}

function changeOf({ now, then }: Compared): number {
  return (now.percent ?? 0) - (then.percent ?? 0);
}
