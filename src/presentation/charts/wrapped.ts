import { line } from './svg.js';

/** The height of a line of text in a chart, in pixels; its size is 13 (public/golfslag.css). */
export const lineHeight = 17;

/** The width of a chart's text on the narrowest phone (288 px) beside a column for a value. */
const phoneWidth = 236;

const narrow = new Set("fijlrtI.,:;'’‘|!()[]- ");
const wide = new Set('mwMW%@&—');

/**
 * About how wide a text is in a system font at size 13, in pixels; rather too much than too little.
 */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => {
    if (narrow.has(character)) return sum + 4.2;
    if (wide.has(character)) return sum + 11;
    return sum + (character >= 'A' && character <= 'Z' ? 8.6 : 7);
  }, 0);
}

/** Returns a text in lines that fit a phone. A word that is longer than a line stays whole. */
export function wrap(text: string, width = phoneWidth): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Returns the lines of a label from `top` on. The first has its value at the right end. */
export function label(lines: readonly string[], top: number, value?: string, x?: number | string): string {
  const words = lines.map((words, i) => line(words, { x, y: top + 13 + i * lineHeight }));
  const number = value === undefined ? [] : [line(value, { class: 'c-value', x: '100%', y: top + 13 })];
  return [...words, ...number].join('');
}
