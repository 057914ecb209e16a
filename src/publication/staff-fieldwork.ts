import { ownBureauOf, type Viewer } from '../access/rights.js';
import type { Ctx } from '../context.js';
import { countFieldwork } from '../fieldwork/fieldwork.js';
import type { CompletedDay, FieldworkCell } from '../fieldwork/figures.js';
import type { StudyDefinition } from '../study/definition.js';
import { findSnapshot } from './snapshot.js';

/** How fieldwork goes, for staff. */
export interface StaffFieldwork {
  /** Those of the viewer's own bureau, or of every one; of nobody how far they got. */
  readonly cells: readonly FieldworkCell[];
  /**
   * How many answered on a day, all bureaus together; null where that would tell when one of the
   * viewer's own people answered.
   */
  readonly days: readonly CompletedDay[] | null;
  /** Whether what it found was published. */
  readonly isPublished: boolean;
}

/** How many people of other bureaus, and of all twice as many, must have answered to show days. */
const fewest = 10;

/**
 * Returns how fieldwork of a wave goes, for who may know a bureau's people by name. So it tells, of
 * a closed wave too, no more than of an open one; and its own days only among enough of others.
 */
export async function readStaffFieldwork(
  ctx: Ctx,
  viewer: Viewer,
  wave: string,
  definition: Pick<StudyDefinition, 'groups' | 'bureaus'>,
): Promise<StaffFieldwork> {
  const bureau = ownBureauOf(viewer);
  const isPublished = (await findSnapshot(ctx, { wave, unpublished: false })) !== undefined;
  const soFar = { wave, soFar: true };
  const all = await countFieldwork(ctx, soFar, definition);
  if (bureau === undefined) return { cells: all.cells, days: all.days, isPublished };
  // Counted for the bureau alone: whom another bureau asks is in its own counts too.
  const { cells } = await countFieldwork(ctx, soFar, definition, bureau);
  const answered = (some: readonly FieldworkCell[]) => some.reduce((sum, { completed }) => sum + completed, 0);
  const others = answered(all.cells.filter((cell) => cell.bureau !== bureau));
  const isEnough = others >= fewest && answered(all.cells) >= 2 * fewest;
  return { cells, days: isEnough ? all.days : null, isPublished };
}
