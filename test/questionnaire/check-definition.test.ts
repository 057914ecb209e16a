import { describe, expect, it, test } from 'vitest';
import { findDefinitionErrors, findMissingTranslations } from '../../src/questionnaire/check-definition.js';
import {
  battery,
  choice,
  choices,
  pageOf,
  questionnaireOf,
  readOurStudy,
  statement,
} from '../support/questionnaires.js';

const number = (id: string, more: object = {}) => ({
  id,
  kind: 'number',
  text: { nl: 'Hoeveel?' },
  min: 1,
  max: 99,
  ...more,
});
const open = (id: string) => ({ id, kind: 'open', text: { nl: 'Wat?' }, maxLength: 10 });
const ranking = (id: string, optionsFrom: string) => ({
  id,
  kind: 'ranking',
  text: { nl: 'Top?' },
  top: 2,
  optionsFrom,
});
const option = (code: number | string) => ({ code, label: { nl: `Optie ${code}` } });
const screenOut = (when: object) => ({ screenOut: { when, title: { nl: 'Niet voor u' }, text: { nl: 'Dank u.' } } });
const first = pageOf(choice('FIRST'));
const shown = (showIf: object) => pageOf(choice('NEXT', { showIf }));

describe('our own questionnaires', () => {
  test.each(readOurStudy().questionnaires)('$group has no errors and is translated', ({ definition }) => {
    expect(findDefinitionErrors(definition)).toEqual([]);
    expect(findMissingTranslations(definition)).toEqual([]);
  });
});

describe('an error in a definition', () => {
  test.each<[what: string, pages: object[], at: string, message: string]>([
    [
      'a page twice',
      [first, { ...shown({}), id: 'first', questions: [choice('NEXT')] }],
      'pages.1.id',
      'there is already a page "first"',
    ],
    [
      'a question twice',
      [first, { id: 'next', questions: [choice('FIRST')] }],
      'pages.1.questions.0.id',
      'there is already a question FIRST',
    ],
    [
      'a code twice, once as a number and once as the same text',
      [pageOf(choice('FIRST', { options: [option(1), option('A'), option('A')] }))],
      'pages.0.questions.0.options.2.code',
      'code A is used twice in this question',
    ],
    [
      'an item twice',
      [pageOf(battery('FIRST', ['A', 'A']))],
      'pages.0.questions.0.items.1.id',
      'there is already an item A',
    ],
    [
      'an item whose page has the address of another',
      [pageOf(battery('FIRST', ['A', 'B'])), { id: 'first-b', questions: [choice('NEXT')] }],
      'pages.1.id',
      'there is already a page "first-b"',
    ],
    [
      'the same item in two batteries of a page',
      [pageOf(battery('FIRST', ['A', 'B']), battery('NEXT', ['B', 'C']))],
      'pages.0.id',
      'there is already a page "first-b"',
    ],
    [
      'an unknown question',
      [first, shown({ question: 'NOBODY', in: [1] })],
      'pages.1.questions.0.showIf.question',
      'question NOBODY does not exist',
    ],
    [
      'a look ahead',
      [shown({ any: [{ question: 'LATER', in: [1] }] }), pageOf(choice('LATER'))],
      'pages.0.questions.0.showIf.any.0.question',
      'question LATER comes later: a condition can only look back',
    ],
    [
      'a question about itself',
      [shown({ question: 'NEXT', in: [1] })],
      'pages.0.questions.0.showIf.question',
      'question NEXT comes later: a condition can only look back',
    ],
    [
      'a look at the same page',
      [pageOf(choice('FIRST'), choice('NEXT', { showIf: { question: 'FIRST', in: [1] } }))],
      'pages.0.questions.1.showIf.question',
      'question FIRST is on the same page: a condition needs an answer from an earlier page',
    ],
    [
      'an unknown code',
      [first, shown({ all: [{ not: { question: 'FIRST', in: [1, 7] } }] })],
      'pages.1.questions.0.showIf.all.0.not.in.1',
      'question FIRST has no code 7',
    ],
    [
      'an unknown code that ends the questionnaire',
      [{ ...first, ...screenOut({ question: 'FIRST', in: [7] }) }],
      'pages.0.screenOut.when.in.0',
      'question FIRST has no code 7',
    ],
    ...[open('FIRST'), statement('FIRST'), battery('FIRST', ['A', 'B'])].map(
      (question): [string, object[], string, string] => [
        `a condition on a ${question.kind}`,
        [pageOf(question), shown({ question: 'FIRST', atLeast: 1 })],
        'pages.1.questions.0.showIf.question',
        `question FIRST is a ${question.kind}: a condition needs one with options or a number`,
      ],
    ),
    [
      'a condition on a ranking',
      [pageOf(choices('FIRST')), pageOf(ranking('TOP', 'FIRST')), shown({ question: 'TOP', in: ['A'] })],
      'pages.2.questions.0.showIf.question',
      'question TOP is a ranking: a condition needs one with options or a number',
    ],
    [
      'a ranking of what is no multiple choice',
      [first, pageOf(ranking('TOP', 'FIRST'))],
      'pages.1.questions.0.optionsFrom',
      'FIRST is not an earlier multiple choice',
    ],
    [
      'a ranking of what comes later',
      [pageOf(ranking('TOP', 'LATER')), pageOf(choices('LATER'))],
      'pages.0.questions.0.optionsFrom',
      'LATER is not an earlier multiple choice',
    ],
    [
      'a variable twice',
      [pageOf(choices('FIRST')), pageOf(choice('FIRST_A'))],
      'pages.1.questions.0',
      'there is already a variable FIRST_A',
    ],
    [
      'a variable that the microdata have of their own',
      [pageOf(choice('BUREAU'))],
      'pages.0.questions.0',
      'there is already a variable BUREAU',
    ],
    [
      'a variable that is too long for SPSS',
      [pageOf(choices('A_NAME_OF_TWENTY_CHA', { options: [option('CODE_OF_12CH'), option('B')] }))],
      'pages.0.questions.0',
      'variable A_NAME_OF_TWENTY_CHA_CODE_OF_12CH has more than 32 characters',
    ],
    [
      'an anchor on a code that is not there',
      [pageOf(choice('FIRST', { anchor: { figure: 'P70', numerator: [7], bases: [[7]] } }))],
      'pages.0.questions.0.anchor',
      'FIRST has no code 7',
    ],
    [
      'an anchor whose base lacks the numerator',
      [
        pageOf(
          choice('FIRST', {
            anchor: {
              figure: 'P70',
              numerator: [3],
              bases: [
                [1, 3],
                [1, 2],
              ],
            },
          }),
        ),
      ],
      'pages.0.questions.0.anchor',
      'code 3 is in the numerator and not in every base',
    ],
  ])('is %s', (_what, pages, at, message) => {
    expect(findDefinitionErrors(questionnaireOf(pages)).map((error) => [error.path.join('.'), error.message])).toEqual([
      [at, message],
    ]);
  });

  it('is each text without English, with its first words', () => {
    const texts = {
      title: { nl: 'Een titel van meer dan veertig tekens, die dus niet past' },
      list: [{ nl: 'Kort', en: 'Short' }, { nl: 'Lang' }],
      other: ['nl', null, 7],
    };
    expect(findMissingTranslations(texts)).toEqual([
      { path: ['title'], message: '"Een titel van meer dan veertig tekens, d…" has no English text (en)' },
      { path: ['list', 1], message: '"Lang" has no English text (en)' },
    ]);
  });
});

