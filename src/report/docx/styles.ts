import { xmlns } from '../../files/office-parts.js';
import { element, xmlDocument } from '../../files/xml.js';
import { family } from '../fonts.js';
import { colours, textWidth } from './looks.js';
import type { Style } from './text.js';

/** The namespace of what a Word document says (WordprocessingML). */
export const wordMain = `${xmlns}/wordprocessingml/2006/main`;

/** How a style looks. Sizes and spaces are in points; what is left out is as in plain text. */
interface Look {
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

const { ink, quiet, sea, foam, wrong, line } = colours;

const bar = (side: string, size: number, space: number, colour: string) =>
  element(`w:${side}`, { 'w:val': 'single', 'w:sz': size, 'w:space': space, 'w:color': colour });
const endTab = element('w:tab', { 'w:val': 'right', 'w:pos': textWidth });

const looks: Record<Style, Look> = {
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

/** Returns the part with the styles of the document, all of them to be changed by who edits it. */
export function stylesXml(locale: string): string {
  return xmlDocument(
    element(
      'w:styles',
      { 'xmlns:w': wordMain },
      defaults(locale),
      element(
        'w:style',
        { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
        named('Normal'),
        element('w:qFormat'),
      ),
      element(
        'w:style',
        { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
        named('Default Paragraph Font'),
      ),
      element(
        'w:style',
        { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
        named('Normal Table'),
        tableMargins(0),
      ),
      ...Object.entries(looks).map(([id, look]) => paragraphStyle(id, look)),
      tableStyle(),
    ),
  );
}

function defaults(locale: string): string {
  const fonts = element('w:rFonts', { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': family, 'w:cs': family });
  const lang = element('w:lang', { 'w:val': locale, 'w:eastAsia': locale });
  const run = element('w:rPr', {}, fonts, element('w:color', { 'w:val': ink }), sized(10.5), lang);
  const paragraph = element('w:pPr', {}, spaced({ name: '', after: 8, line: 15 }));
  return element('w:docDefaults', {}, element('w:rPrDefault', {}, run), element('w:pPrDefault', {}, paragraph));
}

function paragraphStyle(id: string, look: Look): string {
  const heading = look.level !== undefined;
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    named(look.name),
    element('w:basedOn', { 'w:val': 'Normal' }),
    heading ? element('w:next', { 'w:val': 'Normal' }) : '',
    element('w:qFormat'),
    element('w:pPr', {}, ...paragraphProperties(look)),
    element('w:rPr', {}, ...runProperties(look)),
  );
}

/** In the order of the schema, which programs insist on. */
function paragraphProperties(look: Look): string[] {
  return [
    look.keep ? element('w:keepNext') + element('w:keepLines') : '',
    look.newPage ? element('w:pageBreakBefore') : '',
    look.numbered ? element('w:numPr', {}, element('w:numId', { 'w:val': 1 })) : '',
    look.borders ? element('w:pBdr', {}, look.borders) : '',
    look.shade ? element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': look.shade }) : '',
    look.tabs ? element('w:tabs', {}, look.tabs) : '',
    spaced(look),
    look.indent ? element('w:ind', { 'w:left': twentieths(look.indent) }) : '',
    look.right ? element('w:jc', { 'w:val': 'right' }) : '',
    look.level === undefined ? '' : element('w:outlineLvl', { 'w:val': look.level }),
  ];
}

function runProperties({ bold, italic, colour, size }: Look): string[] {
  return [
    bold ? element('w:b') : '',
    italic ? element('w:i') : '',
    colour ? element('w:color', { 'w:val': colour }) : '',
    size ? sized(size) : '',
  ];
}

/** A table of lines: a strong one below its header, thin ones between rows. */
function tableStyle(): string {
  const borders = [bar('top', 8, 0, ink), bar('bottom', 8, 0, ink), bar('insideH', 4, 0, line)];
  return element(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'ReportTable' },
    named('Report Table'),
    element('w:basedOn', { 'w:val': 'TableNormal' }),
    element('w:tblPr', {}, element('w:tblBorders', {}, ...borders), cellMargins(85)),
    element(
      'w:tblStylePr',
      { 'w:type': 'firstRow' },
      element('w:rPr', {}, element('w:b')),
      element(
        'w:tcPr',
        {},
        element('w:tcBorders', {}, bar('bottom', 8, 0, ink)),
        element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': foam }),
        element('w:vAlign', { 'w:val': 'bottom' }),
      ),
    ),
  );
}

function tableMargins(side: number): string {
  return element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), cellMargins(side));
}

function cellMargins(side: number): string {
  const of = (name: string, width: number) => element(`w:${name}`, { 'w:w': width, 'w:type': 'dxa' });
  return element('w:tblCellMar', {}, of('top', 0), of('left', side), of('bottom', 0), of('right', side));
}

function named(name: string): string {
  return element('w:name', { 'w:val': name });
}

function sized(points: number): string {
  return element('w:sz', { 'w:val': 2 * points }) + element('w:szCs', { 'w:val': 2 * points });
}

function spaced({ before, after, line: height }: Look): string {
  return element('w:spacing', {
    'w:before': before === undefined ? undefined : twentieths(before),
    'w:after': after === undefined ? undefined : twentieths(after),
    'w:line': height === undefined ? undefined : height === 0 ? 240 : twentieths(height),
    'w:lineRule': height === undefined ? undefined : height === 0 ? 'auto' : 'atLeast',
  });
}

function twentieths(points: number): number {
  return Math.round(20 * points);
}
