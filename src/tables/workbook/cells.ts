import type { StyledCell } from '../../files/workbook/cell.js';
import { describeHidden } from '../../presentation/hidden.js';
import type { ShownOption } from '../../publication/results.js';
import type { FileReader } from '../reader.js';
import type { BesideWave } from '../table-row.js';
import { looks } from './looks.js';

/** The columns of a block: their names, and their widths in characters. */
export interface BlockHead {
  readonly words: readonly string[];
  readonly widths: readonly number[];
}

/** Returns the head of how many gave an answer. */
export function shareHead({ text: { head } }: FileReader): BlockHead {
  return { words: [head.count, head.base, head.percent, head.low, head.high], widths: [14, 8, 9, 9, 9] };
}

/**
 * Returns how many gave an answer; of what is hidden the word that stands for it, and no number.
 */
export function shareCells(
  option: ShownOption | undefined,
  base: number | null,
  reader: FileReader,
): readonly StyledCell[] {
  if (!option) return nothing(5);
  const { suppressed, missing, count, percent, low, high } = option;
  const of = missing === null ? base : null;
  const share = (value: number | null) => percentCell(value);
  return [
    suppressed
      ? { value: describeHidden(option, reader).shown, look: looks.word }
      : { value: count, look: looks.count },
    { value: of, look: looks.count },
    ...[percent, low, high].map(share),
  ];
}

/** Returns the head of what an answer is beside an earlier wave. */
export function besideHead({ text: { head } }: FileReader): BlockHead {
  return { words: [head.then, head.from, head.to, head.verdict], widths: [9, 11, 11, 18] };
}

/** Returns what an answer is beside an earlier wave; nothing where it is not told. */
export function besideCells(beside: BesideWave | undefined, { t }: FileReader): readonly StyledCell[] {
  if (!beside) return nothing(4);
  const { then, difference, verdict } = beside;
  const points = (value: number | undefined) => ({ value: value ?? null, look: looks.points });
  return [
    percentCell(then?.percent ?? null),
    points(difference?.low),
    points(difference?.high),
    { value: t.compared.verdictNames[verdict], look: looks.word },
  ];
}

/** Returns what is compared where that is not the share of all who answered; else nothing. */
export function describeCompared(
  option: ShownOption,
  base: number,
  beside: readonly BesideWave[],
  { text, t, numbers }: FileReader,
): string {
  const [now] = beside.flatMap((one) => (one.then && one.now ? [one.now] : []));
  if (!now || now.count === null || now.base === null || now.percent === null) return '';
  if (now.count === option.count && now.base === base) return '';
  const share = `${numbers.percent(now.percent)} (${t.compared.ofBase(numbers.count(now.count), numbers.count(now.base))})`;
  return text.comparedShare(share);
}

function nothing(cells: number): StyledCell[] {
  return Array.from({ length: cells }, () => ({ value: null, look: looks.line }));
}

/** Returns a percentage (0–100) as spreadsheets count: 48% is 0.48. */
export function percentCell(percent: number | null): StyledCell {
  return { value: percent === null ? null : percent / 100, look: looks.percent };
}
