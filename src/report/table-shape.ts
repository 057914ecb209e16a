import { widthOf } from '../presentation/charts/wrapped.js';
import type { ReportTable } from './document.js';
import { textWidth } from './drawn-report.js';

/** The most rows of a table that stands on one page. */
const mostOnOnePage = 14;

/** How wide letters of a table are beside those of charts: those of its header are bold. */
const scale = { heading: 0.96, cell: 0.86 } as const;

/**
 * In pixels: the space around a text, what is short enough for one line, what is as long as any.
 */
const [around, short, longest] = [12, 110, 420];

/** How a table stands on paper. */
export interface PaperShape {
  /** How much of the width each column takes; together 1. */
  readonly shares: readonly number[];
  /** Whether it may run on to another page. */
  readonly long: boolean;
  /** Whether its longest words do not fit side by side. */
  readonly crowded: boolean;
}

/**
 * Returns how a table stands on a page. Each column gets what its longest word needs, or a short
 * text as a whole; and of the rest as its texts are long.
 */
export function shapeOf({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): PaperShape {
  const demands = columns.map(({ heading }, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    const word = around + Math.max(widest(wordsOf([heading]), scale.heading), widest(wordsOf(cells), scale.cell));
    const text = around + Math.max(widest([heading], scale.heading), widest(cells, scale.cell));
    return { word, line: text <= short ? text : word, wish: Math.max(word, Math.min(text, longest)) };
  });
  const words = sum(demands.map(({ word }) => word));
  const lines = sum(demands.map(({ line }) => line));
  const least = demands.map(({ word, line }) => (lines <= 0.8 * textWidth.pixels ? line : word));
  const rest = Math.max(0, textWidth.pixels - sum(least));
  const lacks = demands.map(({ wish }, i) => wish - (least[i] ?? 0));
  const widths = least.map((width, i) => width + (rest * (lacks[i] ?? 0)) / (sum(lacks) || 1));
  return {
    shares: widths.map((width) => width / sum(widths)),
    long: rows.length > mostOnOnePage,
    crowded: words > textWidth.pixels,
  };
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/\s+/));
}

function widest(texts: readonly string[], scale: number): number {
  return texts.reduce((most, text) => Math.max(most, scale * widthOf(text)), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
