import { inLanguage } from '../language/text.js';
import type { ShownOption } from '../publication/results.js';
import { describingInterval } from '../results/measured.js';
import { bare } from './bare.js';
import { describeHidden, type Reader } from './hidden.js';
import type { Locale } from './locale.js';
import { isToldOption, shownIn, type ToldTable } from './told.js';

/** Below this base a table warns that its percentages say little. */
export const smallBase = 10;

/** Returns what is said of a table that is shown, and its rows, in words. */
export function describeTable(table: ToldTable, n: number, page: Locale & Reader) {
  const { t, numbers } = page;
  const { base, shape } = table;
  const options = shownIn(table);
  return {
    base: describeBase(table, n, page),
    caution: base > 0 && base < smallBase && options.length > 0 ? t.smallBase(numbers.count(base)) : '',
    several: shape === 'several' && base > 0 ? t.severalAnswers : '',
    summary: shape === 'scale' && base > 0 ? describeSide(options, table, page) : '',
    rows: options.map((option) => ({ option, ...showAnswer(option, page) })),
    missing: showMissing(table, page),
    baseCount: numbers.count(base),
  };
}

/** Returns an answer as a row of a table: its number, percentage and interval, as far as told. */
export function showAnswer(option: ShownOption, page: Locale & Reader) {
  const { language, numbers } = page;
  const { low, high } = option;
  const shown = isToldOption(option)
    ? { count: numbers.count(option.count), percent: numbers.percent(option.percent) }
    : { count: describeHidden(option, page).shown, percent: '' };
  return {
    label: bare(option.label, language),
    ...shown,
    interval: low === null || high === null ? '' : numbers.range(low, high),
  };
}

/** Who is outside the base, by why, as far as that is told. */
function showMissing(
  { base, asked, options, missing: { codes } }: ToldTable,
  { t, language, numbers }: Locale & Reader,
) {
  if (base === 0) return [];
  const notAsked = { label: t.notAsked, count: codes[97] ?? 0 };
  const outside = options.filter(({ missing }) => missing !== null);
  const isTold = [codes[96], codes[98], codes[99]].every((count) => count !== null);
  const known = outside.flatMap(({ label, count }) =>
    count === null ? [] : [{ label: bare(label, language), count }],
  );
  const silent = asked === null ? 0 : asked - base - known.reduce((sum, { count }) => sum + count, 0);
  return [
    ...known,
    ...(options.length > outside.length
      ? [{ label: isTold ? t.leftOpen : t.published.noAnswer, count: silent }, notAsked]
      : []),
  ]
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => ({ label, count: numbers.count(count) }));
}

/** Returns how many answered: of everybody, or of those whom routing led to the question. */
export function describeBase(
  { base, asked }: Pick<ToldTable, 'base' | 'asked'>,
  n: number,
  { t, numbers }: Pick<Locale, 't' | 'numbers'>,
): string {
  if (base === 0) return t.answeredNone;
  if (asked !== null && asked < n) return t.answeredOfAsked(numbers.count(base), numbers.count(asked));
  return base === n ? t.answeredAll(numbers.count(n)) : t.answered(numbers.count(base), numbers.count(n));
}

/**
 * How many chose one of the last two points of a scale, added up before rounding, with an interval
 * of their own.
 */
function describeSide(
  options: readonly ShownOption[],
  { base, population }: ToldTable,
  { t, language, numbers }: Locale & Reader,
): string {
  const [fourth, fifth] = options.length === 5 ? options.slice(3).filter(isToldOption) : [];
  if (!fourth || !fifth) return '';
  const count = fourth.count + fifth.count;
  const interval = describingInterval(count, base, population);
  if (!interval) return '';
  const write = (percent: number) => numbers.percent(percent);
  return t.topTwo(
    write((100 * count) / base),
    inLanguage(fourth.label, language),
    inLanguage(fifth.label, language),
    write(interval.low),
    write(interval.high),
  );
}
