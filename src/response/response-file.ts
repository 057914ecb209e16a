import type { TableRecord } from '../files/csv-records.js';
import { byPlace, type FileError } from '../files/file-error.js';
import { inviteeFields } from '../fieldwork/invitee-fields.js';
import { unprotectText } from '../files/formula.js';
import { valueError } from '../files/header.js';
import { quoted } from '../files/quote.js';
import { streamRows, valueOutsideColumns, type TableHead } from '../files/table-file.js';
import { isMissingAnswer, isSpreadsheetError } from '../files/written-by-program.js';
import { toUnicodeForm } from '../language/unicode-form.js';
import type { Fields } from '../questionnaire/fields.js';
import type { ResponseCells, Question } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { readRecord, saysSkipped, type RecordProblem } from '../questionnaire/record.js';
import { countResponse } from '../questionnaire/response.js';
import { GroupCount } from '../results/tally.js';
import { unknownBureau, type StudyDefinition } from '../study/definition.js';
import { findUnplaceableColumns, readResponseColumns, type ResponseColumns } from './response-columns.js';

/** The contents of a file of responses. */
export interface ResponseFile {
  /** The responses, their answers as they are stored; none as soon as anything is rejected. */
  readonly rows: readonly { readonly bureau: string; readonly answers: string }[];
  /** Their counts. */
  readonly counted: GroupCount;
  /** The questions that nobody was asked: the file has no column of theirs, or 97 in every row. */
  readonly notAsked: readonly string[];
  /** How many answers were missing in the words of a program, such as NA, by open question. */
  readonly missing: Readonly<Record<string, number>>;
  /** The errors in the file, by line and column. */
  readonly rejected: readonly FileError[];
}

/** The largest file that is read. Answers are in memory until they are stored: about 1 kB a row. */
export const mostResponses = { bytes: 200_000_000, rows: 200_000 } as const;

/**
 * Returns the responses of a CSV file, all rows or none. They are of one group: one column a
 * variable of the codebook, codes as values, as an export writes them. Calls `progress` now and
 * then with the number of rows read.
 */
export function readResponses(
  bytes: Buffer,
  questionnaire: Questionnaire,
  { study, withoutBureau }: { readonly study: StudyDefinition; readonly withoutBureau: boolean },
  progress: (rows: number) => void = () => undefined,
): ResponseFile {
  let reader: RowReader | undefined;
  const errors = streamRows(bytes, mostResponses, (head) => {
    const header = readResponseColumns(head.header, questionnaire, { withoutBureau });
    if ('errors' in header) return header.errors;
    const rows = (reader = rowReader(head, header.columns, questionnaire, study));
    let read = 0;
    return (record) => {
      rows.take(record);
      if (++read % 1000 === 0) progress(read);
    };
  });
  if (reader && !errors.length) return reader.close();
  return { ...nothing(), rejected: errors };
}

function nothing() {
  return { rows: [], counted: new GroupCount(), notAsked: [], missing: {} };
}

interface RowReader {
  take(record: TableRecord): void;
  /** Returns the outcome for all rows. */
  close(): ResponseFile;
}

