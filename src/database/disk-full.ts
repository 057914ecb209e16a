const codes = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100']);

/** Returns whether something could not be saved for want of room, here or at PostgreSQL. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.has(String(error.code));
}
