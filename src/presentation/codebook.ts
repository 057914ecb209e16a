import { inLanguage, type Text } from '../language/text.js';
import type { Codebook, CodebookQuestion } from '../publication/codebook.js';
import type { NoLongerAsked } from '../results/history.js';
import { bare } from './bare.js';
import { countsIn } from './codebook-counts.js';
import { itemOf, showHistory } from './codebook-history.js';
import { showVariable, showVariables, type ShownCodebook } from './codebook-variables.js';
import { explainHiddenIn, type Reader } from './hidden.js';
import type { Locale } from './locale.js';
import { codebookTexts } from './texts/codebook.js';

/** Returns what a codebook is called. */
export function titleOf({ groupName, wave }: Codebook, { language }: Pick<Locale, 'language'>): string {
  return codebookTexts[language].title(inLanguage(groupName, language), wave);
}

/** Returns a codebook for views/codebook/body.eta: of a page and of a file alike. */
export function showCodebook(codebook: Codebook, page: Locale & Reader) {
  const text = codebookTexts[page.language];
  const showing = { codebook, countOf: countsIn(codebook), page };
  const numbered = codebook.questions.filter(({ tables }) => tables.length > 0);
  const numberOf = new Map(numbered.map(({ id }, i) => [id, page.numbers.count(i + 1)]));
  const questions = codebook.questions.map((question) => ({
    ...showQuestion(question, showing),
    number: numberOf.get(question.id) ?? '',
  }));
  const before = codebook.variables.filter(({ question }) => question === undefined);
  return {
    text,
    title: titleOf(codebook, page),
    why: text.frequencies[codebook.frequencies],
    facts: listFacts(codebook, page),
    hidden: explainHiddenIn(
      numbered.flatMap(({ tables }) => tables.flatMap(({ frequencies }) => frequencies ?? [])),
      page,
    ),
    marks: questions.some(({ history }) => history.some(({ parts }) => parts.length)) ? text.marks : null,
    contents: questions.filter(({ number }) => number !== '').map(({ id, number, words }) => ({ id, number, words })),
    contentsTitle: text.contents(page.numbers.count(numbered.length)),
    before: before.map((variable) => showVariable(variable, undefined, showing)),
    questions,
    gone: showGone(codebook.gone, page),
  };
}

function listFacts(codebook: Codebook, { language, numbers }: Locale): (readonly [term: string, words: string])[] {
  const text = codebookTexts[language];
  const { facts } = text;
  const { title, wave, status, synthetic, openedOn, closedOn, groupName, version, n, earlier, variables } = codebook;
  const [from, to] = [openedOn, closedOn].map((day) => (day === null || synthetic ? '' : numbers.day(day)));
  const dates = from && to ? text.held(from, to) : from ? text.opened(from) : '';
  const before = earlier.map((one) => text.earlier(one.wave, numbers.count(one.version)));
  return [
    [facts.study, inLanguage(title, language)],
    [facts.wave, text.wave(wave, text.status[status], dates)],
    [facts.group, inLanguage(groupName, language)],
    ...(version === null ? [] : [[facts.version, text.version(numbers.count(version))] as const]),
    ...(n === null ? [] : [[facts.n, text.n(numbers.count(n))] as const]),
    ...(version === null ? [] : [[facts.earlier, before.length ? numbers.list(before) : text.none] as const]),
    ...(variables.length ? [[facts.variables, text.variables(numbers.count(variables.length))] as const] : []),
  ];
}

function showQuestion(question: CodebookQuestion, showing: ShownCodebook) {
  const { page } = showing;
  const text = codebookTexts[page.language];
  const written = (words: Text | null) => (words ? inLanguage(words, page.language) : '');
  const variables = showVariables(question, showing);
  const { id, section, hint, instruction, universe, endsFor, optional, order, construct, remeasures } = question;
  return {
    id,
    section: written(section),
    words: written(question.text),
    hint: written(hint),
    how: [
      written(instruction),
      ...(universe ? [text.who(written(universe))] : []),
      ...(optional ? [text.optional] : []),
      ...(order === 'random' ? [text.random] : []),
    ]
      .filter(Boolean)
      .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
      .join(' '),
    ends: endsFor ? text.ends(written(endsFor)) : '',
    about: [
      ...(construct ? [[text.construct, construct] as const] : []),
      ...(remeasures ? [[text.remeasures, remeasures] as const] : []),
    ],
    ...variables,
    kind: variables.variables.find(({ name }) => name === '')?.kind ?? '',
    history: showHistory(question, page),
  };
}

/** What is not asked any more, question by question. */
function showGone(gone: readonly NoLongerAsked[], { language }: Locale) {
  const text = codebookTexts[language];
  const questions = [...new Set(gone.map(({ question }) => question))];
  return questions.flatMap((id) => {
    const own = gone.filter(({ question }) => question === id);
    const [first] = own;
    if (!first) return [];
    const items = own.flatMap(({ wording }) => itemOf(wording) ?? []);
    return [
      {
        id,
        words: inLanguage(first.wording.text, language),
        last: text.lastIn(first.wave),
        items: items.map((item) => inLanguage(item, language)),
        options: first.wording.options.map(({ code, label }) => ({ code, label: bare(label, language) })),
      },
    ];
  });
}
