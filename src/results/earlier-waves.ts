import { comparedOf, isBreak, type Break } from '../questionnaire/comparability/comparability.js';
import { inOrder, isBefore, yearOf } from '../study/wave-order.js';
import type { Wave } from '../study/waves.js';
import { compareOnce } from './comparability.js';
import type { ComparisonInput } from './comparison-input.js';
import type { GroupCounts } from './counts.js';

/** A wave up to this one, and the tables that ask the same in it. */
export interface EarlierWave {
  readonly wave: string;
  readonly year: number;
  readonly counts: GroupCounts;
  asksTheSame(table: string): boolean;
  /** What differs where it does not ask the same, the gravest first. */
  breaksOf(table: string): readonly Break[];
}

/**
 * Returns the waves up to this one that trends can hold, in order. Real waves go with real ones,
 * simulated with simulated.
 */
export function wavesOfLine(wave: Wave, waves: readonly Wave[]): Wave[] {
  const alike = waves.filter(
    ({ study, kind, synthetic }) => study === wave.study && kind === 'fieldwork' && synthetic === wave.synthetic,
  );
  return [...alike.filter((other) => isBefore(other, wave)), wave].sort(inOrder);
}

/** Returns the waves up to and including this one in which the group was asked, in order. */
export function findEarlier(
  { wave, group, waves, countsIn, judgementsAgainst }: ComparisonInput,
  now: GroupCounts,
): EarlierWave[] {
  return wavesOfLine(wave, waves).flatMap((other): EarlierWave[] => {
    const year = yearOf(other);
    if (other.slug === wave.slug)
      return [{ wave: wave.slug, year, counts: now, asksTheSame: () => true, breaksOf: () => [] }];
    const counts = countsIn(other.slug, group);
    if (!counts) return [];
    const compared = compareOnce(counts.questionnaire, now.questionnaire, judgementsAgainst(other.slug));
    const asksTheSame = (table: string) => !isBreak(comparedOf(compared, table).comparability);
    const breaksOf = (table: string) => comparedOf(compared, table).changes.filter(isBreak);
    return [{ wave: other.slug, year, counts, asksTheSame, breaksOf }];
  });
}

/** Returns what waves count as on a line: their years or, where two are alike, 1, 2, 3. */
export function scoresOf(years: readonly number[]): number[] {
  const apart = new Set(years).size === years.length && years.every((year) => year > 0);
  return years.map((year, i) => (apart ? year : i + 1));
}
