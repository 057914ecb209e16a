import { quoted } from '../../files/quote.js';
import type { HeldList, ListEffect } from '../../fieldwork/held-lists.js';
import { ColumnUse, columnsOf, columnUses, type InviteeList } from '../../fieldwork/invitee-list.js';
import type { InviteeStudy } from '../../fieldwork/invitee-fields.js';
import type { ListChange } from '../../fieldwork/list-changes.js';
import { columnLetter } from '../../fieldwork/judge-list.js';
import { inLanguage, Language } from '../../language/text.js';
import { fieldNames } from './upload-changes.js';
import type { UploadTexts } from './upload-texts.js';

/** How many people of a list are shown as they were read. */
const sampled = 5;

/**
 * Returns what views/staff/upload-list.eta shows of a list: what was read, what is wrong, what it
 * does.
 */
export function showList({ id, list, findings }: HeldList, study: InviteeStudy, language: Language, t: UploadTexts) {
  const { added, updated, same, columnFaults, doubts, faultyRows, faults, remarks, remarksInAll } = findings;
  const { changes, losingLinks } = findings;
  const sound = columnFaults.length + faultyRows === 0;
  const inList = (use: ColumnUse) => list.uses.includes(use);
  const columns = showColumns(list, t);
  const unused = columns.filter(({ isUnused }) => isUnused).map(({ name }) => name);
  const lines = [...new Set(faults.map(({ line }) => line))];
  return {
    id,
    sound,
    lead: t.lookLead(list.records.length),
    read: describeReading(list, t),
    problems: columnFaults.map(({ kind, use = '' }) => describeColumnFault(kind, ColumnUse.parse(use), list, t)),
    groups: study.groups.map(({ slug, name }) => ({
      slug,
      name: inLanguage(name, language),
      chosen: slug === list.group,
    })),
    groupHint: inList('group') ? t.groupInList : '',
    groupWrong: columnFaults.some(({ kind }) => kind === 'no-group'),
    languages: study.languages.map((slug) => ({ slug, name: t.languages[slug], chosen: slug === list.language })),
    languageHint: inList('language') ? t.languageInList : '',
    columns,
    unused: unused.length ? t.unused(unused.join(', ')) : '',
    used: columnUses
      .filter(inList)
      .map((use) => t.uses[use])
      .join(', '),
    faultyRows,
    rows: lines.map((line) => showFaultyRow(line, { list, findings }, t)),
    moreRows: faultyRows - lines.length,
    doubts: doubts.map((doubt) => ({
      field: fieldNames.typo(doubt.line),
      words: t.changeTo(doubt.email, doubt.suggestion),
      row: t.row(doubt.line),
    })),
    remarks: remarks.map(({ line, reason }) => ({ row: t.row(line), reason })),
    remarksInAll,
    moreRemarks: remarksInAll - remarks.length,
    effects: sound
      ? [
          ...(added ? [t.willAdd(added)] : []),
          ...(updated ? [t.willUpdate(updated)] : []),
          ...(same ? [t.willStay(same)] : []),
        ]
      : [],
    changes: changes.map((change) => describeChange(change, t)),
    moreChanges: updated > changes.length ? t.moreChanges(updated - changes.length) : '',
    losesLink: losingLinks ? t.losesLink(losingLinks) : '',
    effect: { added, updated, losingLinks } satisfies ListEffect,
    forward: sound ? buttonOf(findings, t) : t.check,
    sample: columnFaults.length ? [] : showSample(list),
  };
}

/** Returns how a list differs from what a button said of it, in words. */
export function describeMeanwhile(pressed: ListEffect, { findings }: HeldList, t: UploadTexts): string {
  const [before, now] = [buttonOf(pressed, t), buttonOf(findings, t)];
  return before === now ? t.meanwhileWritten : t.meanwhile(before, now);
}

function buttonOf({ added, updated }: ListEffect, t: UploadTexts): string {
  return added + updated === 0 ? t.same : t.add(added, updated);
}

