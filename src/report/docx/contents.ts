import { element } from '../../files/xml.js';
import type { DrawnSection } from '../drawn-report.js';
import { fieldEnds, keptParagraph, paragraph, words, type Style } from './text.js';

/** A heading, the depth at which it stands, and the name of its bookmark. */
export interface Heading {
  readonly section: DrawnSection;
  readonly depth: 1 | 2 | 3;
  readonly bookmark: string;
}

/** Returns every heading, in the order of the document. The deepest stand as the third. */
export function listHeadings(sections: readonly DrawnSection[]): Heading[] {
  const headings: Heading[] = [];
  const walk = (some: readonly DrawnSection[], depth: Heading['depth']) => {
    for (const section of some) {
      headings.push({ section, depth, bookmark: `_Toc${100_000 + headings.length}` });
      walk(section.sections, depth === 1 ? 2 : 3);
    }
  };
  walk(sections, 1);
  return headings;
}

/**
 * Returns the table of contents as a field that is filled in, each line a link. Page numbers come
 * when its reader updates it: only a program that lays out pages knows them, and one that is asked
 * to do so on opening asks the reader first.
 */
export function contents(title: string, headings: readonly Heading[]): string {
  const [begin, end] = fieldEnds('TOC \\o "1-3" \\h \\z \\u');
  const lines = headings.map(({ section, depth, bookmark }, i) =>
    paragraph(
      `TOC${depth}` satisfies Style,
      i === 0 ? begin : '',
      element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, words(section.heading)),
      i === headings.length - 1 ? end : '',
    ),
  );
  return keptParagraph('TOCHeading', words(title)) + lines.join('');
}

/** Returns a heading with the bookmark that its line in the table of contents leads to. */
export function headingParagraph({ section, depth, bookmark }: Heading, number: number): string {
  return paragraph(
    `Heading${depth}`,
    element('w:bookmarkStart', { 'w:id': number, 'w:name': bookmark }),
    words(section.heading),
    element('w:bookmarkEnd', { 'w:id': number }),
  );
}
