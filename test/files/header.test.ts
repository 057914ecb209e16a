import { describe, expect, it } from 'vitest';
import { matchHeader, type Column } from '../../src/files/header.js';

const columns: readonly Column[] = [
  { name: 'XC_A', missing: 'XC_A is not there.' },
  { name: 'email', aliases: ['e-mail', 'e-mailadres'] },
  { name: 'WAVE', aliases: ['meting'], ignored: true },
  { name: 'SYNTHETIC', refused: 'Made up.' },
];

const match = (...fields: string[]) => {
  const header = matchHeader({ line: 3, fields }, columns, (written) => `What is ${written}?`);
  return { columns: Object.fromEntries(header.columns), errors: header.errors };
};

describe('a header', () => {
  it.each([
    [['XC_A', 'email'], { XC_A: 0, email: 1 }],
    [['E_Mailadrés', ' xc_a '], { XC_A: 1, email: 0 }],
    [['', 'xc_a', ' ', 'Meting', 'WAVE', 'E mail'], { XC_A: 1, email: 5 }],
    [['xc_a'], { XC_A: 0 }],
  ])('is matched in any order, by name and by alias: %j', (fields, found) => {
    expect(match(...fields)).toEqual({ columns: found, errors: [] });
  });

  it.each([
    ['an unknown column', ['XC_A', 'phone'], 2, 'What is phone?'],
    ['a name that is folded', ['XC_A', 'XC A'], 2, 'What is XC A?'],
    ['a column twice', ['XC_A', 'e-mail', 'Email'], 3, '"Email" is dezelfde kolom als "e-mail". Houd één van beide.'],
    ['a column that is refused', ['XC_A', 'synthetic'], 2, 'Made up.'],
    ['a needed column too few', ['email', ''], 3, 'XC_A is not there.'],
    ['one known column, not the needed one', ['email'], 2, 'XC_A is not there.'],
    ['no delimiter', ['a|b'], 1, '"a|b" is geen kolom. Scheid de kolommen met een komma, puntkomma of tab.'],
  ])('is refused for %s', (_, fields, column, reason) => {
    expect(match(...fields).errors).toEqual([{ line: 3, column, reason }]);
  });

  it('gives all that is wrong: columns from the left, then what is missing', () => {
    expect(match('a', 'email', 'synthetic').errors.map(({ column }) => column)).toEqual([1, 3, 4]);
  });
});
