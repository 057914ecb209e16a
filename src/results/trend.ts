import type { Code } from '../questionnaire/code.js';
import type { Text } from '../questionnaire/text.js';
import type { Group } from '../statistics/group.js';
import { trend as testTrend } from '../statistics/trend.js';
import { breathe } from './breathe.js';
import { comparisonWords, inEachLanguage, type Sentence } from './comparison-words.js';
import type { PublishedShare } from './figure.js';
import type { Measured } from './measured.js';
import { numbersIn } from './numbers.js';
import { remembering } from './remembering.js';
import { alpha, type TrendVerdict } from './verdict.js';

/** A wave on the line: its name, its year, and its share as it was counted or published. */
export interface TrendPoint {
  readonly wave: string;
  readonly year: number;
  readonly share: Measured | PublishedShare;
}

/** A share over three waves or more. */
export interface Trend {
  readonly question: string;
  readonly code: Code;
  readonly text: Text;
  readonly label: Text;
  readonly points: readonly TrendPoint[];
  /** Cochran–Armitage's p, 0 to 1, over all that a published share may have been; null when it cannot be computed. */
  readonly p: { readonly worst: number; readonly best: number; readonly method: 'cochran-armitage' } | null;
  readonly verdict: TrendVerdict;
  readonly sentence: Sentence;
}

/**
 * Tests whether a share rises or falls from wave to wave, which are in order: by their years or, when two have the same one,
 * as 1, 2, 3. Undefined with fewer than three in which people answered. `lines` holds the share on every defensible base,
 * its own first; a verdict needs all of them to agree.
 */
export async function findTrend(
  about: Pick<Trend, 'question' | 'code' | 'text' | 'label'>,
  [own, ...others]: readonly (readonly TrendPoint[])[],
): Promise<Trend | undefined> {
  const points = seenIn(own ?? []);
  if (points.length < 3) return undefined;
  const tested = await testLine(points);
  const verdicts = new Set([verdictOf(tested)]);
  for (const line of others) verdicts.add(verdictOf(await testLine(seenIn(line))));
  const [agreed = 'no-detectable-trend'] = verdicts;
  const verdict = verdicts.size === 1 ? agreed : 'not-robust';
  return {
    ...about,
    points,
    p: tested ? { worst: tested.worst, best: tested.best, method: 'cochran-armitage' } : null,
    verdict,
    sentence: sayTrend(points, verdict),
  };
}

function seenIn(points: readonly TrendPoint[]): TrendPoint[] {
  return points.filter(({ share }) => 'baseLow' in share || share.base > 0);
}

function candidatesOf(share: Measured | PublishedShare): Group[] {
  if ('baseLow' in share) return share.compatible.map(([count, base]) => ({ count, base }));
  return [{ count: share.count, base: share.base }];
}

interface Scored {
  readonly score: number;
  readonly candidates: readonly Group[];
}

interface Line {
  readonly worst: number;
  readonly best: number;
  /** Whether it rises, in every combination of candidates. */
  readonly rises: ReadonlySet<boolean>;
}

const testOne = remembering(testTrend);

/** The largest and smallest p over every combination of candidates; undefined when none can be tested. */
async function testLine(points: readonly TrendPoint[]): Promise<Line | undefined> {
  const apart = new Set(points.map(({ year }) => year)).size === points.length;
  const line = points.map(({ year, share }, i) => ({ score: apart ? year : i + 1, candidates: candidatesOf(share) }));
  const ps: number[] = [];
  const rises = new Set<boolean>();
  for (const groups of combinations(line)) {
    const tested = testOne(groups);
    await breathe();
    if (!tested) continue;
    ps.push(tested.midP ?? tested.p);
    rises.add(slope(groups) > 0);
  }
  return ps.length ? { worst: Math.max(...ps), best: Math.min(...ps), rises } : undefined;
}

function combinations(line: readonly Scored[]): (Group & { score: number })[][] {
  return line.reduce<(Group & { score: number })[][]>(
    (lines, { score, candidates }) =>
      lines.flatMap((before) => candidates.map((group) => [...before, { ...group, score }])),
    [[]],
  );
}

/** The sign of the line through the shares, each weighed by its base. */
function slope(groups: readonly (Group & { score: number })[]): number {
  const total = groups.reduce((sum, { base }) => sum + base, 0);
  const mean = groups.reduce((sum, { base, score }) => sum + base * score, 0) / total;
  return groups.reduce((sum, { count, score }) => sum + count * (score - mean), 0);
}

function verdictOf(line: Line | undefined): TrendVerdict {
  if (!line || line.best >= alpha) return 'no-detectable-trend';
  if (line.worst >= alpha || line.rises.size > 1) return 'not-robust';
  return line.rises.has(true) ? 'rising' : 'falling';
}

function sayTrend(points: readonly TrendPoint[], verdict: TrendVerdict): Sentence {
  return inEachLanguage((language) => {
    const w = comparisonWords[language];
    const numbers = numbersIn(language);
    const written = points.map(({ wave, share }) => {
      const percent = share.percent ?? 0;
      return `${numbers.percent(percent, 'base' in share ? share.base : 1)} (${wave})`;
    });
    const published = points.filter(({ share }) => 'baseLow' in share).map(({ wave }) => w.unknownQuestion(wave));
    return [w.line(numbers.list(written)), w.trend[verdict], ...published].join(' ');
  });
}
