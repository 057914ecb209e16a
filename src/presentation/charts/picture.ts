import { element, line, markup, type Drawing } from './svg.js';

/** What every chart has: the id that the page gives it, and its title. */
export interface Titled {
  /** Unique on the page. */
  readonly id: string;
  /** The question that the chart answers, for who hears it and for who takes it along. */
  readonly title: string;
}

/** Something drawn with its height in pixels. */
export interface Sketch {
  readonly height: number;
  readonly drawing: Drawing;
}

/** A chart before it is put on a page or in a file. */
export interface Picture extends Titled {
  /** They say everything that is drawn, for who hears it. */
  readonly sentences: readonly string[];
  /**
   * Draws it for a place at least so wide, in pixels: lines of text break at that width. What it
   * defines has ids that begin with `id`. Where the title stands above it, it is not drawn again.
   */
  draw(width: number, id: string, titled?: boolean): Sketch;
}

/** The least width of a chart on a phone, and where there is room; as in public/golfslag.css. */
const [phone, roomy] = [288, 390];

/**
 * Returns a chart for a page, for sight and for screen readers. It is drawn a second time where its
 * lines are longer on a wider screen; the page shows the one that fits.
 */
export function onPage({ id, title, sentences, draw }: Picture): string {
  const narrow = draw(phone, id);
  const named = `${id}-t ${id}-d`;
  const svg = (also: string, { height, drawing }: Sketch, ...told: readonly Drawing[]) =>
    element(
      'svg',
      { class: `chart${also}`, width: '100%', height, role: 'img', 'aria-labelledby': named },
      ...told,
      drawing,
    );
  const told = [line(title, { id: `${id}-t` }, 'title'), line(sentences.join(' '), { id: `${id}-d` }, 'desc')];
  const same = markup(narrow.drawing) === markup(draw(roomy, id).drawing);
  const drawn = same ? [svg('', narrow, told)] : [svg(' narrow', narrow, told), svg(' roomy', draw(roomy, `${id}-w`))];
  return markup(element('div', { class: 'drawn-to-fit' }, drawn));
}
