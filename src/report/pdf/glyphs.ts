import { toUnicodeForm } from '../../language/unicode-form.js';
/** What stands for a sign that the font has not. */
const unknown = '□';

/**
 * Returns what makes a text writable in a font: PDF/UA refuses a document with one sign that its
 * fonts lack, and texts may hold any.
 */
export function writableIn(font: Buffer): (text: string) => string {
  const ranges = rangesOf(font);
  const has = (sign: string) => {
    const code = sign.codePointAt(0) ?? 0;
    return sign === '\n' || ranges.some(([first, last]) => code >= first && code <= last);
  };
  return (text) => Array.from(toUnicodeForm(text, 'NFC'), (sign) => (has(sign) ? sign : unknown)).join('');
}

/**
 * Which signs a TrueType font has, by its table `cmap` in format 12, from the first to the last of
 * each range.
 */
function rangesOf(font: Buffer): [first: number, last: number][] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(entry + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  );
  const full = subtables.find((at) => font.readUInt16BE(at) === 12);
  if (full === undefined) throw new Error('The font has no table of all its signs');
  return Array.from({ length: font.readUInt32BE(full + 12) }, (_, i) => {
    const at = full + 16 + 12 * i;
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)];
  });
}
