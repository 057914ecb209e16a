import { along, element, line, type Drawing } from './svg.js';
import { lineHeight, wrap } from './wrapped.js';

/** From where to where a percentage may lie, 0 to 100; of a difference −100 to 100. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * How far the ends of a whisker reach above and below it: past the dot that may cover its middle.
 */
const cap = 6;

/**
 * Returns an interval as a line between two caps. They are taller than a dot, so that no dot hides
 * how short it is. A pale one leaves something open.
 */
export function drawWhisker({ low, high }: Range, y: number, pale = false): Drawing {
  const [from, to] = [along(low), along(high)];
  return stroked(
    pale,
    element('line', { x1: from, x2: to, y1: y, y2: y }),
    [from, to].map((x) => element('line', { x1: x, x2: x, y1: y - cap, y2: y + cap })),
  );
}

/** Returns the same upright, from one height to another, around 0 in pixels. */
export function uprightWhisker(low: number, high: number): Drawing {
  return stroked(
    false,
    element('line', { x1: 0, x2: 0, y1: low, y2: high }),
    [low, high].map((y) => element('line', { x1: -cap, x2: cap, y1: y, y2: y })),
  );
}

/** Light under dark, so that it shows on what lies beneath. */
function stroked(pale: boolean, ...lines: readonly Drawing[]): Drawing {
  return [
    element('g', { class: 'c-halo' }, lines),
    element('g', { class: pale ? 'c-whisker c-pale' : 'c-whisker' }, lines),
  ];
}

export type Mark = 'whisker' | 'band' | 'chance' | 'dot' | 'ring';

/** The line that says what a mark in a chart means. */
export interface KeyLine {
  readonly mark?: Mark;
  readonly words: string;
}

/** Where the words of a key begin, in pixels. */
const keyIndent = 32;

/** Returns what the marks of a chart mean, from `top` on, with the height that it takes. */
export function drawKey(
  id: string,
  lines: readonly KeyLine[],
  top: number,
  width: number,
): { readonly height: number; readonly drawing: Drawing } {
  const drawing: Drawing[] = [];
  let y = top + 6;
  for (const { mark, words } of lines) {
    drawing.push(drawMark(id, mark, y + 9));
    const x = mark === undefined ? 0 : keyIndent;
    for (const part of wrap(words, width - x)) {
      drawing.push(line(part, { class: 'c-axis', x, y: y + 13 }));
      y += lineHeight;
    }
  }
  return { height: y - top, drawing };
}

/** Returns a mark of a key, around a height, in 24 pixels. */
export function drawMark(id: string, mark: Mark | undefined, y: number): Drawing {
  if (mark === undefined) return [];
  if (mark === 'dot' || mark === 'ring') return element('circle', { class: `c-${mark}`, cx: 12, cy: y, r: 4.5 });
  if (mark === 'chance') return element('rect', { class: 'c-chance', x: 2, y: y - 6, width: 20, height: 12 });
  if (mark === 'band')
    return element('rect', { class: 'c-band', x: 2, y: y - 6, width: 20, height: 12, fill: `url(#${id}-low)` });
  return element(
    'g',
    { class: 'c-whisker' },
    element('line', { x1: 2, x2: 22, y1: y, y2: y }),
    [2, 22].map((x) => element('line', { x1: x, x2: x, y1: y - 4, y2: y + 4 })),
  );
}
