import fc from 'fast-check';
import { expect, it } from 'vitest';
import { protectText, unprotectText } from '../../src/files/formula.js';

it.each([
  '=1+1',
  "'=1+1",
  "''=x",
  '-5',
  '+31 6',
  '@x',
  "'@x",
  '\tvooraan',
  "'\t",
  '\r\n=x',
  '＝1+1',
  '＋31',
  '－5',
  '＠x',
  ' =1',
  '\u00A0＝1',
  "'s avonds",
  "'",
  '',
  'gewoon',
])('protects %j so that no spreadsheet computes it, and gives it back', (text) => {
  expect(protectText(text)).not.toMatch(/^\s*[=+\-@\t\r\n＝＋－＠]/);
  expect(unprotectText(protectText(text))).toBe(text);
});

it('gives back whatever was protected', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '\t', '\n', 'a', ' ', '＝', '\u200B') });
  fc.assert(
    fc.property(text, (written) => {
      expect(unprotectText(protectText(written))).toBe(written);
    }),
  );
});
