import { codePages, type CodePage } from './code-pages.js';
import { countRare, isPlausible } from './garbled.js';
import { isStrange } from './strange.js';

/** A file type of Excel whose text looks like windows-1252 and is not. */
export interface SavedAs {
  readonly type: string;
  readonly page: CodePage;
}

const mac: SavedAs = { type: 'CSV (Macintosh)', page: codePages.mac };
const dos: SavedAs = { type: 'CSV (MS-DOS)', page: codePages.dos };

/** The most words that are looked at. */
const enough = 10_000;

/**
 * Returns which file type bytes that are no UTF-8 were saved as. Undefined where they are
 * windows-1252 as far as the words in it tell.
 */
export function findSavedAs(bytes: Buffer): SavedAs | undefined {
  const words = [...new Set(bytes.toString('latin1').match(/[^ \t\r\n;,"]*[\x80-\xFF][^ \t\r\n;,"]*/g))].slice(
    0,
    enough,
  );
  const read = ({ decode }: CodePage) => words.map((word) => decode(Buffer.from(word, 'latin1')));
  const strange = read(codePages.windows).filter(isStrange).length;
  const judged = [dos, mac].map((savedAs) => {
    const text = read(savedAs.page);
    const implausible = text.filter((word) => !isPlausible(word)).length;
    return { savedAs, implausible, rare: implausible + countRare(text.join(' ')) };
  });
  const hasLineEndsOfMac = bytes.includes(0x0d) && !bytes.includes(0x0a);
  const possible = judged.filter(({ savedAs, implausible }) =>
    hasLineEndsOfMac ? savedAs === mac && implausible <= strange : implausible * 3 < strange,
  );
  return possible.sort((one, other) => one.rare - other.rare)[0]?.savedAs;
}
