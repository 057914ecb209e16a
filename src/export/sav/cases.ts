import type { Cell } from '../../questionnaire/question.js';
import { compressionBias } from './dictionary.js';
import { pieceWidth, type SavVariable } from './layout.js';

/** What stands for a unit of eight bytes; any other number is a whole number plus the bias. */
const code = { padding: 0, literal: 253, blank: 254, missing: 255 } as const;

/** The first byte that stands for no whole number. */
const endOfFile = 252;

const blank = Buffer.alloc(8, ' ');

/**
 * Packs cases as SPSS has since 1985: a byte tells of each unit of eight bytes what it is, and
 * eight such bytes come before the units that must be written out.
 */
export class Cases {
  private readonly codes = Buffer.alloc(8);
  private count = 0;
  private literals: Buffer[] = [];
  private ready: Buffer[] = [];

  constructor(private readonly laidOut: readonly SavVariable[]) {}

  /** Adds a response. */
  add(row: readonly Cell[]): void {
    this.laidOut.forEach(({ variable, width, pieces }, i) => {
      const cell = row[i] ?? '';
      if (width === 0) this.number(variable.type === 'date' ? secondsOf(cell) : cell);
      else {
        const text = Buffer.from(String(cell));
        pieces.forEach(({ units }, place) => {
          const piece = Buffer.alloc(8 * units, ' ');
          text.subarray(place * pieceWidth, (place + 1) * pieceWidth).copy(piece);
          for (let unit = 0; unit < units; unit++) this.unit(piece.subarray(8 * unit, 8 * unit + 8));
        });
      }
    });
  }

  /** Returns what is ready to be written. At the end also what is not full yet. */
  take(atEnd = false): Buffer {
    if (atEnd && this.count > 0) {
      this.codes.fill(code.padding, this.count);
      this.flush();
    }
    const taken = Buffer.concat(this.ready);
    this.ready = [];
    return taken;
  }

  private number(value: Cell): void {
    const number = Number(value);
    const isShort = Number.isInteger(number) && number > -compressionBias && number < endOfFile - compressionBias;
    if (value === '') this.put(code.missing);
    else if (isShort) this.put(number + compressionBias);
    else {
      const literal = Buffer.alloc(8);
      literal.writeDoubleLE(number);
      this.put(code.literal, literal);
    }
  }

  private unit(bytes: Buffer): void {
    if (bytes.equals(blank)) this.put(code.blank);
    else this.put(code.literal, bytes);
  }

  private put(own: number, literal?: Buffer): void {
    this.codes[this.count++] = own;
    if (literal) this.literals.push(literal);
    if (this.count === this.codes.length) this.flush();
  }

  private flush(): void {
    this.ready.push(Buffer.from(this.codes), ...this.literals);
    this.literals = [];
    this.count = 0;
  }
}

/** A day as SPSS counts: in seconds since 14 October 1582, the day before the calendar of today. */
function secondsOf(day: Cell): Cell {
  return day === '' ? '' : (Date.parse(String(day)) - Date.UTC(1582, 9, 14)) / 1000;
}
