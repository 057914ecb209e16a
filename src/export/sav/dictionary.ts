import { inLanguage, type Language } from '../../language/text.js';
import { Bytes, cut } from '../bytes.js';
import type { Microdata } from '../microdata.js';
import type { FileVariable, Value } from '../../questionnaire/variables.js';
import { pieceWidth, type SavVariable } from './layout.js';

/** The lengths, in bytes, beyond which SPSS cuts labels off. */
const longest = { label: 255, valueLabel: 120, shortText: 8 } as const;

/** How many texts can mean that there is no answer; of numbers there can be a range. */
const mostTexts = 3;

/** SPSS's numbers for formats of a value, and for levels of measurement. */
const formats = { text: 1, number: 5, day: 39 } as const;
const levels = { nominal: 1, ordinal: 2, scale: 3 } as const;

/** The numbers of the records that others hang on (PSPP Developers Guide, "System File Format"). */
const extension = {
  ...{ integers: 3, floats: 4, sets: 7, display: 11, longNames: 13, longTexts: 14, cases: 16, encoding: 20 },
  ...{ attributes: 18, longTextLabels: 21, longTextMissing: 22 },
} as const;

/** Returns all of a .sav file that comes before the cases. `rows` is how many there are. */
export function dictionary(
  microdata: Microdata,
  laidOut: readonly SavVariable[],
  rows: number,
  language: Language,
): Buffer {
  const bytes = new Bytes();
  writeHeader(bytes, microdata, laidOut, rows, language);
  for (const one of laidOut) writeVariable(bytes, one, language);
  for (const one of laidOut) writeLabels(bytes, one, language);
  writeIntegers(bytes);
  writeSets(bytes, microdata, laidOut, language);
  writeDisplay(bytes, laidOut);
  const names = laidOut.map(({ variable, pieces: [{ shortName }] }) => `${shortName}=${variable.name}`);
  writeExtension(bytes, extension.longNames, 1, (part) => part.text(names.join('\t')));
  const long = laidOut.filter(({ width }) => width > pieceWidth);
  if (long.length) {
    const widths = long.map(
      ({ width, pieces: [{ shortName }] }) => `${shortName}=${String(width).padStart(5, '0')}\0\t`,
    );
    writeExtension(bytes, extension.longTexts, 1, (part) => part.text(widths.join('')));
  }
  writeAttributes(bytes, laidOut, language);
  writeLongTextLabels(bytes, laidOut, language);
  writeExtension(bytes, extension.cases, 8, (part) => part.uint64(1, rows));
  writeExtension(bytes, extension.encoding, 1, (part) => part.text('UTF-8'));
  return bytes.int32(999, 0).all();
}

function writeHeader(
  bytes: Bytes,
  { title, closedAt }: Microdata,
  laidOut: readonly SavVariable[],
  rows: number,
  language: Language,
): void {
  const units = laidOut.flatMap(({ pieces }) => pieces).reduce((sum, piece) => sum + piece.units, 0);
  const [day = '', time = ''] = closedAt.split('T');
  bytes
    .text('$FL2@(#) SPSS DATA FILE - Golfslag', 64)
    .int32(2, units, 1, 0, rows)
    .double(compressionBias)
    .text(dayInHeader(day), 9)
    .text(time.slice(0, 8), 8)
    .text(cut(inLanguage(title, language), 64), 64)
    .text('', 3);
}

/** Whole numbers from −99 to 151 take one byte. */
export const compressionBias = 100;

