import type { Paragraph } from '../document.js';
import type { DrawnBlock, DrawnFigure } from '../drawn-report.js';
import type { FileTexts } from '../texts.js';
import { figure, type PictureIds } from './figure.js';
import { table } from './table.js';
import { field, keptParagraph, paragraph, words, type Style } from './text.js';

/** What blocks share as they are written: counted captions, and the pictures that charts become. */
export interface WordWriting {
  readonly texts: FileTexts;
  readonly counted: { tables: number; figures: number };
  /** Keeps a chart as a part of the file, and returns its relationships. */
  addPicture(figure: DrawnFigure): PictureIds;
}

const styles: Record<NonNullable<Paragraph['look']>, Style> = {
  lead: 'Lead',
  quote: 'Quote',
  note: 'Note',
  warning: 'Warning',
};

/** Returns a block of a section as paragraphs and tables. */
export function writeBlock(block: DrawnBlock, writing: WordWriting): string {
  const { texts, counted } = writing;
  switch (block.kind) {
    case 'paragraph':
      return (block.keep ? keptParagraph : paragraph)(block.look && styles[block.look], words(block.words));
    case 'list':
      return block.items.map((item) => paragraph('ListBullet', words(item))).join('');
    case 'table':
      return [
        caption(texts.table, (counted.tables += 1), block.caption),
        table(block, Boolean(block.notes?.length)),
        notes(block.notes),
        // What follows a table touches it; and two tables would become one.
        block.notes?.length ? '' : paragraph('Note'),
      ].join('');
    case 'figure': {
      const number = (counted.figures += 1);
      const keep = Boolean(block.notes?.length);
      return [
        caption(texts.figure, number, block.caption),
        figure(block, writing.addPicture(block), number, keep),
        notes(block.notes),
      ].join('');
    }
  }
}

/** A caption that counts itself, above what it names and on its page. */
function caption(label: string, number: number, text: string): string {
  return keptParagraph(
    'Caption',
    words(`${label} `),
    field(`SEQ ${label} \\* ARABIC`, String(number)),
    words(`  ${text}`),
  );
}

function notes(lines: readonly string[] = []): string {
  return lines.map((line) => paragraph('Note', words(line))).join('');
}
