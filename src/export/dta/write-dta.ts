import { inLanguage, type Language } from '../../language/text.js';
import { Bytes, cut } from '../bytes.js';
import { measure } from '../measure.js';
import type { Microdata } from '../microdata.js';
import { hasWords, type FileVariable } from '../../questionnaire/variables.js';
import { layOut, numberOf, type DtaVariable } from './layout.js';
import { missingInLabels, rowOf } from './rows.js';

/** How many bytes are kept for a name, a format and a label, with the zero that ends each. */
const kept = { name: 129, format: 57, label: 321 } as const;

/** The most bytes of the label of a file or a variable, of which Stata takes 80 characters. */
const longestLabel = 80;

const end = Buffer.from('</stata_dta>');

/**
 * Returns microdata as a file of Stata 14 and later (release 118), with labels, and with .a to .d
 * in the place of 96 to 99. Reads the rows twice: what comes first tells how many there are, and
 * how long the longest text is; a third time where a text is too long to stand in its row. Format:
 * Stata's help file “dta_118”.
 */
export async function* writeDta(microdata: Microdata, language: Language): AsyncGenerator<Buffer> {
  const { rows, texts } = await measure(microdata);
  const laidOut = layOut(microdata.variables, texts);
  const before = head(microdata, rows, language);
  const about = descriptions(laidOut, language);
  const labels = valueLabels(laidOut, language);
  const data = rows * laidOut.reduce((sum, { bytes }) => sum + bytes, 0);
  const apart = laidOut
    .filter(({ holds }) => holds === 'place')
    .reduce((sum, { size }) => sum + size.bytes + size.filled * longText(0, 0, '').length, 0);
  const after = [around('data', data), around('strls', apart), labels.length, end.length];
  yield before;
  yield mapOf([before.length, mapBytes, ...about.map(({ length }) => length), ...after]);
  yield* about;
  yield Buffer.from('<data>');
  let number = 0;
  for await (const row of microdata.rows()) yield rowOf(row, laidOut, ++number);
  yield Buffer.from('</data><strls>');
  if (apart > 0) yield* longTexts(microdata, laidOut);
  yield Buffer.from('</strls>');
  yield labels;
  yield end;
}

/** The bytes of an element with so many bytes in it. */
function around(name: string, bytes: number): number {
  return bytes + `<${name}></${name}>`.length;
}

function element(name: string, write: (bytes: Bytes) => void): Buffer {
  const bytes = new Bytes();
  bytes.text(`<${name}>`);
  write(bytes);
  return bytes.text(`</${name}>`).all();
}

function head({ title, variables, closedAt }: Microdata, rows: number, language: Language): Buffer {
  const label = cut(inLanguage(title, language), longestLabel);
  const bytes = new Bytes().text('<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>');
  bytes.uint16(variables.length).text('</K><N>').uint64(rows).text('</N><label>');
  bytes.uint16(Buffer.byteLength(label)).text(label).text('</label><timestamp>');
  const stamp = stampOf(closedAt);
  return bytes
    .add(Buffer.from([stamp.length]))
    .text(stamp)
    .text('</timestamp></header>')
    .all();
}

/** "2026-11-29T12:34:56Z" as "29 Nov 2026 12:34", in UTC. */
function stampOf(at: string): string {
  const [, date = '', month = '', year = '', time = ''] =
    /, (\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${date} ${month} ${year} ${time}`;
}

/** How many places of sections the map holds: of each, and of the end. */
const places = 14;
const mapBytes = around('map', 8 * places);

/** Returns where each section begins, by how many bytes each is. */
function mapOf(sizes: readonly number[]): Buffer {
  let at = 0;
  const starts = [0, ...sizes.map((size) => (at += size))];
  return element('map', (bytes) => bytes.uint64(...starts));
}

/** The sections between the map and the data. */
function descriptions(laidOut: readonly DtaVariable[], language: Language): Buffer[] {
  const zeros = (bytes: Bytes, text: string, width: number) => bytes.text(text, width, '\0');
  const each = (name: string, write: (bytes: Bytes, one: DtaVariable) => void) =>
    element(name, (bytes) => {
      for (const one of laidOut) write(bytes, one);
    });
  const labelOf = ({ label }: FileVariable) => cut(inLanguage(label, language), longestLabel);
  return [
    each('variable_types', (bytes, { type }) => bytes.uint16(type)),
    each('varnames', (bytes, { variable }) => zeros(bytes, variable.name, kept.name)),
    element('sortlist', (bytes) => zeros(bytes, '', 2 * (laidOut.length + 1))),
    each('formats', (bytes, { format }) => zeros(bytes, format, kept.format)),
    each('value_label_names', (bytes, { variable }) => zeros(bytes, listName(variable), kept.name)),
    each('variable_labels', (bytes, { variable }) => zeros(bytes, labelOf(variable), kept.label)),
    each('characteristics', (bytes, { variable }) => {
      const told = { question: variable.question?.text, universe: variable.universe };
      for (const [name, text] of Object.entries(told)) {
        if (!text) continue;
        const words = `${inLanguage(text, language)}\0`;
        bytes.text('<ch>').int32(2 * kept.name + Buffer.byteLength(words));
        zeros(zeros(bytes, variable.name, kept.name), name, kept.name)
          .text(words)
          .text('</ch>');
      }
    }),
  ];
}

/** The name of a variable's list of labels, which Stata keeps apart; empty where it has none. */
function listName({ name, values }: FileVariable): string {
  return values.length ? name : '';
}

function valueLabels(laidOut: readonly DtaVariable[], language: Language): Buffer {
  return element('value_labels', (bytes) => {
    for (const { variable } of laidOut.filter((one) => one.variable.values.length > 0)) {
      const list = variable.values.map(({ code, label, missing }) => ({
        number: missing === undefined ? numberOf(variable, code) : missingInLabels(missing),
        text: `${missing === undefined && hasWords(variable) ? `${code}: ` : ''}${inLanguage(label, language)}\0`,
      }));
      const texts = list.map(({ text }) => Buffer.from(text));
      let at = 0;
      const starts = texts.map(({ length }) => (at += length) - length);
      const table = new Bytes().int32(list.length, at, ...starts, ...list.map(({ number }) => number));
      for (const text of texts) table.add(text);
      bytes
        .text('<lbl>')
        .int32(table.length)
        .text(listName(variable), kept.name + 3, '\0')
        .add(table.all());
      bytes.text('</lbl>');
    }
  });
}

async function* longTexts({ rows }: Microdata, laidOut: readonly DtaVariable[]): AsyncGenerator<Buffer> {
  const columns = laidOut.flatMap(({ holds }, i) => (holds === 'place' ? [i] : []));
  let number = 0;
  for await (const row of rows()) {
    number++;
    for (const i of columns) {
      const text = String(row[i] ?? '');
      if (text !== '') yield longText(i + 1, number, text);
    }
  }
}

/** A text that stands apart from its row, found by the numbers of its column and row. */
function longText(column: number, row: number, text: string): Buffer {
  const words = Buffer.from(`${text}\0`);
  const inUtf8 = 130;
  const bytes = new Bytes()
    .text('GSO')
    .int32(column)
    .uint64(row)
    .add(Buffer.from([inUtf8]));
  return bytes.int32(words.length).add(words).all();
}
