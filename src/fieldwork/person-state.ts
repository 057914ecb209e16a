import { codes, type Disposition } from './dispositions.js';
import type { FieldworkCell } from './figures.js';

/**
 * What staff of a bureau see of a person: never how far somebody got, or when they answered. Who
 * was screened out answered too.
 */
export const personStates = ['not-sent', 'sent', 'answered', 'opted-out', 'undeliverable', 'not-meant'] as const;
export type PersonState = (typeof personStates)[number];

const stateOfDisposition = {
  '1.1': 'answered',
  '1.2': 'sent',
  '2.111': 'opted-out',
  '2.1121': 'sent',
  '2.12': 'sent',
  '2.20': 'sent',
  '2.31': 'not-meant',
  '2.32': 'not-meant',
  '3.11': 'not-sent',
  '3.19': 'sent',
  '3.30': 'undeliverable',
  '3.90': 'not-meant',
  '4.10': 'answered',
  '4.90': 'not-meant',
} as const satisfies Record<Disposition, PersonState>;

/** Returns what staff see of a disposition. */
export function personStateOf(disposition: Disposition): PersonState {
  return stateOfDisposition[disposition];
}

/** How many people are in each state. */
export type StateCounts = Readonly<Record<PersonState, number>>;

/** Returns how many people of these cells are in each state. */
export function countStates(cells: readonly FieldworkCell[]): StateCounts {
  const counts = Object.fromEntries(personStates.map((state) => [state, 0])) as Record<PersonState, number>;
  for (const cell of cells) for (const code of codes) counts[personStateOf(code)] += cell.dispositions[code] ?? 0;
  return counts;
}
