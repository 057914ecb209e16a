import type { Disposition } from './dispositions.js';

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
