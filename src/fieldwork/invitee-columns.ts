import type { TableRecord } from '../files/csv-records.js';
import { fileError, type FileError } from '../files/file-error.js';
import { matchHeader, type Column } from '../files/header.js';
import { quoted } from '../files/quote.js';

/** The columns of an invitees file; errors use the first of their names. */
const columns = [
  {
    name: 'email',
    aliases: ['e-mail', 'email', 'e-mailadres', 'email address', 'mail', 'mailadres'],
    missing: missing('e-mail'),
  },
  { name: 'name', aliases: ['naam', 'name'] },
  { name: 'firstName', aliases: ['voornaam', 'voornamen', 'roepnaam', 'first name'] },
  { name: 'infix', aliases: ['tussenvoegsel', 'tussenvoegsels', 'tussenv.', 'voorvoegsel', 'voorvoegsels'] },
  { name: 'lastName', aliases: ['achternaam', 'familienaam', 'last name', 'surname'] },
  { name: 'group', aliases: ['doelgroep', 'groep', 'group'], missing: missing('doelgroep') },
  { name: 'bureau', aliases: ['bureau'], missing: missing('bureau') },
  { name: 'language', aliases: ['taal', 'language'] },
  {
    name: 'externalId',
    aliases: [
      'kenmerk',
      'external_id',
      'dossier',
      ...['dossier', 'klant', 'cliënt'].flatMap((of) => [`${of}nummer`, `${of}nr`]),
    ],
  },
] as const satisfies readonly Column[];

export type InviteeColumn = (typeof columns)[number]['name'];

/** The field of each column that the file has, from 0. */
export type InviteeColumns = Readonly<Partial<Record<InviteeColumn, number>>>;

const dutch = 'e-mail, naam, doelgroep, bureau, taal, kenmerk';
const allowed = `Een lijst van genodigden heeft alleen de kolommen ${dutch} (of in het Engels: email, name, group, bureau, language, external_id), met voor de naam ook voornaam, tussenvoegsel en achternaam.`;

/**
 * Returns where the columns of a header are, in any order. Names are Dutch or English. An unknown
 * column is an error rather than ignored, since it may hold personal details that the study must
 * not have.
 */
export function readColumns(header: TableRecord): { columns: InviteeColumns; errors: readonly FileError[] } {
  const address = header.fields.findIndex((field) => field.includes('@'));
  if (address >= 0) {
    const advice = `Zet boven de lijst een regel met kolomnamen: ${dutch}.`;
    return { columns: {}, errors: [fileError(`Hier hoort een kolomnaam. ${advice}`, header.line, address + 1)] };
  }
  const unknown = (written: string) => `${quoted(written)} is geen kolom van deze lijst. ${allowed}`;
  const { columns: found, errors } = matchHeader<InviteeColumn>(header, columns, unknown);
  return { columns: Object.fromEntries(found), errors };
}

/** How far down the header of a list is looked for: below its title, date and remarks. */
const deepestHeader = 20;

/**
 * Returns the place of the header: the first row that names a column of addresses, else the first.
 */
export function findHeader(records: readonly TableRecord[]): number {
  const found = records
    .slice(0, deepestHeader)
    .findIndex(({ fields }) => fields.some((field) => columnOf(field) === 'email'));
  return Math.max(found, 0);
}

/** Returns which column a header names; undefined for none of a list of invitees. */
export function columnOf(written: string): InviteeColumn | undefined {
  return [...matchHeader<InviteeColumn>({ line: 1, fields: [written] }, columns, () => '').columns.keys()][0];
}

function missing(column: string): string {
  return `De kolom ${column} ontbreekt. Voeg die toe en vul haar voor iedereen in.`;
}
