import { along } from './svg.js';

/** The columns of the lanes of a chart: names of the waves, the plot, and numbers at the right. */
export interface Columns {
  readonly plot: { readonly x: string; readonly width: string };
  /** Whether numbers have room for their intervals. */
  readonly roomy: boolean;
}

/** Returns the columns in a chart of so many pixels. */
export function columnsIn(width: number): Columns {
  const roomy = width >= 380;
  const [names, values] = roomy ? [72, 116] : [58, 74];
  const percent = (pixels: number) => (100 * pixels) / width;
  return { plot: { x: along(percent(names)), width: along(percent(width - names - values)) }, roomy };
}
