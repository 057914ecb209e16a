import type { QuestionCounts, ShownOption, ShownResults, ShownTable } from '../publication/results.js';
import type { Disclosure } from '../study/definition.js';
import type { HiddenShare } from './charts/index.js';
import type { Locale } from './locale.js';

/** The reader's language, and the rules by which numbers are hidden from that reader. */
export interface Reader extends Pick<Locale, 't' | 'numbers'> {
  readonly rules: Pick<Disclosure, 'base' | 'cell'>;
}

/** Returns what stands in the place of a number that is not told. */
export function describeHidden(option: Pick<ShownOption, 'class'>, { t, numbers, rules }: Reader): HiddenShare {
  const { few, nearlyAll, hidden, saidHidden } = t.published;
  if (option.class === undefined) return { shown: hidden, said: saidHidden };
  const words = option.class === 'few' ? few(numbers.count(rules.cell)) : nearlyAll;
  return { shown: words, said: words };
}

/** Returns why numbers are hidden and what would have to be different; empty where none are. */
export function explainHidden(shown: readonly (ShownResults | undefined)[], reader: Reader): string {
  return explainHiddenIn(
    shown.flatMap((results) => results?.questions ?? []),
    reader,
  );
}

/** Returns the same of tables; empty where none hides a number. */
export function explainHiddenIn(tables: readonly Hiding[], { t, numbers, rules }: Reader): string {
  const isHidden = tables.some(hidesNumbers);
  return isHidden ? t.published.hiddenNote(numbers.count(rules.cell), numbers.count(rules.cell - 1)) : '';
}

type Hiding = Pick<QuestionCounts, 'withheld' | 'options'>;

function hidesNumbers({ withheld, options }: Hiding): boolean {
  return withheld === null && options.some(({ suppressed }) => suppressed);
}

/** Returns why a whole table is kept back, of all bureaus or one's own; empty where it is not. */
export function explainWithheld(
  { withheld }: Pick<ShownTable, 'withheld'>,
  whose: 'all' | 'own',
  { t, numbers, rules }: Reader,
): string {
  return withheld === null ? '' : t.published.withheld[whose](numbers.count(rules.base))[withheld];
}
