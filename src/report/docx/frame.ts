import { relationships, xmlns } from '../../files/office-parts.js';
import { element, xmlDocument } from '../../files/xml.js';
import type { DrawnReport } from '../drawn-report.js';
import type { FileTexts } from '../texts.js';
import { page } from './looks.js';
import { wordMain } from './styles.js';
import { field, paragraph, tab, words } from './text.js';

/** The namespaces of parts that hold text. */
const namespaces = {
  'xmlns:w': wordMain,
  'xmlns:r': relationships,
  'xmlns:wp': `${xmlns}/drawingml/2006/wordprocessingDrawing`,
};

/** Returns the body of the document as a part, its pages A4 with a header and a footer. */
export function documentXml(body: string, header: string, footer: string): string {
  return xmlDocument(element('w:document', namespaces, element('w:body', {}, body, section(header, footer))));
}

/** Returns what stands above every page: the warning, where there is one. */
export function headerXml({ warning }: DrawnReport): string {
  return xmlDocument(element('w:hdr', namespaces, paragraph('Header', warning === '' ? '' : words(warning))));
}

/** Returns what stands below every page: the title, and which page of how many it is. */
export function footerXml({ title }: DrawnReport, texts: FileTexts): string {
  const count = [words(`${texts.page} `), field('PAGE', '1'), words(` ${texts.of} `), field('NUMPAGES', '1')];
  return xmlDocument(element('w:ftr', namespaces, paragraph('Footer', words(title), tab, ...count)));
}

function section(header: string, footer: string): string {
  const { width, height, side, top, bottom, edge } = page;
  return element(
    'w:sectPr',
    {},
    element('w:headerReference', { 'w:type': 'default', 'r:id': header }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': footer }),
    element('w:pgSz', { 'w:w': width, 'w:h': height }),
    element('w:pgMar', {
      ...{ 'w:top': top, 'w:right': side, 'w:bottom': bottom, 'w:left': side },
      ...{ 'w:header': edge, 'w:footer': edge, 'w:gutter': 0 },
    }),
  );
}
