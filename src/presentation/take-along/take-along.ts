import type { Language } from '../../language/text.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { TakenFigure } from './figure-file.js';
import { cite, type Origin } from './source.js';

/** How the address of a figure ends: as a picture, as CSV, and as CSV for a Dutch Excel. */
export const figureEndings = ['.svg', '.csv', '-excel.csv'] as const;
export type FigureEnding = (typeof figureEndings)[number];

/**
 * What a page knows of its figures that are taken along: where they come from and where they are.
 */
export interface TakingAlong {
  readonly origin: Origin;
  /** Returns the address of a file: an id with one of the endings. */
  hrefOf(file: string): string;
}

/** Returns how a figure can be taken along, for views/results/take-along.eta. */
export function showTakeAlong(
  { picture, source }: TakenFigure,
  id: string,
  { hrefOf }: TakingAlong,
  language: Language,
) {
  const { title, cite: citeTitle, svg, csv, excel } = takeAlongTexts[language];
  const words: Record<FigureEnding, string> = { '.svg': svg, '.csv': csv, '-excel.csv': excel };
  return {
    summary: title,
    links: figureEndings.map((ending) => ({ words: words[ending], href: hrefOf(`${id}${ending}`) })),
    citeTitle,
    citation: cite(picture.title, source, language),
  };
}
