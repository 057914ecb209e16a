import type { Picture } from '../presentation/charts/index.js';
import type { ReportFigure, List, Paragraph, ReportTable } from './document.js';

/** Returns a paragraph for each of the words; none for empty ones. */
export function paragraphs(words: readonly string[], look?: Paragraph['look']): Paragraph[] {
  return words.filter(Boolean).map((one) => ({ kind: 'paragraph', words: one, ...(look && { look }) }));
}

/** Returns a list; nothing where there is nothing to list. */
export function listOf(items: readonly string[]): List[] {
  return items.length ? [{ kind: 'list', items }] : [];
}

/** Returns a table; nothing where it would have no rows. */
export function tableOf(table: Omit<ReportTable, 'kind'>): ReportTable[] {
  return table.rows.length ? [{ kind: 'table', ...table }] : [];
}

/** Returns a picture with its title as caption. */
export function figureOf(picture: Picture, notes: readonly string[] = []): ReportFigure {
  return { kind: 'figure', caption: picture.title, picture, notes: notes.filter(Boolean) };
}
