import { expect, it } from 'vitest';
import { ownBureauOf, rights, roles, viewerOf } from '../../src/access/rights.js';

const rightsWith = (of: readonly string[], bureau: string | null = 'blcc') => [
  ...viewerOf({ roles: of, bureau }).rights,
];

it('gives every role something, and every right to some role', () => {
  for (const role of roles) expect(rightsWith([role]).length).toBeGreaterThan(1);
  expect(rightsWith(roles).sort()).toEqual([...rights].sort());
});

it('gives an account with several roles what each of them has', () => {
  expect(rightsWith(['staff', 'partner']).sort()).toEqual(
    [...new Set([...rightsWith(['staff']), ...rightsWith(['partner'])])].sort(),
  );
});

it.each([[[]], [['director']], [['']], [['toString']]])('gives the roles %j no more than to sign out', (of) => {
  expect(rightsWith(of)).toEqual(['session.end']);
});

it.each(['staff', 'partner'])('gives %s without a bureau no more than to sign out', (role) => {
  expect(rightsWith([role], null)).toEqual(['session.end']);
});

it('shows a partner its own bureau, the coordinator every one, and who has none nothing', () => {
  expect(ownBureauOf(viewerOf({ roles: ['partner'], bureau: 'blcc' }))).toBe('blcc');
  expect(ownBureauOf(viewerOf({ roles: ['coordinator'], bureau: null }))).toBeUndefined();
  expect(ownBureauOf(viewerOf({ roles: [], bureau: null }))).toBe('');
});
