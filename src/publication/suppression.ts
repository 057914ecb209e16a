import { z } from 'zod';
import type { StudyView } from './view.js';

/**
 * What of a figure is hidden, and as of when figures are shown. Results and crosstabs ask here;
 * comparisons and open answers are shown to viewers of live figures alone.
 */

export const Snapshot = z.string().nullable().meta({
  description:
    'When these figures were published; null for the coordinator, who sees them as they are, and before the first time.',
});

export const suppressed = z.boolean().meta({ description: 'Kept back, since it would tell of one person.' });

/** Returns the snapshot through which somebody looks. None was made yet. */
export function snapshotOf(_view: StudyView): z.infer<typeof Snapshot> {
  return null;
}

/**
 * Returns a cell with whether it is hidden from a viewer. Nothing is: only viewers of figures as they
 * are now see any cell yet.
 */
export function suppress<T extends object>(_view: StudyView, cell: T): T & { suppressed: boolean } {
  return { ...cell, suppressed: false };
}
