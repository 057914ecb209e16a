import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';
import { leaveOutBackground, showComposition } from '../../src/presentation/composition.js';
import { compositionTexts } from '../../src/presentation/texts/composition.js';
import { QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { compile } from '../../src/questionnaire/questionnaire.js';
import { baseCode } from '../../src/questionnaire/question.js';
import { composeGroup } from '../../src/results/composition.js';
import type { GroupCounts } from '../../src/results/counts.js';
import { readOurStudy } from '../support/questionnaires.js';
import { text } from '../questionnaire/rows/row.js';

const role = (...labels: string[]) => ({
  id: 'ROL',
  kind: 'single',
  text: text('Wat is uw rol?'),
  options: [
    ...labels.map((label, i) => ({ code: i + 1, label: text(label) })),
    { code: 99, label: text('Zeg ik niet') },
  ],
});
const before = {
  id: 'EERDER',
  kind: 'single',
  text: text('Deed u eerder mee?'),
  options: [
    { code: 1, label: text('Ja') },
    { code: 0, label: text('Nee') },
  ],
};

/** A group that was asked these questions, with so many of each code; 99 is outside the base. */
function counted(questions: readonly object[], counts: Readonly<Record<string, Record<string, number>>>): GroupCounts {
  const questionnaire = compile(
    QuestionnaireDefinition.parse({
      title: text('Vragen'),
      minutes: { from: 1, to: 2 },
      introduction: text('Begin'),
      thanks: text('Dank'),
      pages: questions.map((question, i) => ({ id: `p${i}`, questions: [question] })),
    }),
  );
  const countOf: GroupCounts['countOf'] = (table, code = baseCode) => {
    const own = counts[table] ?? {};
    const given = Object.entries(own).filter(([name]) => (code === baseCode ? name !== '99' : name === String(code)));
    return given.reduce((sum, [, people]) => sum + people, 0);
  };
  return { questionnaire, n: 20, countOf };
}

const [exClients, employers] = readOurStudy().study.definition.groups;
if (!exClients || !employers) throw new Error('Our study has two groups');
const named = { ...employers, background: ['ROL', 'EERDER'], tookPartBefore: { question: 'EERDER', codes: [1] } };
const now = counted([role('Directie', 'Leiding'), before], { ROL: { 1: 12, 2: 6, 99: 2 }, EERDER: { 1: 3, 0: 17 } });
const page = { language: 'nl', numbers: numbersIn('nl') } as const;
const at = { id: 'wie', wave: '2026', against: '2020' };

describe('who took part', () => {
  it('is how people divide over the background questions, then and now, of who gave an answer', () => {
    const then = counted([role('Directie', 'Leiding')], { ROL: { 1: 5, 2: 15 } });
    const { parts, repeating } = composeGroup(named, now, then);
    expect(
      parts.map(({ question, options }) => [question, options.map((option) => [option.now, option.then])]),
    ).toEqual([
      [
        'ROL',
        [
          [
            { count: 12, base: 18 },
            { count: 5, base: 20 },
          ],
          [
            { count: 6, base: 18 },
            { count: 15, base: 20 },
          ],
        ],
      ],
      [
        'EERDER',
        [
          [{ count: 3, base: 20 }, undefined],
          [{ count: 17, base: 20 }, undefined],
        ],
      ],
    ]);
    expect(repeating).toEqual({ count: 3, base: 20 });
  });

  it.each([
    { what: 'other answers', questions: [role('Directie', 'Personeel', 'Leiding')], shown: false },
    { what: 'other words alone', questions: [{ ...role('Directie', 'Leiding'), text: text('Uw rol?') }], shown: true },
    { what: 'no such question', questions: [before], shown: false },
    {
      what: 'another condition',
      questions: [before, { ...role('Directie', 'Leiding'), showIf: { question: 'EERDER', in: [1] } }],
      shown: false,
    },
  ])('sets an earlier wave beside now, or not, where it had $what', ({ questions, shown }) => {
    const [part] = composeGroup(named, now, counted(questions, { ROL: { 1: 10 }, EERDER: { 1: 5 } })).parts;
    expect(part?.options.every(({ then }) => then !== undefined)).toBe(shown);
  });

  it('is shown as what it is, with the earlier wave named, known or not', () => {
    const then = counted([role('Directie', 'Leiding')], { ROL: { 1: 5, 2: 15 } });
    const both = showComposition(composeGroup(named, now, then), page, at);
    const texts = compositionTexts.nl;
    expect([both.title, both.lead, both.unknown]).toEqual([texts.besides('2020', '2026'), texts.leadBeside, '']);
    expect(both.columns).toEqual({ answer: texts.answer, then: '2020', now: '2026' });
    expect(both.parts[0]?.rows).toEqual([
      { label: 'Directie', then: '25% (5/20)', now: '67% (12/18)' },
      { label: 'Leiding', then: '75% (15/20)', now: '33% (6/18)' },
    ]);
    expect(both.parts.map(({ note }) => note)).toEqual(['', texts.notThen('2020')]);
    const alone = showComposition(composeGroup(named, now, undefined), page, at);
    expect([alone.title, alone.unknown, alone.columns.then]).toEqual([texts.title, texts.unknown('2020'), '']);
    expect(showComposition(composeGroup(named, now, undefined), page, { ...at, against: undefined }).unknown).toBe('');
  });

  it.each([
    { again: 0, says: '' },
    { again: 1, says: compositionTexts.nl.repeating('1', '20', '5%') },
    { again: 3, says: compositionTexts.nl.repeating('3', '20', '15%') },
    { again: 4, says: `${compositionTexts.nl.repeating('4', '20', '20%')} ${compositionTexts.nl.many}` },
  ])('says what it does to the tests where $again of 20 took part before', ({ again, says }) => {
    const repeated = counted([before], { EERDER: { 1: again, 0: 20 - again } });
    expect(showComposition(composeGroup(named, repeated, undefined), page, at).repeating).toBe(says);
  });

  it('is no result: its figures are left out where results are listed', () => {
    const figures = ['ROL', 'EERDER', 'ANDERS'].map((question) => ({ question }));
    const composition = composeGroup(named, now, undefined);
    expect(leaveOutBackground({ figures, composition }).figures).toEqual([{ question: 'ANDERS' }]);
    expect(leaveOutBackground({ figures, composition: undefined }).figures).toEqual(figures);
  });

  it('says nothing of taking part before where nobody is asked', () => {
    expect(composeGroup(exClients, now, undefined).repeating).toBeUndefined();
  });
});
