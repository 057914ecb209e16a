import type { TableRecord } from '../files/csv-records.js';
import type { FileFault } from '../files/file-text.js';
import { fold, nearest, quoted } from '../files/spelling.js';
import type { Question } from '../questionnaire/question.js';
import { findUnplaceable } from '../questionnaire/record.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** Where everything stands in a file of responses: fields from 0. */
export interface ResponseColumns {
  readonly bureau: number;
  readonly variables: ReadonlyMap<string, number>;
  /** The questions of which the file has every column. */
  readonly there: readonly Question[];
}

/** What an export says beside the variables: the wave and version of the row, which here are those of the import. */
const passedBy = ['wave', 'meting', 'version', 'versie'];
const bureauName = 'BUREAU';
const syntheticNames = ['synthetic', 'synthetisch'];

/**
 * Finds the columns in the header, in any order and case. Refuses a column that is no variable, a question of which
 * some columns are missing, and one that cannot be placed without a question that has none. Columns without a name are
 * passed by.
 */
export function readResponseColumns(
  header: TableRecord,
  questionnaire: Questionnaire,
): { columns: ResponseColumns } | { faults: FileFault[] } {
  const { line, fields } = header;
  const names = [bureauName, ...questionnaire.variables.map(({ name }) => name)];
  const known = new Map(names.map((name) => [name.toUpperCase(), name]));
  const variables = new Map<string, number>();
  const faults: FileFault[] = [];
  const reject = (index: number, reason: string) => faults.push({ line, column: index + 1, reason });
  for (const [index, written] of fields.entries()) {
    const name = known.get(written.trim().toUpperCase());
    const earlier = name === undefined ? undefined : variables.get(name);
    if (written.trim() === '' || passedBy.includes(fold(written))) continue;
    if (earlier !== undefined) reject(index, faultOfTwo(written, fields[earlier] ?? ''));
    else if (name !== undefined) variables.set(name, index);
    else if (syntheticNames.includes(fold(written))) reject(index, madeUp);
    else if (fields.length === 1) reject(index, `${quoted(written)} is geen kolom. ${separate}`);
    else reject(index, faultOfName(written, names));
  }
  const bureau = variables.get(bureauName);
  if (fields.length > 1 && bureau === undefined) {
    reject(fields.length, 'De kolom BUREAU ontbreekt. Voeg die toe en zet op elke rij het bureau.');
  }
  const asked = questionnaire.questions.filter((question) => question.variables.length > 0);
  const begun = asked.filter((question) => question.variables.some(({ name }) => variables.has(name)));
  for (const { id, variables: all } of begun) {
    for (const { name } of all) if (!variables.has(name)) reject(fields.length, faultOfMissing(name, id));
  }
  if (!faults.length && !begun.length) reject(fields.length, 'Er is geen enkele kolom van de vragenlijst.');
  faults.push(...faultsOfPlace(begun, begun, variables, line));
  return faults.length || bureau === undefined ? { faults } : { columns: { bureau, variables, there: begun } };
}

/** Those of the `questions` that cannot be placed among the ones that are `there`, each at its first column. */
export function faultsOfPlace(
  questions: readonly Question[],
  there: readonly Question[],
  variables: ReadonlyMap<string, number>,
  line: number,
): FileFault[] {
  return findUnplaceable(questions, there).map(({ question, needs }) => {
    const [first] = question.variables.flatMap(({ name }) => variables.get(name) ?? []);
    const missing = needs.join(' en ');
    const reason = `${question.id} is niet te plaatsen zonder ${missing}: daarvan hangt af of en wat er gevraagd is. Voeg de kolommen van ${missing} toe, of haal die van ${question.id} weg.`;
    return { line, column: (first ?? 0) + 1, reason };
  });
}

const separate = 'Scheid de kolommen met een komma, puntkomma of tab.';
const madeUp =
  'Dit bestand komt van een meting met verzonnen antwoorden (SYNTHETIC). Die kunnen geen echte meting worden.';

function faultOfTwo(written: string, earlier: string): string {
  return `${quoted(written)} is dezelfde kolom als ${quoted(earlier)}. Houd één van beide.`;
}

function faultOfName(written: string, names: readonly string[]): string {
  const meant = nearest(written.trim(), names);
  const advice = meant === undefined ? 'Haal de kolom weg.' : `Bedoelt u ${meant}? Haal de kolom anders weg.`;
  return `${quoted(written)} is geen variabele van deze vragenlijst. ${advice}`;
}

function faultOfMissing(name: string, question: string): string {
  return `De kolom ${name} ontbreekt. Voeg die toe, of haal alle kolommen van ${question} weg als de vraag toen niet gesteld is.`;
}