/** "2026-11-29" as "29 Nov 26". */
function dayInHeader(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${date} ${names[Number(month) - 1] ?? 'Jan'} ${year.slice(2)}`;
}

function writeVariable(bytes: Bytes, { variable, width, pieces }: SavVariable, language: Language): void {
  const label = cut(inLanguage(variable.label, language), longest.label);
  const missing = width > longest.shortText ? [] : missingOf(variable).slice(0, width > 0 ? mostTexts : undefined);
  const isRange = missing.length > 3;
  pieces.forEach((piece, place) => {
    const hasLabel = place === 0 && label !== '';
    const format = formatOf(variable, piece.width);
    const count = place > 0 ? 0 : isRange ? -2 : missing.length;
    bytes.int32(2, piece.width, hasLabel ? 1 : 0, count, format, format).text(piece.shortName, 8);
    if (hasLabel) {
      const size = Buffer.byteLength(label);
      bytes.int32(size).text(label, 4 * Math.ceil(size / 4));
    }
    if (place === 0) {
      const told = isRange ? [missing[0] ?? 0, missing.at(-1) ?? 0] : missing;
      for (const code of told) writeValue(bytes, code, width);
    }
    for (let unit = 1; unit < piece.units; unit++) bytes.int32(2, -1, 0, 0, 0, 0).text('', 8);
  });
}

/** The missing codes that can occur, from the smallest. */
function missingOf({ values }: FileVariable): (string | number)[] {
  return values
    .flatMap(({ code, missing }) => (missing === undefined ? [] : [code]))
    .toSorted((a, b) => Number(a) - Number(b));
}

function formatOf({ type, values }: FileVariable, width: number): number {
  if (width > 0) return (formats.text << 16) | (width << 8);
  if (type === 'date') return (formats.day << 16) | (10 << 8);
  const digits = Math.max(8, ...values.map(({ code }) => String(code).length));
  return (formats.number << 16) | (digits << 8);
}

/** A value as eight bytes. */
function writeValue(bytes: Bytes, value: string | number, width: number): void {
  if (width > 0) bytes.text(String(value), 8);
  else bytes.double(Number(value));
}

function writeLabels(bytes: Bytes, { variable: { values }, width, index }: SavVariable, language: Language): void {
  if (!values.length || width > longest.shortText) return;
  bytes.int32(3, values.length);
  for (const value of values) {
    writeValue(bytes, value.code, width);
    const label = labelOf(value, language);
    const size = Buffer.byteLength(label);
    bytes.add(Buffer.from([size])).text(label, 8 * Math.ceil((size + 1) / 8) - 1);
  }
  bytes.int32(4, 1, index);
}

function labelOf({ label }: Value, language: Language): string {
  return cut(inLanguage(label, language), longest.valueLabel);
}

function writeExtension(bytes: Bytes, subtype: number, size: number, write: (part: Bytes) => void): void {
  const part = new Bytes();
  write(part);
  bytes.int32(7, subtype, size, part.length / size).add(part.all());
}

/** Of which machine: little-endian, IEEE 754, UTF-8. And which numbers mean that there is none. */
function writeIntegers(bytes: Bytes): void {
  writeExtension(bytes, extension.integers, 4, (part) => part.int32(1, 0, 0, -1, 1, 1, 2, 65001));
  const most = Number.MAX_VALUE;
  // The number next to −most towards 0 differs in its last bit.
  const lowest = Buffer.from('feffffffffffefff', 'hex');
  writeExtension(bytes, extension.floats, 8, (part) => part.double(-most, most).add(lowest));
}

function writeSets(bytes: Bytes, { sets }: Microdata, laidOut: readonly SavVariable[], language: Language): void {
  if (!sets.length) return;
  const shortNames = new Map(laidOut.map(({ variable, pieces: [{ shortName }] }) => [variable.name, shortName]));
  const lines = sets.map(({ name, label, variables }) => {
    const words = cut(inLanguage(label, language), longest.label);
    const own = variables.flatMap((variable) => shortNames.get(variable)?.toLowerCase() ?? []);
    return `$${name}=D1 1 ${Buffer.byteLength(words)} ${words} ${own.join(' ')}\n`;
  });
  writeExtension(bytes, extension.sets, 1, (part) => part.text(lines.join('')));
}

function writeDisplay(bytes: Bytes, laidOut: readonly SavVariable[]): void {
  const shown = laidOut.flatMap(({ variable, pieces }) =>
    pieces.flatMap(({ width }) => [levels[variable.level], Math.min(40, Math.max(8, width)), width > 0 ? 0 : 1]),
  );
  writeExtension(bytes, extension.display, 4, (part) => part.int32(...shown));
}

/** What else is known of a variable: the question in full, and who was asked. */
function writeAttributes(bytes: Bytes, laidOut: readonly SavVariable[], language: Language): void {
  const lines = laidOut.flatMap(({ variable: { name, question, universe } }) => {
    const told = Object.entries({ question: question?.text, universe }).flatMap(([key, text]) =>
      text ? [`${key}('${inLanguage(text, language).replaceAll(/\s+/g, ' ')}'\n)`] : [],
    );
    return told.length ? [`${name}:${told.join('')}`] : [];
  });
  if (lines.length) writeExtension(bytes, extension.attributes, 1, (part) => part.text(lines.join('/')));
}

/** Of texts of more than eight bytes labels and missing values stand apart. */
function writeLongTextLabels(bytes: Bytes, laidOut: readonly SavVariable[], language: Language): void {
  const long = laidOut.filter(({ width, variable }) => width > longest.shortText && variable.values.length);
  if (!long.length) return;
  const text = (part: Bytes, words: string) => part.int32(Buffer.byteLength(words)).text(words);
  writeExtension(bytes, extension.longTextLabels, 1, (part) => {
    for (const { variable, width } of long) {
      text(part, variable.name).int32(width, variable.values.length);
      for (const value of variable.values) {
        part.int32(width).text(String(value.code), width);
        text(part, labelOf(value, language));
      }
    }
  });
  writeExtension(bytes, extension.longTextMissing, 1, (part) => {
    for (const { variable } of long) {
      const missing = missingOf(variable).slice(0, mostTexts);
      if (!missing.length) continue;
      text(part, variable.name)
        .add(Buffer.from([missing.length]))
        .int32(longest.shortText);
      for (const code of missing) part.text(String(code), longest.shortText);
    }
  });
}
