import { element } from '../../files/xml.js';
import { colours, textWidth } from './looks.js';
import type { Style } from './text.js';

/** How a style looks. Sizes and spaces are in points; what is left out is as in plain text. */
export interface StyleLook {
  /** As programs name it: the names they know are theirs. */
  readonly name: string;
  readonly size?: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly colour?: string;
  readonly before?: number;
  readonly after?: number;
  /** The height of a line, in points at least. */
  readonly line?: number;
  /** Stays with what follows, and is not divided. */
  readonly keep?: true;
  readonly newPage?: true;
  readonly right?: true;
  /** Indents on the left, in points. */
  readonly indent?: number;
  /** More properties of the paragraph, by their place among the others. */
  readonly borders?: string;
  readonly tabs?: string;
  readonly shade?: string;
  readonly numbered?: true;
  /** The level of the outline, from 0. */
  readonly level?: number;
}

const { ink, quiet, sea, wrong, line } = colours;

/** A line on a side: its width in eighths of a point, its distance in points. */
export const bar = (side: string, size: number, space: number, colour: string) =>
  element(`w:${side}`, { 'w:val': 'single', 'w:sz': size, 'w:space': space, 'w:color': colour });
const endTab = element('w:tab', { 'w:val': 'right', 'w:pos': textWidth });

/** How each style of the report looks. */
export const looks: Record<Style, StyleLook> = {
  Title: {
    name: 'Title',
    size: 30,
    bold: true,
    colour: sea,
    before: 200,
    after: 10,
    line: 36,
    keep: true,
    borders: bar('top', 24, 14, sea),
  },
  Subtitle: { name: 'Subtitle', size: 16, colour: ink, after: 24, line: 22 },
  Byline: { name: 'Byline', size: 11, colour: quiet, after: 2 },
  Heading1: {
    name: 'heading 1',
    size: 22,
    bold: true,
    colour: sea,
    after: 5,
    line: 28,
    keep: true,
    newPage: true,
    level: 0,
  },
  Heading2: {
    name: 'heading 2',
    size: 14.5,
    bold: true,
    colour: sea,
    before: 13,
    after: 6,
    line: 19,
    keep: true,
    level: 1,
  },
  Heading3: { name: 'heading 3', size: 12, bold: true, colour: ink, before: 18, after: 4, keep: true, level: 2 },
  TOCHeading: {
    name: 'TOC Heading',
    size: 22,
    bold: true,
    colour: sea,
    after: 14,
    line: 28,
    keep: true,
    newPage: true,
  },
  TOC1: { name: 'toc 1', bold: true, before: 8, after: 2, tabs: endTab },
  TOC2: { name: 'toc 2', size: 10, after: 1, indent: 14, tabs: endTab },
  TOC3: { name: 'toc 3', size: 9.5, colour: quiet, after: 1, indent: 28, tabs: endTab },
  Lead: { name: 'Lead', size: 11, colour: ink, after: 4, line: 14.5 },
  Quote: {
    name: 'Quote',
    italic: true,
    colour: quiet,
    after: 8,
    indent: 14,
    borders: bar('left', 12, 10, line),
  },
  Note: { name: 'Note', size: 8.5, colour: quiet, before: 3, after: 2, line: 12 },
  Warning: {
    name: 'Warning',
    bold: true,
    colour: wrong,
    before: 10,
    after: 10,
    indent: 14,
    borders: bar('left', 24, 10, wrong),
  },
  ListBullet: { name: 'List Bullet', after: 4, numbered: true },
  Caption: { name: 'caption', size: 10, bold: true, colour: ink, before: 6, after: 4, line: 14, keep: true },
  Figure: { name: 'Figure', after: 6, line: 0 },
  TableText: { name: 'Table Text', size: 9, before: 2.5, after: 2.5, line: 12 },
  TableNumber: { name: 'Table Number', size: 9, before: 2.5, after: 2.5, line: 12, right: true },
  Header: { name: 'header', size: 8.5, bold: true, colour: wrong, after: 0, line: 12 },
  Footer: { name: 'footer', size: 8.5, colour: quiet, after: 0, line: 12, tabs: endTab },
};
