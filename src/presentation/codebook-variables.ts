import { inLanguage } from '../language/text.js';
import type { Codebook, CodebookQuestion, CodebookTable } from '../publication/codebook.js';
import type { FileVariable, Value } from '../questionnaire/variables.js';
import { bare } from './bare.js';
import type { countsIn, ValueCount } from './codebook-counts.js';
import { itemOf } from './codebook-history.js';
import { describeHidden, explainWithheld, type Reader } from './hidden.js';
import type { Locale } from './locale.js';
import { describeBase } from './table-in-words.js';
import { codebookTexts } from './texts/codebook.js';

/** What variables are shown with. */
export interface ShownCodebook {
  readonly codebook: Codebook;
  readonly countOf: ReturnType<typeof countsIn>;
  readonly page: Locale & Reader;
}

/**
 * Returns the variables of a question, each with its codes and how often they were given. Of which
 * several could be chosen, they stand in one table.
 */
export function showVariables(question: CodebookQuestion, showing: ShownCodebook) {
  const own = showing.codebook.variables.filter(({ name }) => question.variables.includes(name));
  const ticks = own.filter(({ counted }) => counted?.code !== undefined);
  return {
    ticks: ticks.length ? showTicks(ticks, question, showing) : null,
    variables: own.filter((variable) => !ticks.includes(variable)).map((one) => showVariable(one, question, showing)),
  };
}

function showTicks(ticks: readonly FileVariable[], question: CodebookQuestion, showing: ShownCodebook) {
  const { countOf, page } = showing;
  const { language, t } = page;
  const text = codebookTexts[language];
  const values = ticks[0]?.values ?? [];
  const ticked: Value = { code: 1, label: { nl: t.answer } };
  return {
    rows: ticks.map((variable) => ({
      name: variable.name,
      label: labelOf(variable, question, page),
      ...showCount(countOf(variable, ticked), undefined, page),
    })),
    codes: text.ticks(
      values.map(({ code, label }) => text.value(String(code), inLanguage(label, language))).join(text.or),
    ),
    ...showBase(findTable(ticks[0], question), showing),
  };
}

/** Returns a variable with its codes; also of one that belongs to no question. */
export function showVariable(variable: FileVariable, question: CodebookQuestion | undefined, showing: ShownCodebook) {
  const { countOf, page } = showing;
  const { language } = page;
  const text = codebookTexts[language];
  const { name, type, level, values } = variable;
  return {
    name: name === question?.id ? '' : name,
    kind: type === 'code' ? `${text.types.code}, ${text.levels[level]}` : text.types[type],
    label: question ? labelOf(variable, question, page) : inLanguage(variable.label, language),
    rows: values.map((value) => ({
      code: String(value.code),
      label: bare(value.label, language),
      outside: value.missing !== undefined,
      ...showCount(countOf(variable, value), String(value.code), page),
    })),
    ...showBase(findTable(variable, question), showing),
  };
}

/** What a variable is of its question; empty where it is all of it. */
function labelOf(variable: FileVariable, question: CodebookQuestion, { language }: Locale): string {
  const text = codebookTexts[language];
  const table = question.tables.find(({ id }) => id === variable.name);
  const item = table && itemOf(table.wording);
  if (item) return inLanguage(item, language);
  if (variable.name === question.id) return '';
  const [label = ''] = bare(variable.label, language).split(' | ');
  return variable.type === 'text' ? text.ownWords(label.replace(/\s*:$/, '')) : label;
}

function findTable(variable: FileVariable | undefined, question: CodebookQuestion | undefined) {
  return question?.tables.find(({ id }) => id === variable?.counted?.table);
}

/** Of how many people the numbers are, or why there are none. */
function showBase(table: CodebookTable | undefined, { codebook, page }: ShownCodebook) {
  const found = table?.frequencies;
  if (!found) return { counted: false, base: '', withheld: '' };
  const { base, asked } = found;
  if (found.withheld !== null || base === null) {
    return { counted: false, base: '', withheld: explainWithheld(found, 'all', page) };
  }
  return { counted: true, base: describeBase({ base, asked }, codebook.n ?? 0, page), withheld: '' };
}

/** How often a value was given: a number, a class, or with which it was joined. */
function showCount({ count, option }: ValueCount, code: string | undefined, page: ShownCodebook['page']) {
  const { numbers, language } = page;
  const text = codebookTexts[language];
  const nothing = { count: '', percent: '', note: '', hidden: false };
  if (!option) return { ...nothing, count: count === null ? '' : numbers.count(count) };
  const [first, ...others] = (option.joined ?? []).map(String);
  if (first !== undefined && first !== code) return { ...nothing, count: text.with(first), hidden: true };
  const note = first === undefined ? '' : text.together(numbers.list(others));
  if (option.count === null) return { ...nothing, count: describeHidden(option, page).shown, note, hidden: true };
  const percent = option.percent === null ? '' : numbers.percent(option.percent);
  return { ...nothing, count: numbers.count(option.count), percent, note };
}
