/** What is wrong at a place of a file, and how to fix it. */
export interface FileError {
  /**
   * The line of the file, from 1. A record with line breaks in it has the line on which it begins.
   */
  readonly line: number;
  /** From 1: the field of the record in a table, the character of the line in any other text. */
  readonly column: number;
  readonly reason: string;
}

/** What is wrong in one of several files. */
export interface NamedFileError extends FileError {
  readonly file: string;
}

/** Returns what is wrong at a place. Without one it is the start of the file. */
export function fileError(reason: string, line = 1, column = 1): FileError {
  return { line, column, reason };
}

/** Compares two errors of one file, to sort them by line and column. */
export function byPlace(one: FileError, other: FileError): number {
  return one.line - other.line || one.column - other.column;
}
