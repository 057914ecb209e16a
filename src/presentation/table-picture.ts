import { inLanguage, type Language } from '../language/text.js';
import type { ShownOption } from '../publication/results.js';
import type { Question, TableShape } from '../questionnaire/question.js';
import { barPicture, divergingPicture, type BarPart, type Picture, type Share } from './charts/index.js';
import { bare } from './bare.js';
import { describeHidden, type Reader } from './hidden.js';
import type { Locale } from './locale.js';
import type { Beside } from './own-beside.js';
import { isToldOption, shownIn, type ToldTable } from './told.js';

/**
 * Returns the chart that fits a table, by its shape. One's own bureau may be drawn beside it.
 * Undefined where there is nothing to choose.
 */
export function tablePicture(
  table: ToldTable,
  question: Question,
  page: Locale & Reader,
  beside?: Beside,
): Picture | undefined {
  const options = shownIn(table);
  if (options.length === 0) return undefined;
  return pictures[table.shape]({ page, table, options, title: titleOf(question, table, page.language), beside });
}

/** Returns what was asked, whole: the text of an item alone does not say it. */
export function titleOf(
  { definition }: Pick<Question, 'definition'>,
  { text }: Pick<ToldTable, 'text'>,
  language: Language,
): string {
  const [question, item] = [inLanguage(definition.text, language), inLanguage(text, language)];
  return item.startsWith(question) ? item : `${question} ${item}`;
}

interface Drawn {
  readonly page: Locale & Reader;
  readonly table: ToldTable;
  readonly title: string;
  readonly options: readonly ShownOption[];
  readonly beside: Beside | undefined;
}

const pictures: Readonly<Record<TableShape, (drawn: Drawn) => Picture | undefined>> = {
  one: bars,
  several: bars,
  scale: (drawn) => {
    const { table, title, options, page } = drawn;
    const told = options.filter(isToldOption);
    // Of a side of which a part is hidden, nothing can be drawn.
    if (told.length < 5) return bars(drawn);
    return divergingPicture({
      id: `${table.id}-chart`,
      title,
      language: page.language,
      points: told.map(({ label }) => inLanguage(label, page.language)),
      rows: [{ base: table.base, counts: told.map(({ count }) => count) }],
    });
  },
  none: () => undefined,
};

function bars({ table: { id, base, population }, title, options, page, beside }: Drawn): Picture {
  const { language } = page;
  const shareOf = (option: ShownOption): Share =>
    isToldOption(option) ? { count: option.count, percent: option.percent } : describeHidden(option, page);
  const bars = options.map((option) => {
    const { code, label, low, high } = option;
    return {
      label: bare(label, language),
      ...shareOf(option),
      interval: low === null || high === null ? undefined : { low, high },
      part: beside && partOf(beside, String(code), shareOf),
    };
  });
  return barPicture({ id: `${id}-chart`, title, language, population, sections: [{ base, bars }] });
}

function partOf({ base, own }: Beside, code: string, shareOf: (option: ShownOption) => Share): BarPart | undefined {
  const answer = own.get(code);
  return answer && { base, chance: answer.chance, ...shareOf(answer.option) };
}
