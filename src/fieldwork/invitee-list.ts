import { z } from 'zod';
import type { TableRecord } from '../files/csv-records.js';
import { fileError, type FileError } from '../files/file-error.js';
import { quoted } from '../files/quote.js';
import { readTable, type FileTable } from '../files/table.js';
import { Language } from '../language/text.js';
import { uploadThread } from '../thread.js';
import { columnOf, findHeader, type InviteeColumn, type InviteeColumns } from './invitee-columns.js';
import { withoutTotal } from './list-total.js';

/** The largest list that is looked at on a page. */
export const mostListed = { bytes: 20_000_000, rows: 10_000 } as const;

/** What a column can hold, in the order in which it is offered. */
export const columnUses = [
  'email',
  'name',
  'firstName',
  'infix',
  'lastName',
  'externalId',
  'language',
  'group',
  'bureau',
] as const satisfies readonly InviteeColumn[];

/** What a column is used for; empty for nothing. */
export const ColumnUse = z.enum(['', ...columnUses]);
export type ColumnUse = z.infer<typeof ColumnUse>;

const Records = z.object({ line: z.int(), fields: z.array(z.string()) });

/** A list as its file has it, with what staff chose and mended since. */
export const InviteeList = z.object({
  /** The sheet that was read, and the visible ones that were not; empty for a text. */
  sheet: z.string(),
  otherSheets: z.array(z.string()),
  delimiter: z.enum([';', ',', '\t']).nullable(),
  hiddenRows: z.int(),
  /** Whether a last row that counts the others was left out. */
  hadTotal: z.boolean(),
  /** The row with the names of the columns; line 0 and blank where the list has none. */
  header: Records,
  records: z.array(Records),
  /** What each column is used for. */
  uses: z.array(ColumnUse),
  /** Of everyone on the list that does not say it itself. */
  group: z.string(),
  language: Language,
});
export type InviteeList = z.infer<typeof InviteeList>;

/** Returns what `readInviteeList` does, while serving goes on: a file may be made to do harm. */
export function readListInThread(file: Uint8Array): Promise<ReturnType<typeof readInviteeList>> {
  return uploadThread.run(import.meta.url, readInviteeList, file);
}

/**
 * Reads a file as a list of invitees, with a guess what its columns hold; one of which nothing is
 * known is not used. Returns why it cannot be read.
 */
export function readInviteeList(file: Uint8Array): InviteeList | { readonly refused: FileError } {
  const table = readTable(Buffer.from(file.buffer, file.byteOffset, file.byteLength), mostListed);
  if ('refused' in table) return table;
  const place = findHead(table.records);
  const below = table.records.slice(place + 1);
  if (!below.length) return { refused: errorOfBareHeader(table) };
  const width = below.reduce(
    (most, { fields }) => Math.max(most, fields.length),
    table.records[place]?.fields.length ?? 0,
  );
  const written = place < 0 ? { line: 0, fields: [] } : table.records[place];
  const header = {
    line: written?.line ?? 0,
    fields: Array.from({ length: width }, (_, i) => written?.fields[i] ?? ''),
  };
  if (!isList(header.fields, below)) return { refused: errorOfNoList(table) };
  const uses = guessUses(header.fields, below);
  const { records, total } = withoutTotal(below, columnsOf(uses));
  return {
    ...{ sheet: table.sheet, otherSheets: [...table.otherSheets], delimiter: table.delimiter },
    hiddenRows: table.hiddenRows,
    hadTotal: total !== undefined,
    header,
    records: records.map(({ line, fields }) => ({ line, fields: [...fields] })),
    uses,
    ...{ group: '', language: 'nl' },
  };
}

/** Whether a column has the name of one of a list, or an address in most rows. */
function isList(header: readonly string[], records: readonly TableRecord[]): boolean {
  const addresses = (column: number) => records.filter(({ fields }) => fields[column]?.includes('@')).length;
  return header.some((name, column) => columnOf(name) !== undefined || 2 * addresses(column) >= records.length);
}

/** The error of a table in which no column is one of a list, such as a workbook of figures. */
function errorOfNoList({ sheet, otherSheets }: FileTable): FileError {
  const read = sheet && ` op het blad ${quoted(sheet)}`;
  const other = otherSheets.length ? ' Staat de lijst op een ander blad? Zet dat blad vooraan.' : '';
  return fileError(
    `Er is${read} geen lijst met mensen gevonden: geen kolom heeft een naam die wij kennen, en geen kolom bevat e-mailadressen. Nodig is een kolom e-mail, het liefst ook naam.${other}`,
  );
}

/** The error of a list without people, which is not the sheet that was meant, or not yet filled. */
function errorOfBareHeader({ records, sheet, otherSheets }: FileTable): FileError {
  const other = otherSheets.length
    ? ` Gelezen is het blad ${quoted(sheet)}: zet het blad met de mensen vooraan, of verberg de andere.`
    : '';
  const line = records.at(-1)?.line;
  return fileError(`Onder de kolomnamen staat niemand. Zet daaronder één persoon op elke regel.${other}`, line);
}

/** Returns the field of each column that is used, from 0. */
export function columnsOf(uses: readonly ColumnUse[]): InviteeColumns {
  return Object.fromEntries(uses.flatMap((use, i) => (use === '' ? [] : [[use, i]])));
}

/**
 * The place of the header: the row that names a column of addresses, else the one above the first
 * address; −1 where an address is on the first row.
 */
function findHead(records: readonly TableRecord[]): number {
  const named = findHeader(records);
  if (records[named]?.fields.some((field) => columnOf(field) === 'email')) return named;
  const first = records.slice(0, 20).findIndex(({ fields }) => fields.some((field) => field.includes('@')));
  return first < 0 ? 0 : first - 1;
}

function guessUses(header: readonly string[], records: readonly TableRecord[]): ColumnUse[] {
  const uses: ColumnUse[] = [];
  for (const name of header) {
    const use = columnOf(name) ?? '';
    uses.push(uses.includes(use) ? '' : use);
  }
  if (!uses.includes('email')) {
    const addresses = header.map((_, i) => records.filter(({ fields }) => fields[i]?.includes('@')).length);
    const most = Math.max(0, ...addresses);
    if (most > 0) uses[addresses.indexOf(most)] = 'email';
  }
  return uses;
}
