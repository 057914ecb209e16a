import type { TableRecord } from '../files/csv-records.js';
import { fileError, type FileError } from '../files/file-error.js';
import { matchHeader, missingColumn, type Column } from '../files/header.js';
import { nearest } from '../files/names.js';
import { quoted } from '../files/quote.js';
import type { Question } from '../questionnaire/question.js';
import { findUnplaceable } from '../questionnaire/record.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** The position of each column in a file of responses, from 0. */
export interface ResponseColumns {
  /** Undefined where nobody knows the bureaus. */
  readonly bureau: number | undefined;
  readonly variables: ReadonlyMap<string, number>;
  /** The questions all of whose columns are in the file. */
  readonly there: readonly Question[];
}

const bureauColumn: Column = {
  name: 'BUREAU',
  missing:
    'De kolom BUREAU ontbreekt. Voeg die toe en zet op elke rij het bureau. Een export heeft die kolom alleen als in study.yaml privacy.bureauInFiles: true staat. Weet niemand via welk bureau wie antwoordde, geef dan --without-bureau: de antwoorden tellen alleen mee bij alle bureaus samen.',
};

/** The same where nobody knows it. */
const noBureauColumn: Column = {
  name: bureauColumn.name,
  refused: 'Het bestand heeft een kolom BUREAU. Laat --without-bureau weg, of haal de kolom weg.',
};

/** The columns of an export beside the variables; the import sets wave and version itself. */
const aboutExport: readonly Column[] = [
  { name: 'WAVE', aliases: ['wave', 'meting'], ignored: true },
  { name: 'VERSION', aliases: ['version', 'versie'], ignored: true },
  {
    name: 'SYNTHETIC',
    aliases: ['synthetic', 'synthetisch'],
    refused:
      'Dit bestand komt van een meting met verzonnen antwoorden (SYNTHETIC). Die kunnen geen echte meting worden.',
  },
];

/**
 * Returns the columns in the header, in any order, or the errors. Case does not matter. Errors are
 * a column that is no variable, a question with only some of its columns, and one that cannot be
 * placed without a question that has none; BUREAU must be there, or not be there `withoutBureau`.
 */
export function readResponseColumns(
  header: TableRecord,
  questionnaire: Questionnaire,
  { withoutBureau }: { readonly withoutBureau: boolean },
): { columns: ResponseColumns } | { errors: readonly FileError[] } {
  const taken = [
    withoutBureau ? noBureauColumn : bureauColumn,
    ...questionnaire.variables.map(({ name }): Column => ({ name })),
  ];
  const names = taken.map(({ name }) => name);
  const matched = matchHeader(header, [...taken, ...aboutExport], (written) => unknownVariable(written, names));
  const { columns: variables } = matched;
  const bureau = variables.get(bureauColumn.name);
  const asked = questionnaire.questions.filter((question) => question.data.variables.length > 0);
  const begun = asked.filter((question) => question.data.variables.some(({ name }) => variables.has(name)));
  const errors = [
    ...matched.errors,
    ...begun.flatMap(({ id, data }) =>
      data.variables
        .filter(({ name }) => !variables.has(name))
        .map(({ name }) => missingColumn(header, missingVariable(name, id))),
    ),
  ];
  if (!errors.length && !begun.length) {
    errors.push(missingColumn(header, 'Er is geen enkele kolom van de vragenlijst.'));
  }
  errors.push(...findUnplaceableColumns(begun, begun, variables, header.line));
  return errors.length ? { errors } : { columns: { bureau, variables, there: begun } };
}

/**
 * Returns which `questions` cannot be placed among those that are `there`. Each error is at the
 * question's first column.
 */
export function findUnplaceableColumns(
  questions: readonly Question[],
  there: readonly Question[],
  variables: ReadonlyMap<string, number>,
  line: number,
): FileError[] {
  return findUnplaceable(questions, there).map(({ question, needs }) => {
    const [first] = question.data.variables.flatMap(({ name }) => variables.get(name) ?? []);
    const missing = needs.join(' en ');
    const reason = `${question.id} is niet te plaatsen zonder ${missing}: daarvan hangt af of en wat er gevraagd is. Voeg de kolommen van ${missing} toe, of haal die van ${question.id} weg.`;
    return fileError(reason, line, (first ?? 0) + 1);
  });
}

function unknownVariable(written: string, names: readonly string[]): string {
  const meant = nearest(written.trim(), names);
  const advice = meant === undefined ? 'Haal de kolom weg.' : `Bedoelt u ${meant}? Haal de kolom anders weg.`;
  return `${quoted(written)} is geen variabele van deze vragenlijst. ${advice}`;
}

function missingVariable(name: string, question: string): string {
  return `De kolom ${name} ontbreekt. Voeg die toe, of haal alle kolommen van ${question} weg als de vraag toen niet gesteld is.`;
}
