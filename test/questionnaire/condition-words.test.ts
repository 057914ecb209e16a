import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/questionnaire/condition.js';
import { describeCondition } from '../../src/questionnaire/condition-words.js';
import { compile } from '../../src/questionnaire/questionnaire.js';
import { readOurStudy } from '../support/questionnaires.js';

describe('who got a question', () => {
  const late: Condition = { question: 'XC_INITIATIEF', in: [2, 3] };
  const paid: Condition = { question: 'XC_BETALER', in: [5] };
  const several: Condition = { question: 'XC_BELANGRIJK', countAtLeast: 3 };
  const words = (condition: Condition, language: 'nl' | 'en') => {
    const asked = readOurStudy().questionnaires.find(({ group }) => group === 'ex-client');
    if (!asked) throw new Error('Nothing is asked of ex-clients');
    return describeCondition(condition, compile(asked.definition), (id) =>
      id === 'XC_INITIATIEF' ? 'vraag 4' : undefined,
    )[language];
  };
  it.each<[Condition, nl: string, en: string]>([
    [
      late,
      'op vraag 4 ‘Later, maar de nood was nog niet hoog’ of ‘Pas in een zeer laat stadium, toen de nood hoog was’ antwoordde',
      'answered',
    ],
    [
      paid,
      'op ‘Wie betaalde het traject?’ ‘Niemand, het was gratis’ antwoordde',
      'answered ‘Nobody, it was free’ to ‘Who paid for the guidance?’',
    ],
    [
      several,
      'bij ‘Wat was voor u belangrijk in de gesprekken?’ ten minste 3 antwoorden koos',
      'chose at least 3 answers',
    ],
    [
      { not: { any: [paid, several] } },
      'op ‘Wie betaalde het traject?’ niet ‘Niemand, het was gratis’ antwoordde, en bij ‘Wat was voor u belangrijk in de gesprekken?’ niet ten minste 3 antwoorden koos',
      'did not choose at least 3 answers',
    ],
    [{ question: 'XC_BETALER', atLeast: 2 }, 'op ‘Wie betaalde het traject?’ ten minste 2 antwoordde', 'at least 2'],
  ])('is said of %j without a code', (condition, nl, en) => {
    expect(words(condition, 'nl')).toBe(nl);
    expect(words(condition, 'en')).toContain(en);
    expect(words(condition, 'nl')).not.toMatch(/XC_/);
  });
});
