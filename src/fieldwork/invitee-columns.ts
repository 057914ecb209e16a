import type { TableRecord } from '../files/csv-records.js';
import type { FileFault } from '../files/file-text.js';
import { fold, quoted } from '../files/spelling.js';

/** The columns of an invitees file: what each may be called, and whether it must be there. */
const columns = {
  email: { names: ['e-mail', 'email', 'e-mailadres', 'email address'], required: true },
  name: { names: ['naam', 'name'], required: false },
  group: { names: ['doelgroep', 'group'], required: true },
  bureau: { names: ['bureau'], required: true },
  language: { names: ['taal', 'language'], required: false },
  externalId: { names: ['kenmerk', 'external_id'], required: false },
} as const;

export type InviteeColumn = keyof typeof columns;

/** The field of each column that the file has, from 0. */
export type InviteeColumns = Readonly<Partial<Record<InviteeColumn, number>>>;

const dutch = Object.values(columns).map(({ names }) => names[0]);
const allowed = `Een lijst van genodigden heeft alleen de kolommen ${dutch.join(', ')} (of in het Engels: email, name, group, bureau, language, external_id).`;

/**
 * Finds the columns in the header, in any order, in Dutch or English. Refuses an unknown column rather than passing it
 * by, since it may hold personal details that the study must not take in. Columns without a name are passed by.
 */
export function readColumns(header: TableRecord): { columns: InviteeColumns } | { faults: FileFault[] } {
  const { line, fields } = header;
  const address = fields.findIndex((field) => field.includes('@'));
  if (address >= 0) {
    return { faults: [{ line, column: address + 1, reason: `Hier hoort een kolomnaam. ${missingHeader}` }] };
  }
  const found: Partial<Record<InviteeColumn, number>> = {};
  const faults: FileFault[] = [];
  for (const [index, written] of fields.entries()) {
    if (written.trim() === '') continue;
    const column = columnNamed(written);
    const earlier = column && found[column];
    if (column && earlier === undefined) found[column] = index;
    else faults.push({ line, column: index + 1, reason: faultOfName(fields, written, earlier) });
  }
  const noTable = fields.length === 1 && faults.length > 0;
  if (!noTable) faults.push(...missing(found, header));
  return faults.length ? { faults } : { columns: found };
}

const missingHeader = `Zet boven de lijst een regel met kolomnamen: ${dutch.join(', ')}.`;

function columnNamed(written: string): InviteeColumn | undefined {
  const folded = fold(written);
  return inviteeColumns.find((column) => columns[column].names.some((name) => fold(name) === folded));
}

const inviteeColumns = Object.keys(columns) as InviteeColumn[];

function faultOfName(fields: readonly string[], written: string, earlier: number | undefined): string {
  if (earlier !== undefined)
    return `${quoted(written)} is dezelfde kolom als ${quoted(fields[earlier] ?? '')}. Houd één van beide.`;
  if (fields.length === 1)
    return `${quoted(written)} is geen kolom. Scheid de kolommen met een komma, puntkomma of tab.`;
  return `${quoted(written)} is geen kolom van deze lijst. ${allowed}`;
}

/** The required columns that are not there, each at the place after the last where it can be added. */
function missing(found: InviteeColumns, { line, fields }: TableRecord): FileFault[] {
  return inviteeColumns
    .filter((column) => columns[column].required && found[column] === undefined)
    .map((column) => ({
      line,
      column: fields.length + 1,
      reason: `De kolom ${columns[column].names[0]} ontbreekt. Voeg die toe en vul haar voor iedereen in.`,
    }));
}
