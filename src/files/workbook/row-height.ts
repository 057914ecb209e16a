import { styled, type WorkbookCell } from './cell.js';

/** The height of a line of ordinary text, and of one point of its size, in points. */
const lineHeight = 15;
const ordinarySize = 11;

/** The width of a sign of a text, in digits, by which columns are measured: some are narrow. */
const signWidth = { plain: 0.92, bold: 1 };

/**
 * Returns how high a row must be for its texts, in points. They are reckoned by their number of
 * signs: Excel measures texts of a file that it opens, but LibreOffice and others do not.
 */
export function rowHeight(cells: readonly WorkbookCell[], widths: readonly number[]): number {
  const heights = cells.map((cell, i) => {
    const { value, look } = styled(cell);
    const { size = ordinarySize, bold = false, indent = 0, overflow = false } = look;
    const zoom = size / ordinarySize;
    const width = ((widths[i] ?? 9) - 2 * indent) / (zoom * (bold ? signWidth.bold : signWidth.plain));
    const lines = typeof value !== 'string' || overflow ? 1 : linesOf(value, width);
    return Math.ceil(lines * lineHeight * zoom);
  });
  return Math.max(lineHeight, ...heights);
}

/** How many lines a text takes, word by word. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const part of text.split('\n')) {
    lines++;
    let used = 0;
    for (const { length } of part.split(' ')) {
      if (used > 0 && used + length > width) {
        lines++;
        used = 0;
      }
      used += length + 1;
    }
  }
  return lines;
}
