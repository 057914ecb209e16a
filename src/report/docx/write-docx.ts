import { contentTypes, coreProperties, officeType, packParts } from '../../files/office-parts.js';
import { pathOfProperties, relate, relateDocument, relationships, typeOfProperties } from '../../files/office-parts.js';
import type { Target } from '../../files/office-parts.js';
import { numbersIn } from '../../language/numbers.js';
import type { Report } from '../document.js';
import { type DrawnFigure, type DrawnReport } from '../drawn-report.js';
import { writeBeside } from '../write-beside.js';
import { fileTexts, type FileTexts } from '../texts.js';
import { writeBlock, type WordWriting } from './blocks.js';
import { contents, headingParagraph, listHeadings } from './contents.js';
import { documentXml, footerXml, headerXml } from './frame.js';
import { openRasteriser, type DrawnPicture } from './rasterise.js';
import { fontTableXml, hiddenFonts, numberingXml, settingsXml } from './settings.js';
import { stylesXml } from './styles.js';
import { paragraph, words } from './text.js';

const word = `${officeType}.wordprocessingml`;

/** The parts that the document refers to, by the order of their relationships. */
const referred = ['styles', 'settings', 'numbering', 'fontTable', 'header', 'footer'] as const;
const idOf = (name: (typeof referred)[number]) => `rId${referred.indexOf(name) + 1}`;

/**
 * Returns a report as a Word document (Office Open XML, ECMA-376), made beside the thread that
 * serves. The same report gives the same bytes.
 */
export function writeDocx(report: Report): Promise<Buffer> {
  return writeBeside(import.meta.url, packDocx, report);
}

/** Returns a report whose charts are drawn as a Word document. */
export async function packDocx(report: DrawnReport): Promise<Buffer> {
  const texts = fileTexts[report.language];
  const rasterise = await openRasteriser();
  const pictures: DrawnPicture[] = [];
  const addPicture = ({ svg }: DrawnFigure) => {
    const first = referred.length + 2 * pictures.length + 1;
    pictures.push(rasterise(svg));
    return { png: `rId${first}`, svg: `rId${first + 1}` };
  };
  const body = writeBody(report, texts, { texts, counted: { tables: 0, figures: 0 }, addPicture });
  const fonts = hiddenFonts();
  return packParts([
    ['[Content_Types].xml', typesOfParts()],
    ['_rels/.rels', relateDocument('word/document.xml')],
    [pathOfProperties, coreProperties({ ...report, language: texts.locale, madeAt: `${report.date}T00:00:00Z` })],
    ['word/document.xml', documentXml(body, idOf('header'), idOf('footer'))],
    ['word/_rels/document.xml.rels', relate(targetsOf(pictures))],
    ['word/styles.xml', stylesXml(texts.locale)],
    ['word/settings.xml', settingsXml(texts.locale)],
    ['word/numbering.xml', numberingXml()],
    ['word/fontTable.xml', fontTableXml()],
    ['word/_rels/fontTable.xml.rels', relate(fonts.map(([path]) => [`${relationships}/font`, `/${path}`]))],
    ['word/header.xml', headerXml(report)],
    ['word/footer.xml', footerXml(report, texts)],
    ...fonts,
    ...pictures.flatMap(({ png, svg }, i): [string, Uint8Array | string][] => [
      [`word/media/${i + 1}.png`, png],
      [`word/media/${i + 1}.svg`, svg],
    ]),
  ]);
}

function writeBody(report: DrawnReport, texts: FileTexts, writing: WordWriting): string {
  const headings = listHeadings(report.sections);
  return [
    paragraph('Title', words(report.title)),
    paragraph('Subtitle', words(report.subtitle)),
    paragraph('Byline', words(report.author)),
    paragraph('Byline', words(numbersIn(report.language).day(report.date))),
    contents(texts.contents, headings),
    ...headings.flatMap((heading, i) => [
      headingParagraph(heading, i),
      ...heading.section.blocks.map((block) => writeBlock(block, writing)),
    ]),
  ].join('');
}

function targetsOf(pictures: readonly DrawnPicture[]): Target[] {
  return [
    ...referred.map((name): Target => [`${relationships}/${name}`, `${name}.xml`]),
    ...pictures.flatMap((_, i) =>
      ['png', 'svg'].map((kind): Target => [`${relationships}/image`, `media/${i + 1}.${kind}`]),
    ),
  ];
}

function typesOfParts(): string {
  return contentTypes({ png: 'image/png', svg: 'image/svg+xml', odttf: `${officeType}.obfuscatedFont` }, [
    ['word/document.xml', `${word}.document.main+xml`],
    ...referred.map((name): [string, string] => [`word/${name}.xml`, `${word}.${name}+xml`]),
    [pathOfProperties, typeOfProperties],
  ]);
}
