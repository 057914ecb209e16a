import { xmlns } from '../../files/office-parts.js';
import { element, xmlDocument } from '../../files/xml.js';
import { family } from '../fonts.js';
import { colours } from './looks.js';
import { bar, looks, type StyleLook } from './style-looks.js';

/** The namespace of what a Word document says (WordprocessingML). */
export const wordMain = `${xmlns}/wordprocessingml/2006/main`;
const { ink, foam, line } = colours;

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

function paragraphStyle(id: string, look: StyleLook): string {
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
function paragraphProperties(look: StyleLook): string[] {
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

function runProperties({ bold, italic, colour, size }: StyleLook): string[] {
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

function spaced({ before, after, line: height }: StyleLook): string {
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
