import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/context.js';
import { readReturnPath, returnPath } from '../../src/mail/return-path.js';
import { deriveKeys } from '../../src/secret.js';

const key = deriveKeys('a secret of at least thirty-two characters').bounce;
const otherKey = deriveKeys('another secret of at least 32 characters').bounce;
const address = 'onderzoek@golfslag.example';
const id = fc
  .uint8Array({ minLength: 17, maxLength: 17 })
  .map((bytes) => Buffer.from(bytes).toString('base64url').slice(0, 22));

describe('a return path', () => {
  it('is the address with a suffix of digits and small letters, within 64 characters before the @', () => {
    const longest = `${'x'.repeat(22)}@golfslag.example`;
    for (const given of [address, longest, 'a+b@golfslag.example']) {
      const [name = '', domain] = returnPath(key, newId(), given).split('@');
      expect(name.slice(0, -42)).toBe(given.split('@')[0]);
      expect(name.slice(-42)).toMatch(/^\+[0-9a-f]{41}$/);
      expect([name.length <= 64, domain]).toEqual([true, 'golfslag.example']);
    }
  });

  it('gives its letter back, also from the middle of a text and in another case', () => {
    fc.assert(
      fc.property(id, (letter) => {
        const path = returnPath(key, letter, address);
        for (const text of [path, path.toUpperCase(), `To: "x" <${path.toLowerCase()}>,\r\n other@x.example`]) {
          expect(readReturnPath(key, text)).toBe(letter);
        }
      }),
    );
  });

  it.each<[string, (path: string) => string]>([
    ['a forwarder', (path) => `SRS0=hhh=tt=golfslag.example=${path.replace(/@.*/, '')}@forwarder.example`],
    ['a tagger', (path) => `prvs=0123456789=${path}`],
    ['quoted-printable', (path) => path.replace('+', '=2B').replace('@', '=40')],
    ['a folded line', (path) => path.replace(/(?=.{20}@)/, '=\r\n')],
    ['an original recipient (RFC 3461)', (path) => `rfc822;${path.replace('+', '+2B')}`],
    ['a link', (path) => path.replace('+', '%2b').replace('@', '%40')],
    ['a list', (path) => `bounces-${path.replace('@', '=')}@list.example`],
  ])('is read as %s writes it', (_who, rewrite) => {
    const letter = newId();
    expect(readReturnPath(key, rewrite(returnPath(key, letter, address)))).toBe(letter);
  });

  it('is found behind one that is not ours', () => {
    const letter = newId();
    const paths = [returnPath(otherKey, newId(), address), returnPath(key, letter, address)];
    expect(readReturnPath(key, paths.join(', '))).toBe(letter);
  });

  it('is refused when a digit of it was changed, left out or added, or another server made it', () => {
    fc.assert(
      fc.property(id, fc.nat(40), fc.integer({ min: 1, max: 15 }), (letter, at, by) => {
        const path = returnPath(key, letter, address);
        const start = path.indexOf('+') + 1 + at;
        const digit = ((Number.parseInt(path[start] ?? '', 16) + by) % 16).toString(16);
        const change = (to: string) => path.slice(0, start) + to + path.slice(start + 1);
        for (const wrong of [change(digit), change(''), change(`${digit}0`), returnPath(otherKey, letter, address)]) {
          expect(readReturnPath(key, wrong)).toBeUndefined();
        }
      }),
    );
  });

  it.each(['', address, 'onderzoek+@golfslag.example', `onderzoek+${'0'.repeat(41)}@golfslag.example`])(
    'is none: "%s"',
    (text) => {
      expect(readReturnPath(key, text)).toBeUndefined();
    },
  );
});
