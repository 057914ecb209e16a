import type { TableCell } from '../csv-table.js';
import type { CellLook } from './cell-formats.js';

/** A cell with its look. */
export interface StyledCell {
  readonly value: TableCell;
  readonly look: CellLook;
}

/** A cell; a bare value has the look of an ordinary one. */
export type WorkbookCell = TableCell | StyledCell;

/** Returns a cell with its look. */
export function styled(cell: WorkbookCell): StyledCell {
  return cell !== null && typeof cell === 'object' ? cell : { value: cell, look: {} };
}
