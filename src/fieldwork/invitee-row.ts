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

/**
 * Returns the reader of a file's rows: a row to an invitee, or its errors. It keeps the lines of
 * the rows that it read, to find an address or an external id that was already in the group of the
 * bureau.
 */
export function rowReader(
  header: TableRecord,
  columns: InviteeColumns,
  study: InviteeStudy,
): (record: TableRecord) => ReadRow {
  const readers = inviteeFields(study);
  const emails = new FirstLines();
  const externalIds = new FirstLines();
  return ({ line, fields }) => {
    const errors: FileError[] = [];
    const reject = (column: InviteeColumn, reason: string) => {
      errors.push(valueError(header, line, columns[column] ?? 0, reason));
    };
    const read = <T>(column: InviteeColumn, reader: z.ZodType<T>): T | undefined => {
      const parsed = reader.safeParse(fields[columns[column] ?? -1] ?? '');
      for (const { message } of parsed.error?.issues ?? []) reject(column, message);
      return parsed.data;
    };
    const email = read('email', readers.email);
    const emailKey = email && keyOfAddress(email);
    const written = read('name', readers.name);
    const turned = written === undefined ? undefined : turnName(written);
    const name = turned ?? written;
    const group = read('group', readers.group);
    const bureau = read('bureau', readers.bureau);
    const language = read('language', readers.language);
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
    const sentence = turned === undefined ? undefined : `Van ${quoted(written ?? '')} is ${quoted(turned)} gemaakt.`;
    return {
      row: errors.length === 0 && isWhole(row) ? row : undefined,
      errors,
      remarks: sentence === undefined ? [] : [valueError(header, line, columns.name ?? 0, sentence)],
    };
  };
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
