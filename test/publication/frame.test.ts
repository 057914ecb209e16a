import { expect, it } from 'vitest';
import type { GroupFrame } from '../../src/fieldwork/sampling-frame.js';
import { frameOf } from '../../src/publication/frame.js';

/** The rows that a partner of the first of some bureaus sees, as bureau and number of people. */
function rowsOf(names: readonly string[], filledIn: readonly string[]) {
  const bureaus = names.map((slug) => ({ slug }));
  const frames = filledIn.map((bureau, i): GroupFrame => ({
    ...{ group: 'ex-client', bureau, belongs: { nl: 'Cliënten.' }, people: 10 * (i + 1), leftOut: {}, other: '' },
  }));
  const cells = names.slice(0, 1).map((bureau) => ({ group: 'ex-client', bureau, invited: 5 }));
  const input = { frames, cells, invitedInAll: () => 20 };
  return frameOf(input, { groups: [{ slug: 'ex-client' }], bureaus }).map(({ bureau, belong }) => [bureau, belong]);
}

it.each([
  ['three bureaus that filled it in', ['a', 'b', 'c'], ['a', 'b', 'c'], 60],
  ['three of which one did not', ['a', 'b', 'c'], ['a', 'b'], undefined],
  ['two: the sum without one’s own is the other’s', ['a', 'b'], ['a', 'b'], undefined],
  ['one', ['a'], ['a'], undefined],
])('of %s tells a partner its own and no one other bureau’s', (_, names, filledIn, sum) => {
  expect(rowsOf(names, filledIn)).toEqual([['a', 10], ...(sum === undefined ? [] : [[null, sum]])]);
});
