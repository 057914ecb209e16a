import { unzipSync } from 'fflate';
import { numbersIn } from '../../../language/numbers.js';
import { UnreadableWorkbook } from './unreadable.js';

/**
 * The largest part of a workbook that is unpacked, in bytes: a list of 100,000 rows is half of it.
 */
const mostUnpacked = 64_000_000;

const asWorkbook = 'Open de lijst in Excel en kies Opslaan als, bestandstype "Excel-werkmap (.xlsx)".';
const again =
  'Open de lijst in Excel, kies Opslaan als, bestandstype "Excel-werkmap (.xlsx)", en voeg het nieuwe bestand toe.';
const cutOff = `Het einde van dit bestand ontbreekt: het is niet heel binnengekomen. Haal het opnieuw op. Lukt dat niet? ${again}`;
const broken = `Deze werkmap is beschadigd, of met een wachtwoord ingepakt. ${again}`;

/** A part by which a zip shows that it is no workbook, and what to do then. */
const others: readonly (readonly [part: RegExp, reason: string])[] = [
  [/^xl\/workbook\.bin$/, `Dit is een binaire Excel-werkmap (.xlsb). ${asWorkbook}`],
  [/^word\//, 'Dit is een Word-document. Zet de lijst in Excel, met één persoon op elke regel.'],
  [/^index(?:\/.*\.iwa|\.zip)$/, 'Dit is een bestand van Numbers. Kies in Numbers Archief, Exporteer naar, Excel.'],
  [/^content\.xml$/, 'Dit is een bestand van LibreOffice. Kies daar Opslaan als, bestandstype "Excel (.xlsx)".'],
];

/** The parts of a workbook, unpacked one by one as they are asked for. */
export interface Package {
  has(path: string): boolean;
  /** Returns a part. Throws for one that is not there, is damaged or would be too large. */
  open(path: string): Uint8Array;
}

/**
 * Returns the parts of a workbook, of which nothing is unpacked yet. Throws for a zip that is no
 * workbook, and for a damaged one.
 */
export function openPackage(bytes: Uint8Array): Package {
  // What is unpacked never gets larger than the zip says here, whatever is in it.
  const sizes = new Map<string, number>();
  const note = (path: string, size: number) => {
    if (!sizes.has(path)) sizes.set(path, size);
    return false;
  };
  // What the parts are stands at the end of a zip.
  unpack(bytes, note, cutOff);
  const other = others.find(([part]) => [...sizes.keys()].some((path) => part.test(path)));
  if (other) throw new UnreadableWorkbook(other[1]);
  if (!sizes.has('_rels/.rels')) {
    throw new UnreadableWorkbook(`Dit is een zip-bestand en geen Excel-werkmap. ${asWorkbook}`);
  }
  return {
    has: (path) => sizes.has(keyOf(path)),
    open: (path) => {
      const key = keyOf(path);
      if ((sizes.get(key) ?? 0) > mostUnpacked) throw new UnreadableWorkbook(tooLarge());
      let taken = false;
      const [part] = unpack(bytes, (name) => !taken && (taken = name === key));
      if (!part) throw new UnreadableWorkbook(broken);
      return part;
    },
  };
}

function unpack(bytes: Uint8Array, take: (path: string, size: number) => boolean, otherwise = broken): Uint8Array[] {
  try {
    return Object.values(unzipSync(bytes, { filter: ({ name, originalSize }) => take(keyOf(name), originalSize) }));
  } catch {
    throw new UnreadableWorkbook(otherwise);
  }
}

/** Names of parts compare without case (ECMA-376, part 2, 6.2.2.3). */
function keyOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function tooLarge(): string {
  const megabytes = numbersIn('nl').count(mostUnpacked / 1_000_000);
  return `Uitgepakt is een blad van deze werkmap groter dan ${megabytes} MB. Zet alleen de mensen om wie het gaat in een nieuwe werkmap.`;
}
