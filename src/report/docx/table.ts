import { element } from '../../files/xml.js';
import { shapeOf } from '../table-shape.js';
import type { ReportTable } from '../document.js';
import { textWidth } from './looks.js';
import { keptParagraph, paragraph, words, type Style } from './text.js';

/**
 * Returns a table as wide as the text. Its header stands again on each page that it runs on to, and
 * no row is divided between pages; its first cells head their rows. A table that is not long stays
 * on one page, with `keep` together with what follows it.
 */
export function table({ columns, rows, caption }: ReportTable, keep: boolean): string {
  const { shares, long } = shapeOf({ columns, rows });
  const widths = wholeWidths(shares);
  const row = (cells: readonly string[], kept: boolean, ...properties: readonly string[]) =>
    element(
      'w:tr',
      {},
      element('w:trPr', {}, element('w:cantSplit'), ...properties),
      ...cells.map((text, i) => cell(text, widths[i] ?? 0, columns[i]?.numbers ? 'TableNumber' : 'TableText', kept)),
    );
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblStyle', { 'w:val': 'ReportTable' }),
      element('w:tblW', { 'w:w': textWidth, 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element('w:tblLook', {
        ...{ 'w:val': '00A0', 'w:firstRow': 1, 'w:lastRow': 0, 'w:firstColumn': 1, 'w:lastColumn': 0 },
        ...{ 'w:noHBand': 1, 'w:noVBand': 1 },
      }),
      element('w:tblCaption', { 'w:val': caption }),
    ),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    row(
      columns.map(({ heading }) => heading),
      true,
      element('w:tblHeader'),
    ),
    ...rows.map((cells, i) => row(cells, !long && (keep || i < rows.length - 1))),
  );
}

function cell(text: string, width: number, style: Style, kept: boolean): string {
  return element(
    'w:tc',
    {},
    element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' })),
    kept ? keptParagraph(style, words(text)) : paragraph(style, words(text)),
  );
}

/** Whole twentieths of a point, and together as wide as the text. */
function wholeWidths(shares: readonly number[]): number[] {
  const edges = shares.reduce<number[]>((all, share) => [...all, (all.at(-1) ?? 0) + share], [0]);
  return shares.map((_, i) => Math.round((edges[i + 1] ?? 1) * textWidth) - Math.round((edges[i] ?? 0) * textWidth));
}
