/** Collects bytes in little-endian order, as the files of statistical programs hold them. */
export class Bytes {
  private readonly parts: Buffer[] = [];
  private size = 0;

  /** The number of bytes so far. */
  get length(): number {
    return this.size;
  }

  /** Adds whole numbers of four bytes, negative ones too. */
  int32(...numbers: readonly number[]): this {
    const part = Buffer.alloc(4 * numbers.length);
    numbers.forEach((number, i) => part.writeInt32LE(number, 4 * i));
    return this.add(part);
  }

  /** Adds a whole number of two bytes, from 0. */
  uint16(number: number): this {
    const part = Buffer.alloc(2);
    part.writeUInt16LE(number);
    return this.add(part);
  }

  /** Adds a whole number of eight bytes, from 0. */
  uint64(...numbers: readonly number[]): this {
    const part = Buffer.alloc(8 * numbers.length);
    numbers.forEach((number, i) => part.writeBigUInt64LE(BigInt(number), 8 * i));
    return this.add(part);
  }

  /** Adds numbers of eight bytes with a fraction. */
  double(...numbers: readonly number[]): this {
    const part = Buffer.alloc(8 * numbers.length);
    numbers.forEach((number, i) => part.writeDoubleLE(number, 8 * i));
    return this.add(part);
  }

  /** Adds a text in UTF-8. Where a width is given, it is filled up with `fill` to so many bytes. */
  text(text: string, width?: number, fill = ' '): this {
    const own = Buffer.from(text);
    if (width === undefined || own.length === width) return this.add(own);
    const part = Buffer.alloc(width, fill);
    own.copy(part);
    return this.add(part);
  }

  /** Adds bytes as they are. */
  add(part: Buffer): this {
    this.parts.push(part);
    this.size += part.length;
    return this;
  }

  /** Returns everything so far. */
  all(): Buffer {
    return Buffer.concat(this.parts, this.size);
  }
}

/**
 * Returns a text cut off to so many bytes of UTF-8, never within a sign; what is cut off ends in
 * “…”.
 */
export function cut(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let end = text.length;
  const whole = (at: number) => text.slice(0, at).replace(/[\uD800-\uDBFF]$/, '');
  while (Buffer.byteLength(`${whole(end)}…`) > most) end--;
  return `${whole(end)}…`;
}
