import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { toUnicodeForm } from '../../src/language/unicode-form.js';
import { root } from '../../src/root.js';

test.each([
  ['NFC', 'Zoe\u0308', 'Zoë'],
  ['NFD', 'ë', 'e\u0308'],
  ['NFKC', 'ＡＢ', 'AB'],
  ['NFC', `e${'\u0301'.repeat(30)}x`, `é${'\u0301'.repeat(29)}x`],
  ['NFC', `e${'\u0301'.repeat(5000)}x`, `é${'\u0301'.repeat(29)}x`],
  ['NFC', 'ห้องน้ำ', 'ห้องน้ำ'],
] as const)('%s of %j', (form, text, written) => {
  expect(toUnicodeForm(text, form)).toBe(written);
});

it('is the only place where texts are normalised, so that none is with any number of marks', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const normalising = files.filter((file) => /\.normalize\(/.test(readFileSync(join(root, 'src', file), 'utf8')));
  expect(normalising).toEqual(['language/unicode-form.ts', 'questionnaire/comparability/rewording.ts']);
});
