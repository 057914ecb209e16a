import type { ComparedFigure } from '../results/comparison.js';
import type { Figure } from '../results/figure.js';

/** Returns whether a figure has anything to draw beside the wave it is compared with. */
export function isDrawn({ comparability, difference }: ComparedFigure): boolean {
  return comparability === 'baseline' || comparability === 'words-only' || difference !== null;
}

/** Returns the figures of two waves that were both counted: none that was only published. */
export function countedFigures(figures: readonly ComparedFigure[]): Figure[] {
  return figures.filter(
    (figure): figure is Figure => figure.comparability !== 'baseline' && figure.comparability !== 'words-only',
  );
}
