import type { Condition } from '../questionnaire/condition.js';
import { describeCondition } from '../questionnaire/condition-words.js';
import type { Question } from '../questionnaire/question.js';
import { inLanguage } from '../language/text.js';
import type { ShownOption, ShownResults, ShownTable } from '../publication/results.js';
import { bare } from './bare.js';
import { onPage } from './charts/index.js';
import type { Locale } from './locale.js';
import { tableFigure } from './take-along/table-figure.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';
import { explainWithheld, type Reader } from './hidden.js';
import { besideOwn, type Beside } from './own-beside.js';
import { describeTable, showAnswer } from './table-in-words.js';
import { tablePicture } from './table-picture.js';
import { resultsTexts } from './texts/results.js';
import { isTold, shownIn } from './told.js';

/** What a question is shown with. */
export interface ShownQuestion {
  readonly page: Locale & Reader;
  readonly results: ShownResults;
  /**
   * Those of one's own bureau, for who sees them beside all; undefined for who sees all bureaus.
   */
  readonly own?: ShownResults | undefined;
  /** Returns where the texts are that people wrote in a field; undefined for who may not read. */
  readonly addressOf?: ((field: string) => string) | undefined;
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
  const { language } = page;
  const { id, definition } = question;
  const tables = results.questions.filter((table) => question.results.tables.some((own) => own.id === table.id));
  const whole = tables.find((table) => table.id === id);
  const parts = tables.filter((table) => table !== whole);
  return {
    id,
    number: numberOf.get(id) ?? 0,
    text: inLanguage(definition.text, language),
    hint: definition.hint ? inLanguage(definition.hint, language) : '',
    asked: describeAsked(question, showing),
    whole: whole ? showTable(whole, question, showing) : null,
    parts: parts.map((part) => ({ ...showTable(part, question, showing), heading: inLanguage(part.text, language) })),
    partsFolded: whole !== undefined,
    words: listWords(question, showing),
  };
}

function listWords({ id, data }: Question, { addressOf, page: { t, language } }: ShownQuestion) {
  if (!addressOf) return [];
  return data.variables
    .filter(({ type }) => type === 'text')
    .map(({ name, label }) => ({
      href: addressOf(name),
      words: name === id ? t.wordsLinkOpen : t.wordsLink(bare(label, language)),
    }));
}

/**
 * Returns how to read one's own bureau beside all, in a paragraph above the questions: or why it is
 * not there.
 */
export function describeOwnReading(own: ShownResults, { t, numbers, rules }: Reader): string {
  const n = numbers.count(own.n);
  if (own.n < rules.base) return t.published.fewOwn(n, numbers.count(rules.base));
  return own.questions.some(({ withheld }) => withheld === null) ? t.published.reading(n) : '';
}

/**
 * Returns who got a question, and who is not counted, where not everybody is. Questions are called
 * by their numbers where they have any.
 */
export function describeAsked(
  { definition }: Pick<Question, 'definition'>,
  { page, results, numberOf }: Pick<ShownQuestion, 'page' | 'results'> & Partial<Pick<ShownQuestion, 'numberOf'>>,
): string {
  const { questionnaire, snapshot } = results;
  if (!questionnaire) return '';
  const say = (condition: Condition) => {
    const who = describeCondition(condition, questionnaire, (question, language) => {
      const number = numberOf?.get(question);
      return number === undefined ? undefined : resultsTexts[language].question(number);
    });
    return inLanguage(who, page.language);
  };
  const { showIf, anchor } = definition;
  // What is published of an anchor is of those alone whom its figure is about.
  const outside = snapshot === null ? undefined : anchor?.outside;
  return [
    ...(showIf ? [page.t.askedOnly(say(showIf))] : []),
    ...(outside ? [page.t.notCounted(say(outside))] : []),
  ].join(' ');
}

function showTable(table: ShownTable, question: Question, showing: ShownQuestion) {
  const { page, results, own: ownResults, along } = showing;
  const { language, numbers } = page;
  if (!isTold(table)) return { ...nothingShown(table, language), withheld: explainWithheld(table, 'all', page) };
  const described = describeTable(table, results.n, page);
  const own = ownResults?.questions.find(({ id }) => id === table.id);
  const beside = besideOwn(table, own);
  const whole = beside?.isWhole ? beside : undefined;
  const figure = tableFigure(table, question, results, along.origin, page);
  const picture = whole ? tablePicture(table, question, page, whole) : figure?.picture;
  return {
    ...nothingShown(table, language),
    ...described,
    chart: picture ? onPage(picture) : '',
    taken: figure ? showTakeAlong(figure, table.id, along, language) : null,
    rows: described.rows.map(({ option, ...row }) => ({ ...row, own: showOwn(option, whole, page) })),
    ownBase: whole ? numbers.count(whole.base) : '',
    ownNote: own && described.rows.length ? describeOwn(own, beside, showing) : '',
    beside: beside && !whole ? showBeside(beside, question, page) : null,
  };
}

/** A table of which nothing is shown, as views/results/table.eta has it. */
function nothingShown({ id, text }: ShownTable, language: Locale['language']) {
  const empty = { base: '', caution: '', several: '', summary: '', chart: '', baseCount: '', ownBase: '', ownNote: '' };
  const none = { taken: null, rows: [], missing: [], beside: null, withheld: '' };
  return { id, title: inLanguage(text, language), ...empty, ...none };
}

/** The same answer of one's own bureau: "6 (46%)"; empty where it does not stand beside it. */
function showOwn({ code }: ShownOption, beside: Beside | undefined, page: ShownQuestion['page']): string {
  const answer = beside?.own.get(String(code))?.option;
  if (!beside || !answer) return '';
  const { count, percent } = showAnswer(answer, page);
  return percent === '' ? count : `${count} (${percent})`;
}

/**
 * Returns what one's own bureau says beside all: how much may be chance, or why it is not there.
 */
export function describeOwn(
  own: ShownTable,
  beside: Beside | undefined,
  { page, own: results }: { readonly page: Reader; readonly own?: ShownResults | undefined },
): string {
  const { t, numbers, rules } = page;
  // Said once, above all questions.
  if (own.withheld === 'few-own' && results && results.n < rules.base) return '';
  if (!beside) return explainWithheld(own, 'own', page);
  const base = numbers.count(beside.base);
  if (beside.callable === undefined) return '';
  if (beside.callable === null) return t.published.neverCallable(base);
  return t.published.callable(base, numbers.count(beside.callable));
}

/** One's own bureau where its answers are joined otherwise, or lie on a scale. */
function showBeside(beside: Beside, question: Question, page: ShownQuestion['page']) {
  const { all } = beside;
  const picture = tablePicture(all, question, page, beside);
  return {
    chart: picture ? onPage({ ...picture, id: `${all.id}-own` }) : '',
    rows: shownIn(all).map((option) => {
      const { label, count, percent } = showAnswer(option, page);
      return { label, all: percent === '' ? count : `${count} (${percent})`, own: showOwn(option, beside, page) };
    }),
  };
}
