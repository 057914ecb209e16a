import iconv from 'iconv-lite';

/** A single-byte encoding whose lower half is ASCII. */
export interface CodePage {
  /** Returns the text of bytes; a byte without a sign becomes its control character. */
  decode(bytes: Buffer): string;
  /** Returns the bytes of a text; undefined when the page lacks one of its signs. */
  encode(text: string): Buffer | undefined;
}

/** The code pages that lists are saved in, or mistaken for. */
export const codePages = {
  windows: codePage('win1252'),
  mac: codePage('macintosh'),
  dos: codePage('cp850'),
  dosOfAmerica: codePage('cp437'),
  centralEurope: codePage('win1250'),
  turkey: codePage('win1254'),
  cyrillic: codePage('win1251'),
  greek: codePage('win1253'),
  arabic: codePage('win1256'),
  russia: codePage('koi8-r'),
} as const;

function codePage(name: string): CodePage {
  const upper = Array.from({ length: 128 }, (_, i) => 0x80 + i);
  const signs = upper.map((byte) => iconv.decode(Buffer.of(byte), name).replace('\uFFFD', String.fromCharCode(byte)));
  // Latin-1 reads the bytes 0x80 to 0x9F as control characters.
  const bytes = new Map(upper.slice(0, 0x20).map((byte) => [String.fromCharCode(byte), byte]));
  for (const [i, sign] of signs.entries()) bytes.set(sign, 0x80 + i);
  return {
    decode: (given) =>
      given.toString('latin1').replace(/[\x80-\xFF]/g, (byte) => signs[byte.charCodeAt(0) - 0x80] ?? byte),
    encode(text) {
      const found = Array.from(text, (sign) => (sign < '\x80' ? sign.charCodeAt(0) : bytes.get(sign)));
      return found.includes(undefined) ? undefined : Buffer.from(found.map(Number));
    },
  };
}
