import type { Language } from '../../language/text.js';
import { roundPercent } from '../../results/whole-percent.js';
import type { Picture } from '../charts/index.js';
import { svgFile } from '../charts/svg-file.js';
import { takeAlongTexts } from '../texts/take-along.js';
import { cite, originOf, warningOf, type Source } from './source.js';

/** A row of the numbers behind a chart; percentages from 0 to 100. */
export interface FigureRow {
  readonly answer: string;
  readonly wave: string;
  /** A word where the number is hidden. */
  readonly count: number | string | null;
  readonly base: number | null;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Which interval it is, in words. */
  readonly interval: string;
}

/** A chart with the numbers behind it and where they come from. */
export interface TakenFigure {
  readonly picture: Picture;
  readonly rows: readonly FigureRow[];
  readonly source: Source;
}

/** Returns a figure as a picture that stands alone. */
export function pictureOf({ picture, source }: TakenFigure, language: Language): string {
  const below = [source.base, ...originOf(source, language)].filter((part) => part !== '');
  return svgFile(picture, { warning: warningOf(source, language), below });
}

const columns = ['answer', 'wave', 'count', 'base', 'percent', 'low', 'high', 'interval'] as const;

/** Returns the numbers of a figure as rows, with their names first; each row says its source. */
export function tableOf({ picture, rows, source }: TakenFigure, language: Language): (string | number | null)[][] {
  const names = takeAlongTexts[language].columns;
  const cited = cite(picture.title, source, language);
  return [
    [names.question, ...columns.map((column) => names[column]), names.source],
    ...rows.map((row) => [picture.title, ...columns.map((column) => whole(row[column])), cited]),
  ];
}

/** As pages write them: the counts beside a percentage give the rest. */
function whole(cell: string | number | null): string | number | null {
  return typeof cell === 'number' ? roundPercent(cell) : cell;
}
