import { describe, expect, it, test } from 'vitest';
import { changedMeanings } from '../../../src/questionnaire/comparability/changes.js';
import { canonical } from '../../../src/questionnaire/comparability/content.js';
import { choice, pageOf, questionnaireOf, readOurStudy } from '../../support/questionnaires.js';

const labels = (...options: [code: number | string, nl: string][]) =>
  questionnaireOf([
    pageOf(choice('ANDERS_DAN_DIT')),
    pageOf(choice('ROL', { options: options.map(([code, nl]) => ({ code, label: { nl } })) })),
  ]);
const before = labels([1, 'Directie of eigenaar'], [2, 'Leidinggevende'], [3, 'Personeelszaken']);

describe('a code that means something else than in the stored version', () => {
  test.each<[what: string, now: Parameters<typeof labels>, changed: number[]]>([
    [
      'nothing changed',
      [
        [1, 'Directie of eigenaar'],
        [2, 'Leidinggevende'],
        [3, 'Personeelszaken'],
      ],
      [],
    ],
    [
      'another wording that shares a word',
      [
        [1, 'De directie'],
        [2, 'Leidinggevende van een team'],
        [3, 'Personeelszaken'],
      ],
      [],
    ],
    [
      'another case, quotation marks and order',
      [
        [3, 'personeelszaken.'],
        [2, '‘Leidinggevende’'],
        [1, 'Directie of eigenaar'],
      ],
      [],
    ],
    [
      'a code retired and one added',
      [
        [1, 'Directie of eigenaar'],
        [2, 'Leidinggevende'],
        [4, 'Inkoop'],
      ],
      [],
    ],
    [
      'a code used again for something else',
      [
        [1, 'Directie of eigenaar'],
        [2, 'Inkoop'],
        [3, 'Personeelszaken'],
      ],
      [1],
    ],
    [
      'a "not" where there was none, and another number',
      [
        [1, 'Directie of eigenaar'],
        [2, 'Niet leidinggevende'],
        [3, 'Personeelszaken, 2 jaar'],
      ],
      [1, 2],
    ],
    [
      'two codes swapped',
      [
        [1, 'Directie of eigenaar'],
        [3, 'Leidinggevende'],
        [2, 'Personeelszaken'],
      ],
      [1, 2],
    ],
  ])('%s', (_what, now, changed) => {
    expect(changedMeanings(before, labels(...now)).map(({ path }) => path.join('.'))).toEqual(
      changed.map((option) => `pages.1.questions.0.options.${option}.label`),
    );
  });

  it('is told with both meanings and what to do', () => {
    const [error] = changedMeanings(before, labels([1, 'Directie of eigenaar'], [2, 'Inkoop']));
    expect(error?.message).toBe(
      'code 2 of ROL meant "Leidinggevende" in the stored version and now "Inkoop": a code never changes meaning, use a code that was not used before',
    );
  });

  it('is not a code of another question, or of one that is gone', () => {
    const moved = questionnaireOf([
      pageOf(
        choice('NIEUW', {
          options: [
            { code: 1, label: { nl: 'Groen' } },
            { code: 2, label: { nl: 'Geel' } },
          ],
        }),
      ),
    ]);
    expect(changedMeanings(before, moved)).toEqual([]);
    for (const { definition } of readOurStudy().questionnaires)
      expect(changedMeanings(definition, definition)).toEqual([]);
  });
});

describe('canonical JSON', () => {
  it('is the same text whatever the order of the keys, and another for another order of a list', () => {
    expect(canonical({ b: [1, { d: 1, c: 2 }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":2,"d":1}]}');
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  });
});
