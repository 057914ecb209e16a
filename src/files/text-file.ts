import { isUtf8 } from 'node:buffer';
import { codePages } from './code-pages.js';
import { fileError, type FileError } from './file-error.js';

const notText = [
  {
    starts: [0x50, 0x4b, 0x03, 0x04],
    reason: 'Dit is een Excel-werkmap. Open die in Excel en kies Opslaan als, bestandstype "CSV UTF-8".',
  },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    reason: 'Dit is een oude Excel-werkmap. Open die in Excel en kies Opslaan als, bestandstype "CSV UTF-8".',
  },
  { starts: [0x25, 0x50, 0x44, 0x46], reason: 'Dit is een pdf-bestand. Geef de lijst als CSV-bestand.' },
];

/** How a page of a web program begins, which such programs call an Excel file. */
const webPage = /^\s*<(?:!doctype|html|head|table|\?xml)\b/i;

/**
 * Returns the text of a file as spreadsheets save it, or an error. Reads UTF-8 or UTF-16 with a
 * byte order mark, UTF-8 without one, and windows-1252 for what cannot be UTF-8. Line breaks
 * become \n; a byte order mark, and the Ctrl-Z with which MS-DOS ends a file, are left out.
 * Workbooks and other files that are not text are an error.
 */
export function readText(bytes: Buffer): string | FileError {
  const other = notText.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (other) return fileError(other.reason);
  const encoding = encodingOf(bytes);
  const text = withoutMarks(decode(bytes, encoding)).replace(/\r\n?/g, '\n');
  const broken = encoding === 'windows-1252' ? -1 : text.indexOf('\uFFFD');
  if (encoding !== 'utf-8' && broken >= 0) {
    return fileError('Hier is het bestand beschadigd. Bewaar het opnieuw als "CSV UTF-8".', lineAt(text, broken));
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    return fileError(
      'Dit is geen tekst. Bewaar de lijst als CSV-bestand, het liefst als "CSV UTF-8".',
      lineAt(text, zero),
    );
  }
  if (webPage.test(text)) {
    return fileError(
      'Dit is een webpagina, ook als er .xls in de naam staat. Open haar in Excel en kies Opslaan als, bestandstype "CSV UTF-8".',
    );
  }
  return text;
}

type Encoding = 'utf-8' | 'damaged-utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Returns the encoding of a file: windows-1252 for what cannot be UTF-8. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'damaged-utf-8' : 'windows-1252';
}

function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'windows-1252') return codePages.windows.decode(bytes);
  return new TextDecoder(encoding === 'damaged-utf-8' ? 'utf-8' : encoding).decode(bytes);
}

/** A text without byte order marks, also one that was saved as text, and without a last Ctrl-Z. */
function withoutMarks(text: string): string {
  const [body = '', ...rest] = text.replace(/^(?:\uFEFF|ï»¿)+/, '').split('\u001A');
  return [body, ...(rest.join('').trim() === '' ? [] : rest)].join('\u001A');
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
