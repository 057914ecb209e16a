import { inLanguage, type Language } from '../language/text.js';
import type { Question, TableShape } from '../questionnaire/question.js';
import { barPicture, divergingPicture, type Picture } from './charts/index.js';
import { bare } from './bare.js';
import { toldIn, type ToldOption, type ToldTable } from './told.js';

/**
 * Returns the chart that fits a table, by its shape. Undefined where there is nothing to choose.
 */
export function tablePicture(table: ToldTable, question: Question, language: Language): Picture | undefined {
  const options = toldIn(table);
  if (options.length === 0) return undefined;
  return pictures[table.shape]({ language, table, options, title: titleOf(question, table, language) });
}

/** Returns what was asked, whole: the text of an item alone does not say it. */
function titleOf(
  { definition }: Pick<Question, 'definition'>,
  { text }: Pick<ToldTable, 'text'>,
  language: Language,
): string {
  const [question, item] = [inLanguage(definition.text, language), inLanguage(text, language)];
  return item.startsWith(question) ? item : `${question} ${item}`;
}

interface Drawn {
  readonly language: Language;
  readonly table: ToldTable;
  readonly title: string;
  readonly options: readonly ToldOption[];
}

const pictures: Readonly<Record<TableShape, (drawn: Drawn) => Picture | undefined>> = {
  one: bars,
  several: bars,
  scale: ({ table: { id, base }, title, options, language }) =>
    divergingPicture({
      id: `${id}-chart`,
      title,
      language,
      points: options.map(({ label }) => inLanguage(label, language)),
      rows: [{ base, counts: options.map(({ count }) => count) }],
    }),
  none: () => undefined,
};

function bars({ table: { id, base, population }, title, options, language }: Drawn): Picture {
  const bars = options.map(({ label, count, percent, low, high }) => ({
    label: bare(label, language),
    count,
    percent: percent ?? 0,
    interval: low === null || high === null ? undefined : { low, high },
  }));
  return barPicture({ id: `${id}-chart`, title, language, population, sections: [{ base, bars }] });
}
