import { describe, expect, it } from 'vitest';
import { codePages } from '../../src/files/code-pages.js';
import { findGarbling } from '../../src/files/garbled.js';
import { garbledNames, realNames } from './names.js';

describe('a name', () => {
  it('that somebody bears is sound, whatever its language or case', () => {
    expect(realNames.length).toBeGreaterThan(600);
    for (const name of realNames) {
      for (const written of [name, name.normalize('NFC'), `“${name}”`, `${name} B.V.`, `van ’t ${name}`]) {
        expect(findGarbling(written), written).toBeUndefined();
      }
    }
  });

  it.each(garbledNames.map(([name, original]) => ({ name, original })))(
    'that was read in another encoding is known: $name was $original',
    ({ name, original }) => {
      const found = findGarbling(name);
      expect(found).toBeDefined();
      if (original !== undefined) expect(found).toEqual({ original });
    },
  );

  /** "CÅ’UR" could be an Å with an apostrophe; the others mix alphabets or are of the phonetic one. */
  const uncertain = ['CŒUR', 'Ŕ', 'Ωmega', 'Yaɓa', 'Kɔfi', 'Akyerɛko'];

  it('in any script is known when its UTF-8 is read as windows-1252', () => {
    const missed = realNames
      .filter((name) => /[^\0-\x7F]/.test(name) && !uncertain.includes(name))
      .map((name) => codePages.windows.decode(Buffer.from(name.normalize('NFC'))))
      .filter((read) => findGarbling(read) === undefined);
    expect(missed).toEqual([]);
  });
});
