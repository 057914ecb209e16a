import { inLanguage, type Language } from '../language/text.js';
import { standard, type CsvDialect } from './csv.js';
import { fileNameOf, type Microdata } from './microdata.js';
import { hasWords, type FileVariable } from '../questionnaire/variables.js';

/** How the Data Package standard calls the types of a column. */
const types = { number: 'number', text: 'string', date: 'date' } as const;

/** A CSV file of microdata that a data package tells of. */
export interface DescribedCsv {
  readonly microdata: Microdata;
  /** Its address beside the package. */
  readonly path: string;
  readonly dialect: CsvDialect;
}

/**
 * Returns what CSV files hold, for programs that read them: a data package of a table each, with
 * the labels of codes and why an answer is missing (Data Package v2, datapackage.org).
 */
export function dataPackageOf(
  name: string,
  files: readonly [DescribedCsv, ...DescribedCsv[]],
  language: Language,
): string {
  const [{ microdata }] = files;
  const { wave, title, groupName, closedAt, synthetic } = microdata;
  const about = files.length === 1 ? [inLanguage(groupName, language), wave] : [wave];
  const described = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    title: `${inLanguage(title, language)}: ${about.join(', ')}`,
    ...(synthetic && { description: madeUp[language] }),
    created: closedAt,
    resources: files.map((file) => resourceOf(file, language)),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

/** Returns the same of one group, beside a CSV file of the name that a download has. */
export function* writeDataPackage(microdata: Microdata, language: Language): Generator<string> {
  const path = `${fileNameOf(microdata)}.csv`;
  yield dataPackageOf(dataPackageName(microdata), [{ microdata, path, dialect: standard }], language);
}

/** Returns the name of the data package of one group. */
export function dataPackageName({ wave, group }: Microdata): string {
  return `${wave}-${group}`.toLowerCase();
}

function resourceOf({ microdata, path, dialect }: DescribedCsv, language: Language) {
  return {
    name: microdata.group,
    type: 'table',
    path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json', delimiter: dialect.separator },
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: microdata.variables.map((variable) => fieldOf(variable, dialect, language)),
      missingValues: [''],
    },
  };
}

const madeUp: Readonly<Record<Language, string>> = {
  nl: 'Verzonnen antwoorden: van niemand.',
  en: 'Made-up answers: nobody’s.',
};

function fieldOf(variable: FileVariable, { decimalMark }: CsvDialect, language: Language) {
  const { name, type, level, label, values, question, universe, earlier } = variable;
  const words = hasWords(variable);
  const valued = (missing: boolean) =>
    values
      .filter((value) => (value.missing !== undefined) === missing)
      .map(({ code, label }) => ({
        value: words || missing ? String(code) : code,
        label: inLanguage(label, language),
      }));
  const [answers, missing] = [valued(false), valued(true)];
  return {
    name,
    type: type === 'code' ? (words ? 'string' : 'integer') : types[type],
    ...(type === 'number' && decimalMark !== '.' && { decimalChar: decimalMark }),
    title: inLanguage(label, language),
    ...(question && { description: inLanguage(question.text, language) }),
    ...(universe && { universe: inLanguage(universe, language) }),
    ...(earlier.length && { comparability: earlier }),
    ...(answers.length && { categories: answers, categoriesOrdered: level === 'ordinal' }),
    ...(missing.length && { missingValues: [{ value: '', label: '' }, ...missing] }),
  };
}
