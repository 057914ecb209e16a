import { line, type Drawing } from './svg.js';

/** The height of a line of text in a chart, in pixels; its size is 13 (public/golfslag.css). */
export const lineHeight = 17;

/** The width that a value takes at the end of a line, in pixels. */
export const valueWidth = 52;

const narrow = new Set("fijlrtI.,:;'’‘|!()[]- ");
const wide = new Set('mwMW%@&—');

/**
 * About how wide a text is in a system font at size 13, in pixels; rather too much than too little.
 */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => {
    if (narrow.has(character)) return sum + 4.2;
    if (wide.has(character)) return sum + 11;
    return sum + (character >= 'A' && character <= 'Z' ? 8.6 : 7);
  }, 0);
}

/** Returns a text in lines of at most so many pixels. A longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Returns the lines of a label from `top` on. The first has its value at the right end. */
export function label(lines: readonly string[], top: number, value?: string, x?: number | string): Drawing {
  const words = lines.map((words, i) => line(words, { x, y: top + 13 + i * lineHeight }));
  return value === undefined ? words : [words, line(value, { class: 'c-value', x: '100%', y: top + 13 })];
}
