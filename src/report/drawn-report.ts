import { chartAlone } from '../presentation/charts/svg-file.js';
import type { Block, ReportFigure, Paragraph, Report, Section } from './document.js';
import { family } from './fonts.js';

/** A report with its charts drawn: plain values, which another thread can be given. */
export interface DrawnReport extends Omit<Report, 'sections'> {
  readonly sections: readonly DrawnSection[];
}

/** A section with its charts drawn. */
export interface DrawnSection extends Omit<Section, 'blocks' | 'sections'> {
  readonly blocks: readonly DrawnBlock[];
  readonly sections: readonly DrawnSection[];
}

/** A block as it is set on a page. */
export type DrawnBlock = Exclude<Block, ReportFigure | Paragraph> | DrawnFigure | LaidParagraph;

/** A paragraph with its place on a page. */
export interface LaidParagraph extends Paragraph {
  /** Whether it stays on the page of what follows. */
  readonly keep: boolean;
}

/** A chart as it is drawn. */
export interface DrawnFigure extends Omit<ReportFigure, 'picture'> {
  readonly svg: string;
  /** How large it stands on the page, in pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for who cannot see it. */
  readonly description: string;
}

/** How wide text and charts are on paper: A4 less its margins of 25 millimetres. */
export const textWidth = { pixels: 605 } as const;

/** How high a chart may be, in pixels: with its caption and notes it stands on one page. */
const mostHeight = 780;

/** Returns the report with each chart as wide as its text. */
export function drawReport({ sections, ...about }: Report): DrawnReport {
  return { ...about, sections: sections.map(drawSection) };
}

function drawSection({ blocks, sections = [], ...about }: Section): DrawnSection {
  return {
    ...about,
    blocks: blocks.map((block, i) => drawBlock(block, blocks[i + 1])),
    sections: sections.map(drawSection),
  };
}

function drawBlock(block: Block, next: Block | undefined): DrawnBlock {
  if (block.kind === 'paragraph') return { ...block, keep: leadsTo(block, next) };
  if (block.kind !== 'figure') return block;
  const { picture, ...about } = block;
  const description = [picture.title, ...picture.sentences].join(' ');
  const { svg, width, height } = chartAlone(picture, textWidth.pixels, family);
  const scale = Math.min(1, mostHeight / height);
  return { ...about, svg, width: Math.round(width * scale), height: Math.round(height * scale), description };
}

/**
 * Whether a paragraph leads to what follows: to a chart or table, or from a quote to plain words.
 */
function leadsTo({ look }: Paragraph, next: Block | undefined): boolean {
  if (!next || look === 'note') return false;
  if (next.kind === 'paragraph') return look === 'quote' && next.look !== 'quote';
  return next.kind !== 'list';
}
