import type { Cell } from '../../questionnaire/question.js';
import { numberOf, type DtaVariable } from './layout.js';

/**
 * Stata's “.” of each type, where nothing is known; after it come .a, .b, .c …, one higher each.
 */
const nothing = { byte: 101, long: 2_147_483_621, double: 0x7fe0n << 48n } as const;

/** By how much one missing value of eight bytes is higher than the one before. */
const nextDouble = 1n << 40n;

/** Returns the number of .a, .b, .c or .d in a list of labels, for 96, 97, 98 or 99. */
export function missingInLabels(missing: number): number {
  return nothing.long + placeOf(missing);
}

/** Returns a response as it stands in the file; `number` is its own, from 1. */
export function rowOf(row: readonly Cell[], laidOut: readonly DtaVariable[], number: number): Buffer {
  const bytes = Buffer.alloc(laidOut.reduce((sum, one) => sum + one.bytes, 0));
  let at = 0;
  laidOut.forEach((one, i) => {
    write(bytes, at, one, row[i] ?? '', { column: i + 1, number });
    at += one.bytes;
  });
  return bytes;
}

/** Where a long text is sought: by the numbers of its column and its row, from 1. */
interface Place {
  readonly column: number;
  readonly number: number;
}

function write(bytes: Buffer, at: number, one: DtaVariable, cell: Cell, { column, number }: Place): void {
  const { variable, holds } = one;
  if (holds === 'text') {
    bytes.write(String(cell), at);
    return;
  }
  if (holds === 'place') {
    if (cell === '') return;
    bytes.writeUInt16LE(column, at);
    bytes.writeUIntLE(number, at + 2, 6);
    return;
  }
  const missing = variable.values.find(({ code }) => String(code) === String(cell))?.missing;
  const isMissing = cell === '' || missing !== undefined;
  const place = missing === undefined ? 0 : placeOf(missing);
  if (holds === 'code') bytes.writeInt8(isMissing ? nothing.byte + place : numberOf(variable, cell), at);
  else if (holds === 'day') bytes.writeInt32LE(isMissing ? nothing.long + place : daysOf(String(cell)), at);
  else if (isMissing) bytes.writeBigUInt64LE(nothing.double + BigInt(place) * nextDouble, at);
  else bytes.writeDoubleLE(Number(cell), at);
}

/** 96 is .a, the first after “.”. */
function placeOf(missing: number): number {
  return missing - 95;
}

/** A day as Stata counts: in days since 1960. */
function daysOf(day: string): number {
  return (Date.parse(day) - Date.UTC(1960, 0, 1)) / 86_400_000;
}
