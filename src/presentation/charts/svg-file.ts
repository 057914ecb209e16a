import { letters, lookOf, paper } from './looks.js';
import type { Picture } from './picture.js';
import { element, line, markup, type Attributes, type Drawing, type Drawn } from './svg.js';
import { lineHeight, wrap } from './wrapped.js';

/** What stands around a chart in a file. */
export interface Around {
  /** A warning above everything; empty where there is none. */
  readonly warning: string;
  /** Who answered, and where it comes from; each a paragraph below the chart. */
  readonly below: readonly string[];
}

const [width, margin, titleHeight] = [760, 24, 22];

/**
 * Returns a chart as a file that stands alone: with its question above it and its source below, its
 * own colours and letters, and every place in pixels, as drawing programs want it.
 */
export function svgFile(picture: Picture, { warning, below }: Around): string {
  const room = width - 2 * margin;
  const { height, drawing } = picture.draw(room, picture.id, true);
  let top = margin;
  const write = (words: string, attributes: Attributes, size: number, lines = wrap(words, room)) =>
    lines.map((part) => {
      top += size;
      return line(part, { ...attributes, x: margin, y: top - 5 });
    });
  const warned = warning === '' ? [] : write(warning, { 'font-weight': 700 }, lineHeight + 4);
  const titled = write(
    picture.title,
    { 'font-size': 16, 'font-weight': 600 },
    titleHeight,
    wrap(picture.title, room * 0.78),
  );
  top += 10;
  const chart = element('g', { transform: `translate(${margin} ${top})` }, place(drawing, room));
  top += height + 10;
  const told = below.map((words) => write(words, lookOf('c-axis'), lineHeight));
  top += margin;
  const named = [`${picture.id}-t`, `${picture.id}-d`] as const;
  return markup(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height: top,
        viewBox: `0 0 ${width} ${top}`,
        role: 'img',
        'aria-labelledby': named.join(' '),
      },
      line(picture.title, { id: named[0] }, 'title'),
      line([warning, ...picture.sentences, ...below].join(' ').trim(), { id: named[1] }, 'desc'),
      element('rect', { x: 0, y: 0, width, height: top, fill: paper }),
      element('g', letters, warned, titled, chart, told),
    ),
  );
}

/** A chart as SVG, so many pixels large. */
export interface ChartAlone {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Returns a chart `width` pixels wide in letters of a font family, for a document that has its
 * title, its source and its description around it.
 */
export function chartAlone(picture: Picture, width: number, family: string): ChartAlone {
  const { height, drawing } = picture.draw(width, picture.id, true);
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    element('g', { ...letters, 'font-family': family }, place(drawing, width)),
  );
  return { svg: markup(svg), width, height };
}

const alongWidth = new Set(['x', 'x1', 'x2', 'cx', 'width']);

/** Gives everything its look and its place in pixels, in a chart of this width. */
function place(drawing: Drawing, within: number): Drawing {
  if (!('name' in drawing)) return drawing.map((one) => place(one, within));
  const { name, attributes, children, words } = drawing;
  const { class: classes, ...own } = attributes;
  const placed: Attributes = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, alongWidth.has(key) ? inPixels(value, within) : value]),
  );
  if (name === 'svg') return placeWithin(placed, children);
  const look = classes === undefined ? {} : lookOf(String(classes));
  const inside = children.map((child) => place(child, within));
  const drawn = element(name, { ...look, ...placed }, inside);
  return words === undefined ? drawn : { ...drawn, words };
}

/**
 * A chart within a chart becomes a group that is moved: not every program places one in another.
 */
function placeWithin({ x = 0, y = 0, width: own }: Attributes, children: readonly Drawn[]): Drawing {
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    children.map((child) => place(child, Number(own))),
  );
}

function inPixels(value: string | number | undefined, within: number): string | number | undefined {
  if (typeof value !== 'string' || !value.endsWith('%')) return value;
  return Math.round(Number.parseFloat(value) * within) / 100;
}
