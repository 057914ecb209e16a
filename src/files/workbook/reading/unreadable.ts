/** Why a workbook cannot be read: the message says so, and how to fix it (Dutch). */
export class UnreadableWorkbook extends Error {
  constructor(
    reason: string,
    /** The row of the sheet at which it shows, from 1. */
    readonly line = 1,
  ) {
    super(reason);
  }
}
