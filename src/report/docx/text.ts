import { element, escapeXml } from '../../files/xml.js';

/** The styles of the document, by the names that styles.ts gives them. */
export type Style =
  | 'Title'
  | 'Subtitle'
  | 'Byline'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'TOCHeading'
  | 'TOC1'
  | 'TOC2'
  | 'TOC3'
  | 'Lead'
  | 'Quote'
  | 'Note'
  | 'Warning'
  | 'ListBullet'
  | 'Caption'
  | 'Figure'
  | 'TableText'
  | 'TableNumber'
  | 'Header'
  | 'Footer';

/** Returns a paragraph; without a style it is plain text. */
export function paragraph(style: Style | undefined, ...inside: readonly string[]): string {
  return element('w:p', {}, properties(style), ...inside);
}

/** Returns a paragraph that stays on the page of what follows. */
export function keptParagraph(style: Style | undefined, ...inside: readonly string[]): string {
  return element('w:p', {}, element('w:pPr', {}, style ? styled(style) : '', element('w:keepNext')), ...inside);
}

/** Returns words in the style of their paragraph; their line breaks stay. */
export function words(text: string): string {
  const lines = text.split('\n').map((line) => element('w:t', { 'xml:space': 'preserve' }, escapeXml(line)));
  return element('w:r', {}, lines.join(element('w:br')));
}

/** Returns a tab. */
export const tab = element('w:r', {}, element('w:tab'));

/** Returns a field with what it shows until a program works it out. */
export function field(instruction: string, shown: string): string {
  return fieldAround(instruction, words(shown));
}

/** Returns the runs of a field around what it shows. */
export function fieldAround(instruction: string, shown: string): string {
  const [begin, end] = fieldEnds(instruction);
  return `${begin}${shown}${end}`;
}

/** Returns what stands before and behind what a field shows, which may be several paragraphs. */
export function fieldEnds(instruction: string): [begin: string, end: string] {
  const mark = (type: string) => element('w:r', {}, element('w:fldChar', { 'w:fldCharType': type }));
  const code = element('w:instrText', { 'xml:space': 'preserve' }, escapeXml(` ${instruction} `));
  return [`${mark('begin')}${element('w:r', {}, code)}${mark('separate')}`, mark('end')];
}

function properties(style: Style | undefined): string {
  return style ? element('w:pPr', {}, styled(style)) : '';
}

function styled(style: Style): string {
  return element('w:pStyle', { 'w:val': style });
}
