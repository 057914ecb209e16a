import { expect, it } from 'vitest';
import { eachDisposition, ratesOf, type Disposition } from '../../src/fieldwork/dispositions.js';
import type { Fieldwork, FieldworkCell } from '../../src/fieldwork/figures.js';
import { poolFieldwork } from '../../src/publication/pooled-fieldwork.js';

/** A bureau of which so many people had these outcomes. */
function cellOf(bureau: string, outcomes: Partial<Record<Disposition, number>>): FieldworkCell {
  const dispositions = eachDisposition((code) => outcomes[code] ?? 0);
  const people = Object.values(outcomes).reduce((sum, n) => sum + n, 0);
  const letters = { invited: people, delivered: people, bounced: 0, optedOut: 0 };
  const sent = outcomes['1.1'] ?? 0;
  return {
    group: 'employer',
    bureau,
    ...letters,
    started: sent,
    completed: sent,
    dispositions,
    rates: ratesOf(dispositions),
  };
}

const frame = [null, 'a'].map((bureau) => ({
  group: 'employer',
  bureau,
  belong: 50,
  invited: 30,
  leftOut: 0,
  reasons: [],
}));
const change = { day: '2026-11-04', step: null, group: null, language: null };

function accountOf(...cells: readonly FieldworkCell[]): Fieldwork {
  const days = [{ group: 'employer', bureau: 'a', day: '2026-11-04', completed: 1 }];
  const letterChanges = [
    { ...change, bureau: 'a' },
    { ...change, bureau: null, step: 'invitation' },
  ];
  return { wave: '2026', waits: null, cells, rates: {}, days, letterChanges, frame };
}

it('tells of three bureaus the sum, and of none of them its own', () => {
  const cells = ['a', 'b', 'c'].map((bureau) => cellOf(bureau, { '1.1': 6, '1.2': 1, '2.20': 3 }));
  const pooled = poolFieldwork(accountOf(...cells));
  expect(pooled?.cells).toMatchObject([{ group: 'employer', bureau: '', invited: 30, completed: 18 }]);
  expect(pooled?.rates['employer']).toMatchObject({ RR1: 0.6, RR2: 0.7 });
  expect([pooled?.days, pooled?.frame.map(({ bureau }) => bureau)]).toEqual([[], [null]]);
  expect(pooled?.letterChanges).toEqual([{ ...change, bureau: null, step: 'invitation' }]);
});

it('passes on nothing that was not named here', () => {
  const cells = ['a', 'b', 'c'].map((bureau) => cellOf(bureau, { '1.1': 6 }));
  const more = { ...accountOf(...cells), ownOfBureauA: 6 };
  expect(Object.keys(poolFieldwork(more) ?? {}).sort()).toEqual([
    'cells',
    'days',
    'frame',
    'letterChanges',
    'rates',
    'waits',
    'wave',
  ]);
});

it('tells nothing of two, of which each would know the other', () => {
  const cells = [cellOf('a', { '1.1': 6 }), cellOf('b', { '2.20': 3 }), cellOf('c', {})];
  expect(poolFieldwork(accountOf(...cells))).toBeUndefined();
});
