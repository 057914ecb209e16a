import { tests } from '../questionnaire/condition.js';
import type { Question } from '../questionnaire/question.js';
import { inLanguage } from '../language/text.js';
import { describingInterval } from '../results/measured.js';
import type { ShownResults } from '../publication/results.js';
import { bare } from './bare.js';
import { onPage } from './charts/index.js';
import type { Locale } from './locale.js';
import { tableFigure } from './take-along/table-figure.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';
import { isTold, toldIn, type ToldOption, type ToldTable } from './told.js';

/** Below this base a table warns that its percentages say little. */
export const smallBase = 10;

/** What a question is shown with. */
export interface ShownQuestion {
  readonly page: Locale;
  readonly results: ShownResults;
  /** Returns the address of the texts that people wrote in a field. */
  addressOf(field: string): string;
  readonly along: TakingAlong;
  /** The number of each question on the page, by its id. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/**
 * Returns a question for views/results/question.eta. It is shown as a whole and by its parts
 * (items, places).
 */
export function showQuestion(question: Question, showing: ShownQuestion) {
  const { page, numberOf, results } = showing;
  const { t, language } = page;
  const { id, definition } = question;
  const tables = results.questions
    .filter(isTold)
    .filter((table) => question.results.tables.some((own) => own.id === table.id));
  const whole = tables.find((table) => table.id === id);
  const parts = tables.filter((table) => table !== whole);
  return {
    id,
    number: numberOf.get(id) ?? 0,
    text: inLanguage(definition.text, language),
    hint: definition.hint ? inLanguage(definition.hint, language) : '',
    dependsOn: describeDependence(question, showing),
    whole: whole ? showTable(whole, question, showing) : null,
    parts: parts.map((part) => ({ ...showTable(part, question, showing), heading: inLanguage(part.text, language) })),
    partsFolded: whole !== undefined,
    words: question.data.variables
      .filter(({ type }) => type === 'text')
      .map(({ name, label }) => ({
        href: showing.addressOf(name),
        words: name === id ? t.wordsLinkOpen : t.wordsLink(bare(label, language)),
      })),
  };
}

/** The questions that it depended on, where not everybody was asked it. */
function describeDependence({ definition }: Question, { page, numberOf }: ShownQuestion): string {
  if (!definition.showIf) return '';
  const asked = new Set(tests(definition.showIf).map(({ question }) => question));
  const named = [...asked].map((question) => page.t.question(numberOf.get(question) ?? 0));
  return page.t.dependsOn(page.numbers.list(named));
}

function showTable(table: ToldTable, question: Question, { page, results, along }: ShownQuestion) {
  const { t, language, numbers } = page;
  const { base, asked, shape } = table;
  const missing =
    base === 0
      ? []
      : table.options.flatMap(({ missing, count, label }) => (missing !== null && count ? [{ label, count }] : []));
  const leftOpen = asked - base - missing.reduce((sum, { count }) => sum + count, 0);
  const options = toldIn(table);
  const figure = tableFigure(table, question, results, along.origin, page);
  return {
    id: table.id,
    title: inLanguage(table.text, language),
    base: describeBase(table, results.n, page),
    caution: base > 0 && base < smallBase && options.length > 0 ? t.smallBase(numbers.count(base)) : '',
    several: shape === 'several' && base > 0 ? t.severalAnswers : '',
    summary: shape === 'scale' && base > 0 ? describeSide(options, table, page) : '',
    chart: figure ? onPage(figure.picture) : '',
    taken: figure ? showTakeAlong(figure, table.id, along, language) : null,
    rows: options.map(({ label, count, percent, low, high }) => ({
      label: bare(label, language),
      count: numbers.count(count),
      percent: percent === null ? '' : numbers.percent(percent, base),
      interval: low === null || high === null ? '' : numbers.range(low, high, base),
    })),
    missing: [
      ...missing.map(({ label, count }) => ({ label: bare(label, language), count: numbers.count(count) })),
      ...[
        { label: t.leftOpen, people: leftOpen },
        { label: t.notAsked, people: table.missing.codes[97] },
      ].flatMap(({ label, people }) => (people && options.length ? [{ label, count: numbers.count(people) }] : [])),
    ],
    baseCount: numbers.count(base),
  };
}

/** How many answered: of everybody, or of those whom routing led to the question. */
function describeBase(
  { base, asked }: Pick<ToldTable, 'base' | 'asked'>,
  n: number,
  { t, numbers }: ShownQuestion['page'],
): string {
  if (base === 0) return t.answeredNone;
  if (asked < n) return t.answeredOfAsked(numbers.count(base), numbers.count(asked));
  return base === n ? t.answeredAll(numbers.count(n)) : t.answered(numbers.count(base), numbers.count(n));
}

/**
 * How many chose one of the last two points of a scale, added up before rounding, with an interval
 * of their own.
 */
function describeSide(
  options: readonly ToldOption[],
  { base, population }: ToldTable,
  { t, language, numbers }: ShownQuestion['page'],
): string {
  const [fourth, fifth] = options.slice(3);
  if (!fourth || !fifth) return '';
  const count = fourth.count + fifth.count;
  const interval = describingInterval(count, base, population);
  if (!interval) return '';
  const write = (percent: number) => numbers.percent(percent, base);
  return t.topTwo(
    write((100 * count) / base),
    inLanguage(fourth.label, language),
    inLanguage(fifth.label, language),
    write(interval.low),
    write(interval.high),
  );
}
