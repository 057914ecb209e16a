import { posix } from 'node:path';
import type { NumberFormat } from './number-text.js';
import type { Package } from './package.js';
import { UnreadableWorkbook } from './unreadable.js';
import { readXml } from './xml.js';

/** A sheet that somebody sees: its name, and its part. */
interface VisibleSheet {
  readonly name: string;
  readonly path: string;
}

/** What the cells of all sheets refer to. */
export interface WorkbookParts {
  readonly sheets: readonly VisibleSheet[];
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly dates: 1900 | 1904;
}

const noSheet = 'Deze werkmap heeft geen zichtbaar blad. Maak het blad met de lijst zichtbaar.';
const noList =
  'Deze werkmap toont alleen een grafiek, en geen lijst. Zet de mensen op een gewoon blad, één op elke regel, met de kolomnamen erboven.';

/** Returns the visible sheets of a workbook, with texts and formats. Throws where there is none. */
export function readParts(parts: Package): WorkbookParts {
  const [main = { target: 'xl/workbook.xml' }] = relationsOf(parts, '').filter(({ type }) => type === 'officeDocument');
  const relations = relationsOf(parts, main.target);
  const targetOf = (type: string) => relations.find((one) => one.type === type)?.target;
  const sheets: VisibleSheet[] = [];
  let dates: 1900 | 1904 = 1900;
  const charts: string[] = [];
  readXml(parts.open(main.target), {
    open: (name, { state = 'visible', id, name: title = '', date1904 }) => {
      if (name === 'workbookPr' && (date1904 === '1' || date1904 === 'true')) dates = 1904;
      const sheet = relations.find((one) => one.id === id);
      if (name !== 'sheet' || state !== 'visible' || !sheet) return;
      if (sheet.type === 'worksheet') sheets.push({ name: title, path: sheet.target });
      else if (sheet.type === 'chartsheet') charts.push(title);
    },
  });
  if (!sheets.length) throw new UnreadableWorkbook(charts.length ? noList : noSheet);
  const [texts, styles] = [targetOf('sharedStrings'), targetOf('styles')];
  return {
    sheets,
    dates,
    texts: texts !== undefined && parts.has(texts) ? readTexts(parts.open(texts)) : [],
    formats: styles !== undefined && parts.has(styles) ? readFormats(parts.open(styles)) : [],
  };
}

/** Where something refers to: a part of the workbook, or an address outside it. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: worksheet, hyperlink. */
  readonly type: string;
  readonly target: string;
}

/** Returns what a part refers to; the part `''` is the workbook as a whole. Follows none of it. */
export function relationsOf(parts: Package, path: string): Relation[] {
  const { dir, base } = posix.parse(path);
  const rels = posix.join(dir, '_rels', `${base}.rels`);
  const relations: Relation[] = [];
  if (!parts.has(rels)) return relations;
  readXml(parts.open(rels), {
    open: (name, { Id: id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship') return;
      const target = TargetMode === 'External' ? Target : posix.join(Target.startsWith('/') ? '' : dir, Target);
      relations.push({ id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return relations;
}

/** The shared texts; of rich text the words, without how they are pronounced. */
function readTexts(part: Uint8Array): string[] {
  const texts: string[] = [];
  let [text, inText, aside] = ['', false, false];
  readXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') aside = true;
      inText = name === 't' && !aside;
    },
    text: (words) => {
      if (inText) text += words;
    },
    close: (name) => {
      if (name === 'rPh') aside = false;
      if (name === 'si') texts.push(text);
      inText = false;
    },
  });
  return texts;
}

/** The number format of each style that a cell can have. */
function readFormats(part: Uint8Array): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  readXml(part, {
    open: (name, { numFmtId, formatCode = '' }) => {
      const id = Number(numFmtId ?? 0);
      if (name === 'numFmt') codes.set(id, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push({ id, code: codes.get(id) ?? '' });
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
