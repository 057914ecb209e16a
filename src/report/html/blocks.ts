import { onPage } from '../../presentation/charts/index.js';
import { escape } from '../../presentation/charts/svg.js';
import type { Block, ReportFigure, List, Paragraph, ReportTable } from '../document.js';

/** Returns a block as HTML. `id` is its own in the report. */
export function writeBlock(block: Block, id: string): string {
  switch (block.kind) {
    case 'paragraph':
      return writeParagraph(block);
    case 'list':
      return writeList(block);
    case 'table':
      return writeTable(block, id);
    case 'figure':
      return writeFigure(block, id);
  }
}

function writeParagraph({ words, look }: Paragraph): string {
  const written = escape(words);
  if (look === 'quote') return `<blockquote class="quote">${written}</blockquote>`;
  return look ? `<p class="${look}">${written}</p>` : `<p>${written}</p>`;
}

function writeList({ items }: List): string {
  return `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
}

/** A table of so many rows stays on one page of paper. */
const wholeRows = 10;

/** From so many columns on the first is kept from being squeezed. */
const manyColumns = 4;

/** It moves sideways where it is too wide, by keyboard too. */
function writeTable({ caption, columns, rows, notes = [] }: ReportTable, id: string): string {
  const look = (i: number) => (columns[i]?.numbers ? ' class="n"' : '');
  const heads = columns.map(({ heading }, i) => `<th scope="col"${look(i)}>${escape(heading)}</th>`).join('');
  const written = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? `<th scope="row"${look(i)}>${escape(cell)}</th>` : `<td${look(i)}>${escape(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return [
    `<div class="scroll${rows.length > wholeRows ? '' : ' whole'}" role="region" tabindex="0" aria-labelledby="${id}">`,
    `<table${columns.length >= manyColumns ? ' class="many"' : ''}><caption id="${id}">${escape(caption)}</caption>`,
    `<thead><tr>${heads}</tr></thead><tbody>${written.join('\n')}</tbody></table></div>`,
    writeNotes(notes),
  ].join('\n');
}

function writeFigure({ caption, picture, notes = [] }: ReportFigure, id: string): string {
  const drawn = onPage({ ...picture, id });
  return `<figure><figcaption>${escape(caption)}</figcaption>\n${drawn}\n${writeNotes(notes)}</figure>`;
}

function writeNotes(notes: readonly string[]): string {
  return notes.map((note) => `<p class="below">${escape(note)}</p>`).join('');
}
