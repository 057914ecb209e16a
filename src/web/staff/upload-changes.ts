import type { HeldList, ListEffect } from '../../fieldwork/held-lists.js';
import { ColumnUse, type InviteeList } from '../../fieldwork/invitee-list.js';
import { Language } from '../../language/text.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';

/** The names of the fields in which a list is mended. */
export const fieldNames = {
  use: (column: number) => `use-${column}`,
  cell: (line: number, column: number) => `cell-${line}-${column}`,
  leaveOut: (line: number) => `out-${line}`,
  typo: (line: number) => `typo-${line}`,
};

/**
 * Returns what the button of a form said that it does; no true numbers where it does not say so.
 */
export function readEffect(form: Fields): ListEffect {
  const number = (name: keyof ListEffect) => Number(singleValue(form, name) ?? NaN);
  return { added: number('added'), updated: number('updated'), losingLinks: number('losingLinks') };
}

/**
 * Returns a list with what a form changes in it: the uses of columns, the group and language of
 * everyone, cells, rows that are left out. Undefined for a form that changes nothing.
 */
export function applyChanges({ list, findings }: HeldList, form: Fields): InviteeList | undefined {
  const value = (name: string) => singleValue(form, name);
  const typos = new Map(findings.doubts.map((doubt) => [doubt.line, doubt]));
  const email = list.uses.indexOf('email');
  const cells = new Map(
    Object.keys(form).flatMap((name) => {
      const [, line, column] = /^cell-(\d+)-(\d+)$/.exec(name) ?? [];
      return line === undefined ? [] : [[`${line}-${column}`, value(name) ?? ''] as const];
    }),
  );
  const changed: InviteeList = {
    ...list,
    uses: list.uses.map((use, i) => ColumnUse.catch(use).parse(value(fieldNames.use(i)))),
    group: value('group') ?? list.group,
    language: Language.catch(list.language).parse(value('language')),
    records: list.records
      .filter(({ line }) => value(fieldNames.leaveOut(line)) === undefined)
      .map((record) => {
        const { line } = record;
        const width = Math.max(record.fields.length, list.header.fields.length);
        const fields = Array.from({ length: width }, (_, i) => cells.get(`${line}-${i}`) ?? record.fields[i] ?? '');
        const typo = value(fieldNames.typo(line)) === undefined ? undefined : typos.get(line);
        if (typo) fields[email] = fields[email]?.replace(typo.email, typo.suggestion) ?? '';
        return fields.some((field, i) => field !== (record.fields[i] ?? '')) ? { line, fields } : record;
      }),
  };
  const isSame =
    changed.group === list.group &&
    changed.language === list.language &&
    changed.uses.every((use, i) => use === list.uses[i]) &&
    changed.records.length === list.records.length &&
    changed.records.every((record, i) => record === list.records[i]);
  return isSame ? undefined : changed;
}
