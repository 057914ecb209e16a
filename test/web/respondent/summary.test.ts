import { describe, expect, it } from 'vitest';
import { walk } from '../../../src/questionnaire/journey.js';
import { compile } from '../../../src/questionnaire/questionnaire.js';
import { openOne, summarise } from '../../../src/web/respondent/summary.js';
import { choice, pageOf, questionnaireOf, statement } from '../../support/questionnaires.js';

const section = (nl: string, page: object) => ({ ...page, section: { nl, en: `${nl} (en)` } });
const questionnaire = compile(
  questionnaireOf([
    pageOf(choice('BEFORE')),
    section('Eerst', pageOf(choice('SKIPPED', { showIf: { question: 'BEFORE', in: [1] } }))),
    pageOf(choice('FIRST')),
    section('Tussenin', pageOf(choice('NEVER', { showIf: { question: 'BEFORE', in: [1] } }))),
    section('Daarna', pageOf(statement('EXPLAINED'), choice('SECOND'), choice('THIRD', { optional: true }))),
  ]),
);
const answers = { BEFORE: '2', FIRST: '3', SECOND: '98', THIRD: '' };
const summary = (language: 'nl' | 'en' = 'nl') =>
  summarise(questionnaire, { journey: walk(questionnaire, answers), answers }, language);

describe('a summary of answers', () => {
  it('stands in the sections of the study, also where the page that begins one was not asked', () => {
    expect(summary().map(({ title, lines }) => [title, lines.map(({ question }) => question)])).toEqual([
      ['', ['Vraag BEFORE?']],
      ['Eerst', ['Vraag FIRST?']],
      ['Daarna', ['Vraag SECOND?', 'Vraag THIRD?']],
    ]);
    expect(summary('en').map(({ title }) => title)).toEqual(['', 'Eerst (en)', 'Daarna (en)']);
  });

  it('gives each row its answer, its page to change it on, and a name of its own', () => {
    expect(summary().at(-1)?.lines).toMatchObject([
      { id: 'vraag-explained', answer: ['Antwoord 98'], change: '/vragenlijst/vraag/explained?wijzig=1' },
      { id: 'vraag-explained-2', answer: [], change: '/vragenlijst/vraag/explained?wijzig=1' },
    ]);
  });
});

describe('of the sections', () => {
  const open = (sections: ReturnType<typeof summary>, changed?: string) =>
    openOne(sections, changed).flatMap((section) => (section.open ? [section.title] : []));

  it('one at most is open: that of what was changed, else of what was skipped, else the first', () => {
    expect(open(summary(), 'first')).toEqual(['Eerst']);
    expect(open(summary(), 'nowhere')).toEqual(['Daarna']);
    const complete = summary().map(({ title, lines }) => ({ title, lines: lines.slice(0, 1) }));
    expect(open(complete)).toEqual(['']);
    expect(open([])).toEqual([]);
  });

  it('each says how many answers it holds, and how many questions were skipped', () => {
    expect(openOne(summary()).map(({ answered, skipped }) => [answered, skipped])).toEqual([
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
  });
});
