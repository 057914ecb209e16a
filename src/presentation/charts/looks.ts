import type { Attributes } from './svg.js';

const [ink, quiet, paper, edge, sea] = ['#1b2a2f', '#4a5a60', '#ffffff', '#6d7d82', '#0b5563'];
const [grid, track, bar, pale] = ['#d5d8d4', '#e6e6df', '#7fb0b7', '#dfe3df'];

/** The letters of a file, which takes no style sheet along. */
export const letters = {
  'font-family': "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
  'font-size': 13,
  fill: ink,
};

export { paper };

/**
 * What the classes of public/golfslag.css look like on white paper, as attributes: a file has to
 * stand alone, and a browser that opens it allows it no style of its own.
 */
const looks: Readonly<Record<string, Attributes>> = {
  'c-plot': {},
  'c-value': { 'font-weight': 600, 'text-anchor': 'end' },
  'c-now': { 'font-weight': 600 },
  'c-heading': { 'font-weight': 600 },
  'c-end': { 'text-anchor': 'end' },
  'c-middle': { 'text-anchor': 'middle' },
  'c-axis': { fill: quiet, 'font-size': 12 },
  'c-track': { fill: track },
  'c-chance': { fill: track },
  'c-field': { fill: track },
  'c-bar': { fill: bar },
  'c-solid': { fill: sea },
  'c-halo': { stroke: paper, 'stroke-width': 5 },
  'c-whisker': { stroke: ink, 'stroke-width': 2 },
  'c-pale': { stroke: edge },
  'c-part': { stroke: paper, 'stroke-width': 1.5 },
  'c-dot': { fill: ink, stroke: paper, 'stroke-width': 1.5 },
  'c-ring': { fill: paper, stroke: ink, 'stroke-width': 2 },
  'c-band': { stroke: ink, 'stroke-width': 1.5 },
  'c-grid': { stroke: grid },
  'c-zero': { stroke: ink, 'stroke-width': 1.5 },
  'c-between': { stroke: ink, 'stroke-dasharray': '2 3' },
  'c-break': { stroke: ink, 'stroke-dasharray': '6 4' },
  'c-centre': { stroke: ink },
  'c-far-low': { fill: edge },
  'c-low': { fill: pale },
  'c-neutral': { fill: pale, stroke: edge },
  'c-high': { fill: bar },
  'c-far-high': { fill: sea },
  'c-light-stripe': { fill: paper },
  'c-dark-stripe': { fill: edge },
};

/** Returns the attributes of an element in a file. Throws for a class that has no look. */
export function lookOf(classes: string): Attributes {
  return Object.assign(
    {},
    ...classes.split(' ').map((name) => {
      const look = looks[name];
      if (!look) throw new Error(`No look for "${name}" in a file`);
      return look;
    }),
  ) as Attributes;
}

/** Returns the same as a style sheet, for a page that stands alone. */
export function chartStyles(): string {
  const inPixels = (name: string, value: string | number | undefined) =>
    typeof value === 'number' && name === 'font-size' ? `${value}px` : String(value);
  const rule = (selector: string, look: Attributes) =>
    `${selector}{${Object.entries(look)
      .map(([name, value]) => `${name}:${inPixels(name, value)}`)
      .join(';')}}`;
  return [rule('.chart', letters), ...Object.entries(looks).map(([name, look]) => rule(`.${name}`, look))].join('\n');
}
