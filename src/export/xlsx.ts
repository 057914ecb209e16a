import type { TableCell } from '../files/csv-table.js';
import { mostRows, streamWorkbook, type LongSheet } from '../files/workbook/stream-workbook.js';
import { inLanguage, type Language } from '../language/text.js';
import { problems } from '../problem.js';
import type { Cell } from '../questionnaire/question.js';
import { measure } from './measure.js';
import type { Microdata } from './microdata.js';
import { fileTexts } from './texts.js';
import type { FileVariable } from '../questionnaire/variables.js';

const head = { bold: true, fill: 'E7EDF3', overflow: true } as const;

/**
 * Returns microdata as a workbook: a sheet of codes, the same in words, the codebook, and what the
 * file is. Reads the rows three times. Throws for more responses than a sheet holds.
 */
export async function* writeXlsx(microdata: Microdata, language: Language): AsyncGenerator<Buffer> {
  const { rows: responses, texts } = await measure(microdata);
  if (responses >= mostRows) throw problems.tooManyRows(responses, mostRows - 1);
  const { title, groupName, wave, closedAt, variables, rows } = microdata;
  const t = fileTexts[language];
  const name = `${inLanguage(title, language)}, ${inLanguage(groupName, language)}, ${wave}`;
  const names = variables.map((variable) => ({ value: variable.name, look: head }));
  const widths = variables.map((variable, i) =>
    Math.min(60, Math.max(variable.name.length + 2, (texts[i]?.longest ?? 0) + 1)),
  );
  const footer = microdata.synthetic ? `${name}. ${t.madeUp}` : name;
  const long = (sheetName: string, write: (cell: Cell, variable: FileVariable) => TableCell): LongSheet => ({
    ...{ name: sheetName, head: 1, footer, widths, rows: [names] },
    below: async function* () {
      for await (const row of rows()) yield variables.map((variable, i) => write(row[i] ?? '', variable));
    },
  });
  yield* streamWorkbook({
    ...{ title: name, author: inLanguage(title, language), language, madeAt: closedAt },
    sheets: [
      long(t.data, (cell) => cell),
      long(t.inWords, inWords(variables, language)),
      codebookSheet(microdata, footer, language),
      aboutSheet(microdata, responses, footer, language),
    ],
  });
}

/** Returns how a value is put in words. */
function inWords(variables: readonly FileVariable[], language: Language) {
  const words = new Map(
    variables.map((variable) => [
      variable,
      new Map(variable.values.map(({ code, label }) => [String(code), inLanguage(label, language)])),
    ]),
  );
  return (cell: Cell, variable: FileVariable): TableCell => words.get(variable)?.get(String(cell)) ?? cell;
}

function codebookSheet({ variables }: Microdata, footer: string, language: Language): LongSheet {
  const t = fileTexts[language];
  const rows = variables.flatMap((variable): TableCell[][] => {
    const { name, type, level, label, universe, values, earlier } = variable;
    const who = universe ? t.who(inLanguage(universe, language)) : t.everybody;
    const compared = earlier.map(({ wave, comparability }) => t.compared(wave, comparability)).join('; ');
    return [
      [name, t.types[type], t.levels[level], inLanguage(label, language), who, null, null, null, compared],
      ...values.map(({ code, label: meaning, missing }): TableCell[] => [
        ...[name, null, null, null, null, code],
        ...[inLanguage(meaning, language), missing === undefined ? null : t.yes],
      ]),
    ];
  });
  return {
    ...{ name: t.codebook, head: 1, footer, widths: [34, 9, 11, 70, 50, 14, 50, 10, 40] },
    rows: [t.head.map((value) => ({ value, look: head })), ...rows],
  };
}

function aboutSheet(microdata: Microdata, responses: number, footer: string, language: Language): LongSheet {
  const { title, groupName, wave, synthetic } = microdata;
  const t = fileTexts[language];
  return {
    ...{ name: t.about, head: 0, footer, widths: [26, 90] },
    rows: [
      [{ value: inLanguage(title, language), look: { bold: true, size: 14, overflow: true } }],
      ...(synthetic ? [[{ value: t.madeUp, look: { bold: true, overflow: true } }]] : []),
      ...t.told(wave, inLanguage(groupName, language), String(responses)),
    ],
  };
}
