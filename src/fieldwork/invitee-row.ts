import { z } from 'zod';
import { Language } from '../language/text.js';
import { Slug } from '../study/definition.js';
import type { InviteeColumn, InviteeColumns } from './invitee-columns.js';
import { keyOfAddress } from '../mail/address.js';
import { inviteeFields, type InviteeStudy } from './invitee-fields.js';
import type { TableRecord } from '../files/csv-records.js';
import type { FileError } from '../files/file-error.js';
import { valueError } from '../files/header.js';
import { quoted } from '../files/quote.js';
import { turnName } from './turned-name.js';

/** A person of the list. */
export const InviteeRow = z.strictObject({
  line: z.int().min(1).meta({ description: 'The line of the file the row begins on.' }),
  email: z.string().min(1).max(254),
  emailKey: z.string().min(1).meta({ description: 'The address as it is compared: lower case, NFC.' }),
  name: z.string().max(200).meta({ description: 'Empty when the list has none.' }),
  group: Slug,
  bureau: Slug,
  language: Language,
  externalId: z.string().max(100).nullable().meta({ description: 'What the bureau knows the person by.' }),
});
export type InviteeRow = z.infer<typeof InviteeRow>;

/** What a row says: an invitee, or its errors; and what was changed in it. */
export interface ReadRow {
  readonly row: InviteeRow | undefined;
  readonly errors: readonly FileError[];
  readonly remarks: readonly FileError[];
}

/** What holds for every row that does not say it itself. */
export interface ListDefaults {
  readonly bureau?: string;
  readonly group?: string;
  readonly language?: Language;
}

/**
 * Returns the reader of a list's rows: a row to an invitee, or its errors. It keeps the lines of
 * the rows that it read, to find an address or an external id that was already in the group of the
 * bureau.
 */
export function rowReader(
  header: TableRecord,
  columns: InviteeColumns,
  study: InviteeStudy,
  defaults: ListDefaults = {},
): (record: TableRecord) => ReadRow {
  const readers = inviteeFields(study);
  const emails = new FirstLines();
  const externalIds = new FirstLines();
  return ({ line, fields }) => {
    const errors: FileError[] = [];
    const reject = (column: InviteeColumn, reason: string) => {
      errors.push(valueError(header, line, columns[column] ?? 0, reason));
    };
    const remarks: FileError[] = [];
    const remark = (column: InviteeColumn, was: string, is: string) => {
      const sentence = `Van ${quoted(was)} is ${quoted(is)} gemaakt.`;
      remarks.push(valueError(header, line, columns[column] ?? 0, sentence));
    };
    const fieldOf = (column: InviteeColumn) => (fields[columns[column] ?? -1] ?? '').trim();
    const read = <T>(column: InviteeColumn, reader: z.ZodType<T>, text = fieldOf(column)): T | undefined => {
      const parsed = reader.safeParse(text);
      for (const { message } of parsed.error?.issues ?? []) reject(column, message);
      return parsed.data;
    };
    const mailbox = readMailbox(fieldOf('email'));
    const email = read('email', readers.email, mailbox?.address);
    if (mailbox && email !== undefined) remark('email', fieldOf('email'), email);
    const emailKey = email && keyOfAddress(email);
    const [nameColumn, ownName] = nameOf(fieldOf, columns);
    // The whole may hide what is wrong in a part: a formula behind a first name.
    const parts = nameColumn === 'name' ? [] : nameParts.map((part) => read(part, readers.namePart));
    const written = parts.includes(undefined) ? undefined : read(nameColumn, readers.name, ownName || mailbox?.name);
    const turned = written === undefined ? undefined : turnName(written);
    if (turned !== undefined) remark(nameColumn, written ?? '', turned);
    const name = turned ?? written;
    const group = read('group', readers.group, fieldOf('group') || defaults.group);
    const bureau = read('bureau', readers.bureau, fieldOf('bureau') || defaults.bureau);
    const language = read('language', readers.language, fieldOf('language') || defaults.language);
    const externalId = read('externalId', readers.externalId);

    const samePerson = emails.before(line, group, bureau, emailKey);
    if (samePerson) {
      reject('email', `${quoted(email ?? '')} staat in deze doelgroep ook op regel ${samePerson}. Houd één van beide.`);
    }
    const sameId = externalIds.before(line, group, bureau, externalId);
    if (sameId && sameId !== samePerson) {
      reject(
        'externalId',
        `${quoted(externalId ?? '')} staat ook op regel ${sameId}. Een kenmerk hoort bij één persoon.`,
      );
    }
    const row = { line, email, emailKey, name, group, bureau, language, externalId };
    return { row: errors.length === 0 && isWhole(row) ? row : undefined, errors, remarks };
  };
}

const nameParts = ['firstName', 'infix', 'lastName'] as const;

/** The name of a row, and the column of it: in one column, or in the parts that it has. */
function nameOf(
  fieldOf: (column: InviteeColumn) => string,
  columns: InviteeColumns,
): [column: InviteeColumn, name: string] {
  if (columns.name !== undefined && fieldOf('name') !== '') return ['name', fieldOf('name')];
  const parts = nameParts.filter((part) => fieldOf(part) !== '');
  const [first = columns.lastName === undefined ? 'name' : 'lastName'] = parts;
  return [first, parts.map(fieldOf).join(' ')];
}

/** The parts of an address with the name of its owner, as a mail program writes it. */
function readMailbox(written: string): { name: string; address: string } | undefined {
  const [, name = '', address] = /^([^<>]*)<\s*(?:mailto:)?([^<>@\s]+@[^<>@\s]+)\s*>[;,]?$/i.exec(written) ?? [];
  if (address === undefined) return undefined;
  const bare = name.trim().replace(/^(["'])(.*)\1$/, '$2');
  return { name: bare.includes('@') ? '' : bare, address };
}

function isWhole(row: { [Part in keyof InviteeRow]: InviteeRow[Part] | undefined }): row is InviteeRow {
  return Object.values(row).every((part) => part !== undefined);
}

/** The line on which each thing was met first. */
class FirstLines {
  readonly #lines = new Map<string, number>();

  /**
   * The earlier line with the same parts; undefined the first time, and while a part is missing.
   */
  before(line: number, ...parts: (string | null | undefined)[]): number | undefined {
    if (parts.some((part) => !part)) return undefined;
    const key = JSON.stringify(parts);
    const first = this.#lines.get(key);
    if (first === undefined) this.#lines.set(key, line);
    return first;
  }
}
