import { expect, it } from 'vitest';
import { compile } from '../../src/questionnaire/questionnaire.js';
import { pageOf, questionnaireOf } from '../support/questionnaires.js';
import { multiple } from './rows/multiple.js';

const [question] = compile(questionnaireOf([pageOf({ ...multiple.definition, id: 'DREMPELS' })])).questions;
const parse = (codes: readonly string[], words: string, before: string) =>
  question?.form.parse(
    { DREMPELS: codes, DREMPELS_ANDERS_TEXT: words },
    { DREMPELS: ['KOSTEN', 'ANDERS'], DREMPELS_ANDERS_TEXT: before },
  );

it.each([
  [
    'stood there, and whose tick was taken away, go with it',
    ['KOSTEN'],
    'schaamte',
    'schaamte',
    { DREMPELS: ['KOSTEN'] },
  ],
  [
    'are new choose their option, which is easily forgotten',
    ['KOSTEN'],
    'angst',
    'schaamte',
    { DREMPELS: ['KOSTEN', 'ANDERS'], DREMPELS_ANDERS_TEXT: 'angst' },
  ],
  [
    'stood there choose their option where nothing else is ticked',
    [],
    'schaamte',
    'schaamte',
    { DREMPELS: ['ANDERS'], DREMPELS_ANDERS_TEXT: 'schaamte' },
  ],
])('words at “anders” that %s', (_what, codes, words, before, fields) => {
  expect(parse(codes, words, before)).toEqual({ fields });
});

it('words beside an exclusive answer are asked about', () => {
  expect(parse(['GEEN'], 'angst', '')).toMatchObject({ problems: [{ field: 'DREMPELS_ANDERS_TEXT' }] });
});
