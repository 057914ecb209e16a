import { chartAlone } from '../presentation/charts/svg-file.js';
import type { Block, Figure, Report, Section } from './document.js';
import { family } from './fonts.js';

/** A report with its charts drawn: plain values, which another thread can be given. */
export interface DrawnReport extends Omit<Report, 'sections'> {
  readonly sections: readonly DrawnSection[];
}

export interface DrawnSection extends Omit<Section, 'blocks' | 'sections'> {
  readonly blocks: readonly DrawnBlock[];
  readonly sections: readonly DrawnSection[];
}

export type DrawnBlock = Exclude<Block, Figure> | DrawnFigure;

export interface DrawnFigure extends Omit<Figure, 'picture'> {
  /** The chart as SVG, `width` and `height` pixels large. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, for who cannot see it. */
  readonly description: string;
}

/** How wide text and charts are on paper: A4 less its margins, in millimetres and in pixels. */
export const textWidth = { millimetres: 160, pixels: 605 } as const;

/** Returns the report with each chart as wide as its text. */
export function drawReport({ sections, ...about }: Report): DrawnReport {
  return { ...about, sections: sections.map(drawSection) };
}

function drawSection({ blocks, sections = [], ...about }: Section): DrawnSection {
  return { ...about, blocks: blocks.map(drawBlock), sections: sections.map(drawSection) };
}

function drawBlock(block: Block): DrawnBlock {
  if (block.kind !== 'figure') return block;
  const { picture, ...about } = block;
  const description = [picture.title, ...picture.sentences].join(' ');
  return { ...about, ...chartAlone(picture, textWidth.pixels, family), description };
}