describe('a page that no combination of answers leads to', () => {
  const error = (page: string) => `no combination of answers leads to page "${page}"`;
  const end = pageOf(choice('END'));

  test.each<[what: string, pages: object[], unreachable: string[]]>([
    [
      'contradicts itself',
      [
        first,
        shown({
          all: [
            { question: 'FIRST', in: [1] },
            { question: 'FIRST', in: [2] },
          ],
        }),
      ],
      ['next'],
    ],
    [
      'asks more than there is to choose',
      [pageOf(choices('FIRST')), shown({ question: 'FIRST', countAtLeast: 4 })],
      ['next'],
    ],
    [
      'waits for a page that is never shown',
      [
        first,
        shown({ question: 'FIRST', atLeast: 4 }),
        pageOf(choice('LAST', { showIf: { question: 'NEXT', in: [1] } })),
      ],
      ['next', 'last'],
    ],
    [
      'comes after an end for everybody',
      [{ ...first, ...screenOut({ question: 'FIRST', in: [1, 2, 3, 98] }) }, end],
      ['end'],
    ],
    [
      'asks a number for more than it takes',
      [pageOf(number('FIRST')), shown({ question: 'FIRST', atLeast: 100 })],
      ['next'],
    ],
    ['is none when all can be chosen', [pageOf(choices('FIRST')), shown({ question: 'FIRST', countAtLeast: 3 })], []],
    ['is none when one number leads to it', [pageOf(number('FIRST')), shown({ question: 'FIRST', in: [42] })], []],
    [
      'is none when all numbers but one lead to it',
      [pageOf(number('FIRST')), shown({ not: { question: 'FIRST', in: [99] } })],
      [],
    ],
    [
      'is none when leaving a question open leads to it',
      [pageOf(number('FIRST', { optional: true })), shown({ not: { question: 'FIRST', atLeast: 1 } })],
      [],
    ],
    [
      'is none when there are too many combinations to try',
      Array.from({ length: 12 }, (_, i) =>
        pageOf(choice(`Q${i}`, i ? { showIf: { question: `Q${i - 1}`, in: [1] } } : {})),
      ),
      [],
    ],
  ])('%s', (_what, pages, unreachable) => {
    expect(findDefinitionErrors(questionnaireOf(pages)).map(({ message }) => message)).toEqual(unreachable.map(error));
  });
});
