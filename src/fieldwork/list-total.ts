import type { TableRecord } from '../files/csv-records.js';
import { fileError, type FileError } from '../files/file-error.js';
import type { InviteeColumns } from './invitee-columns.js';

/** What a row below a list begins with when it counts those above it. */
const counts = /^(?:sub|eind)?totaa?l\b|^aantal\b/i;

/**
 * Returns the rows of a list without a last one that counts them, and a remark that it was left
 * out. A row with an address is a person, whatever else is in it.
 */
export function withoutTotal(
  records: readonly TableRecord[],
  { email = -1 }: InviteeColumns,
): { records: readonly TableRecord[]; total: FileError | undefined } {
  const last = records.at(-1);
  const words = last?.fields.find((field) => field.trim() !== '') ?? '';
  if (!last || !counts.test(words.trim()) || (last.fields[email] ?? '').includes('@')) {
    return { records, total: undefined };
  }
  return {
    records: records.slice(0, -1),
    total: fileError('Deze regel telt de lijst op en is overgeslagen.', last.line),
  };
}
