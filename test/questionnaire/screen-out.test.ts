import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/questionnaire/condition.js';
import { QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { compile } from '../../src/questionnaire/questionnaire.js';
import { text } from './rows/row.js';

const options = [1, 2, 3, 98].map((code) => ({ code, label: text(`Antwoord ${code}`) }));
const first = { id: 'EEN', kind: 'single', text: text('Eén?'), options };
const several = { id: 'MEER', kind: 'multiple', text: text('Meer?'), options };
const second = { id: 'TWEE', kind: 'single', text: text('Twee?'), options };
const onlySome = { ...second, showIf: { question: 'EEN', in: [2] } };

/** Which codes of the first question are counted, where the screen-out stands on the page of `last`. */
function countedCodes(question: object, when: Condition, last?: object): unknown[] {
  const screenOut = { when, title: text('Niet voor u'), text: text('Dank u wel.') };
  const pages = [
    { id: 'een', questions: [question], ...(last ? {} : { screenOut }) },
    ...(last ? [{ id: 'twee', questions: [last], screenOut }] : []),
  ];
  const [table] = compile(
    QuestionnaireDefinition.parse({
      title: text('Vragen'),
      minutes: { from: 1, to: 2 },
      introduction: text('Begin'),
      thanks: text('Dank'),
      pages,
    }),
  ).questions.flatMap(({ results }) => results.tables);
  return table?.options.map(({ code }) => code) ?? [];
}

const all = [1, 2, 3, 98];

describe('a code that screens out is no answer', () => {
  it.each<{ what: string; question?: object; when: Condition; last?: object; counted: unknown[] }>([
    { what: 'one that is named', when: { question: 'EEN', in: [3] }, counted: [1, 2, 98] },
    { what: 'all but those that are named', when: { not: { question: 'EEN', in: [1, 2] } }, counted: [1, 2] },
    { what: 'from a number on, where a missing code is none', when: { question: 'EEN', atLeast: 2 }, counted: [1, 98] },
    {
      what: 'one on a later page that everybody gets',
      when: { question: 'EEN', in: [3] },
      last: second,
      counted: [1, 2, 98],
    },
    {
      what: 'none on a page that not everybody gets',
      when: { question: 'EEN', in: [3] },
      last: onlySome,
      counted: all,
    },
    {
      what: 'none that needs another answer beside it',
      when: {
        all: [
          { question: 'EEN', in: [3] },
          { question: 'TWEE', in: [1] },
        ],
      },
      last: second,
      counted: all,
    },
    { what: 'one of several', question: several, when: { question: 'MEER', in: [3] }, counted: [1, 2, 98] },
    {
      what: 'none of several that another answer beside it makes good',
      question: several,
      when: { not: { question: 'MEER', in: [1] } },
      counted: all,
    },
  ])('$what', ({ question = first, when, last, counted }) => {
    expect(countedCodes(question, when, last)).toEqual(counted);
  });
});