function describeChange({ who, values, losesLink }: ListChange, t: UploadTexts) {
  const shown = (what: ListChange['values'][number]['what'], value: string) =>
    what === 'language' ? t.languages[Language.parse(value)] : value;
  const what = values.map(({ what, from, to }) => t.from(t.uses[what], shown(what, from), shown(what, to)));
  return { who: losesLink ? `${who} (${t.hadLetter})` : who, what: what.join('; ') };
}

function describeReading({ sheet, otherSheets, hiddenRows, hadTotal, header }: InviteeList, t: UploadTexts): string[] {
  return [
    ...(sheet ? [t.readFrom(sheet)] : []),
    ...(otherSheets.length ? [t.otherSheets(otherSheets.map(quoted).join(', '))] : []),
    ...(header.line > 1 ? [t.headerAt(header.line)] : []),
    ...(header.line === 0 ? [t.noHeader] : []),
    ...(hiddenRows ? [t.hiddenRows(hiddenRows)] : []),
    ...(hadTotal ? [t.hadTotal] : []),
  ];
}

function describeColumnFault(kind: string, use: ColumnUse, { uses }: InviteeList, t: UploadTexts) {
  if (kind === 'no-group') return { field: 'group', words: t.noGroup };
  const column = kind === 'twice' ? uses.lastIndexOf(use) : 0;
  return { field: fieldNames.use(column), words: kind === 'twice' ? t.twice(t.uses[use]) : t.noAddresses };
}

/** The columns with a name or a value, each with the first values that it has. */
function showColumns({ header, records, uses }: InviteeList, t: UploadTexts) {
  return uses.flatMap((use, i) => {
    const values = new Set<string>();
    for (const { fields } of records) {
      const value = fields[i]?.trim() ?? '';
      if (value !== '') values.add(value);
      if (values.size === 2) break;
    }
    const name = header.fields[i]?.trim() ?? '';
    if (name === '' && !values.size) return [];
    const examples = [...values].map((value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value)).join(', ');
    const options = [...columnUses, '' as const].map((one) => ({
      value: one,
      words: t.uses[one],
      chosen: one === use,
    }));
    return [
      {
        field: fieldNames.use(i),
        name: name || t.column(columnLetter(i)),
        examples,
        options,
        isUnused: use === '' && values.size > 0,
      },
    ];
  });
}

/** A row with what is wrong in it: each cell with its fault, to be mended there. */
function showFaultyRow(line: number, { list, findings }: Pick<HeldList, 'list' | 'findings'>, t: UploadTexts) {
  const { header, records, uses } = list;
  const fields = records.find((record) => record.line === line)?.fields ?? [];
  const faults = findings.faults.filter((fault) => fault.line === line);
  const nameOf = (column: number) => header.fields[column]?.trim() || t.column(columnLetter(column));
  // A value in no named column says that others stand in the wrong one: then all are shown.
  const isMoved = faults.some(({ column }) => (header.fields[column - 1] ?? '').trim() === '' && header.line > 0);
  const places = new Set(faults.map(({ column }) => column - 1));
  if (isMoved) uses.forEach((use, i) => use !== '' && places.add(i));
  const cells = [...places]
    .sort((a, b) => a - b)
    .map((column) => ({
      field: fieldNames.cell(line, column),
      name: nameOf(column),
      value: fields[column] ?? '',
      // A sentence begins with the name of the column, which stands above the cell already.
      reasons: faults
        .filter((fault) => fault.column - 1 === column)
        .map(({ reason }) => reason.replace(`Kolom ${nameOf(column)}: `, '')),
    }));
  const columns = columnsOf(uses);
  const who = [columns.name, columns.firstName, columns.lastName, columns.email].map((i) => fields[i ?? -1] ?? '');
  return { row: t.row(line), who: who.find((words) => words !== '') ?? '', cells, leaveOut: fieldNames.leaveOut(line) };
}

function showSample({ records, uses }: InviteeList) {
  const { email = -1, name, firstName, infix, lastName } = columnsOf(uses);
  return records.slice(0, sampled).map(({ line, fields }) => ({
    line,
    email: fields[email] ?? '',
    name: (name === undefined ? [firstName, infix, lastName] : [name])
      .map((i) => fields[i ?? -1] ?? '')
      .filter((part) => part !== '')
      .join(' '),
  }));
}