/** The reader of the rows below a valid header. */
function rowReader(
  head: TableHead,
  { bureau: bureauColumn, variables, there }: ResponseColumns,
  questionnaire: Questionnaire,
  study: StudyDefinition,
): RowReader {
  const rows: { bureau: string; answers: string }[] = [];
  const counted = new GroupCount();
  const errors: FileError[] = [];
  /** Errors for asked questions that a row gives as skipped: dropped if every row does so. */
  const skipped = new Map<Question, FileError[]>();
  /** The questions that some row has a value of. */
  const withValue = new Set<Question>();
  const columns = there.flatMap((question) =>
    question.data.variables.map(({ name, type }) => ({
      name,
      isText: type === 'text',
      isOpen: !question.form.closed,
      index: variables.get(name) ?? -1,
    })),
  );
  const missing: Record<string, number> = {};
  const bureaus = inviteeFields(study).bureau;

  const errorAt = ({ line }: TableRecord, index: number, sentence: string) =>
    valueError(head.header, line, index, sentence);
  const readBureau = (record: TableRecord) => {
    if (bureauColumn === undefined) return unknownBureau;
    const { data, error } = bureaus.safeParse(record.fields[bureauColumn] ?? '');
    for (const { message } of error?.issues ?? []) errors.push(errorAt(record, bureauColumn, message));
    return data;
  };
  const cellsOf = ({ fields }: TableRecord): ResponseCells => {
    const cells: Record<string, string> = {};
    for (const { name, isText, index } of columns) {
      const written = fields[index] ?? '';
      cells[name] = isText ? readWords(written) : written.trim();
    }
    return cells;
  };
  /**
   * Counts the open questions whose answer is missing in a program's word; refuses it elsewhere.
   */
  const noteMissing = (record: TableRecord, answers: Fields, refused: ReadonlySet<string>) => {
    for (const { name, isText, isOpen, index } of columns) {
      const written = record.fields[index] ?? '';
      if (!isText || !isMissingAnswer(written) || refused.has(name)) continue;
      if (!isOpen) errors.push(errorAt(record, index, `${whatIsWrong(written)} ${blankOther}`));
      else if (name in answers) missing[name] = (missing[name] ?? 0) + 1;
    }
  };
  const note = (record: TableRecord, { question, field, message, saysSkipped: is }: RecordProblem) => {
    const index = variables.get(field) ?? 0;
    const error = errorAt(record, index, `${whatIsWrong(record.fields[index] ?? '')} ${message.nl}.`);
    if (!is) return void errors.push(error);
    const before = skipped.get(question) ?? [];
    skipped.set(question, before);
    before.push(error);
  };

  return {
    take(record) {
      const outside = valueOutsideColumns(record, head);
      if (outside) return void errors.push(outside);
      const bureau = readBureau(record);
      const cells = cellsOf(record);
      for (const question of there)
        if (!withValue.has(question) && !saysSkipped(question, cells)) withValue.add(question);
      const { answers, problems } = readRecord(questionnaire, there, cells);
      for (const problem of problems) note(record, problem);
      noteMissing(record, answers, new Set(problems.map(({ field }) => field)));
      if (bureau === undefined || errors.length) return;
      counted.add(bureau, countResponse(questionnaire, answers));
      rows.push({ bureau, answers: JSON.stringify(answers) });
    },
    close() {
      const never = there.filter((question) => skipped.has(question) && !withValue.has(question));
      const asked = there.filter((question) => !never.includes(question));
      const rejected = [
        ...errors,
        ...asked.flatMap((question) => skipped.get(question) ?? []),
        ...findUnplaceableColumns(
          asked.filter((question) => withValue.has(question)),
          asked,
          variables,
          head.header.line,
        ),
      ].sort(byPlace);
      if (rejected.length) return { ...nothing(), rejected };
      const notAsked = questionnaire.questions.filter(({ data }) => data.variables.length > 0);
      return {
        rows,
        counted,
        notAsked: notAsked.filter((question) => !asked.includes(question)).map(({ id }) => id),
        missing,
        rejected,
      };
    },
  };
}

/** The words of a respondent in a cell; empty where they are missing. */
function readWords(written: string): string {
  const isMissing = written.trim() === '' || isMissingAnswer(written);
  return isMissing ? '' : toUnicodeForm(unprotectText(written), 'NFC');
}

const blankOther = 'Maak dit veld leeg, of schrijf op wat er bedoeld is.';

function whatIsWrong(written: string): string {
  if (written.trim() === '') return 'Hier hoort iets te staan.';
  const why = isSpreadsheetError(written.trim()) ? 'is een foutmelding van Excel' : 'past hier niet';
  return `${quoted(written)} ${why}.`;
}
