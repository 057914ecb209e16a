import { along, element, markup } from './svg.js';
import { drawWhisker, type Range } from './whisker.js';

const height = 10;

/**
 * Returns a bar from 0 to 100% for a cell of a table, with its 95% interval. It is for sight alone:
 * the cell says its numbers.
 */
export function cellBar(percent: number, interval: Range): string {
  return markup(
    element(
      'svg',
      { class: 'chart', width: '100%', height, 'aria-hidden': 'true' },
      element('rect', { class: 'c-track', x: 0, y: 0, width: '100%', height }),
      element('rect', { class: 'c-bar', x: 0, y: 0, width: along(percent), height }),
      drawWhisker(interval, height / 2),
    ),
  );
}
