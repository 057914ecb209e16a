import { inLanguage, type Language } from '../language/text.js';
import type { Question, TableShape } from '../questionnaire/question.js';
import type { ShownTable } from '../publication/results.js';
import type { OptionResult } from '../results/results.js';
import { barPicture, divergingPicture, type Picture } from './charts/index.js';
import { bare } from './bare.js';

/**
 * Returns the chart that fits a table, by its shape. Undefined where there is nothing to choose.
 */
export function tablePicture(table: ShownTable, question: Question, language: Language): Picture | undefined {
  const options = substantiveIn(table);
  if (options.length === 0) return undefined;
  return pictures[table.shape]({ language, table, options, title: titleOf(question, table, language) });
}

/** Returns the answers inside the base, in the order in which they are shown. */
export function substantiveIn({ shape, options }: ShownTable): OptionResult[] {
  const substantive = options.filter(({ percent }) => percent !== null);
  return shape === 'several' ? substantive.toSorted((a, b) => b.count - a.count) : substantive;
}

/** Returns what was asked, whole: the text of an item alone does not say it. */
function titleOf(
  { definition }: Pick<Question, 'definition'>,
  { text }: Pick<ShownTable, 'text'>,
  language: Language,
): string {
  const [question, item] = [inLanguage(definition.text, language), inLanguage(text, language)];
  return item.startsWith(question) ? item : `${question} ${item}`;
}

interface Drawn {
  readonly language: Language;
  readonly table: ShownTable;
  readonly title: string;
  readonly options: readonly OptionResult[];
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
