import { inLanguage, type Language } from '../language/text.js';
import { standard, type CsvDialect } from './csv.js';
import type { Microdata } from './microdata.js';
import { hasWords, type FileVariable } from './variables.js';

/** How the Data Package standard calls the types of a column. */
const types = { number: 'number', text: 'string', date: 'date' } as const;

/** A CSV file that a data package tells of: its address beside the package, and how it is written. */
export interface DescribedCsv {
  readonly path: string;
  readonly dialect: CsvDialect;
}

/**
 * Returns what a CSV file holds, for programs that read it: a data package of one table, with the
 * labels of codes and why an answer is missing (Data Package v2, datapackage.org).
 */
export function writeDataPackageOf(microdata: Microdata, csv: DescribedCsv, language: Language): string {
  return `${JSON.stringify(dataPackageOf(microdata, csv, language), null, 2)}\n`;
}

/** Returns the same beside a CSV file of the name that a download has. */
export function* writeDataPackage(microdata: Microdata, language: Language): Generator<string> {
  const path = `${microdata.wave}_${microdata.group}.csv`;
  yield writeDataPackageOf(microdata, { path, dialect: standard }, language);
}

function dataPackageOf(microdata: Microdata, { path, dialect }: DescribedCsv, language: Language): object {
  const { wave, group, title, groupName, closedAt, synthetic, variables } = microdata;
  const name = inLanguage(groupName, language);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${wave}-${group}`.toLowerCase(),
    title: `${inLanguage(title, language)}: ${name}, ${wave}`,
    ...(synthetic && { description: madeUp[language] }),
    created: closedAt,
    resources: [
      {
        name: group,
        type: 'table',
        path,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json', delimiter: dialect.separator },
        schema: {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          fields: variables.map((variable) => fieldOf(variable, dialect, language)),
          missingValues: [''],
        },
      },
    ],
  };
}

const madeUp: Readonly<Record<Language, string>> = {
  nl: 'Verzonnen antwoorden: van niemand.',
  en: 'Made-up answers: nobody’s.',
};

function fieldOf(variable: FileVariable, { decimalMark }: CsvDialect, language: Language) {
  const { name, type, level, label, values, question, universe } = variable;
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
    ...(answers.length && { categories: answers, categoriesOrdered: level === 'ordinal' }),
    ...(missing.length && { missingValues: [{ value: '', label: '' }, ...missing] }),
  };
}
