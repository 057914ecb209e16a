import { placeOf } from '../study/definition.js';
import { stateOf, type LetterTimes } from './letter-state.js';

/** How many letters in a row must come back softly before somebody gets no more. */
const most = 3;

/** A letter of somebody, with what its refusal spoke of, if it was refused or came back. */
export interface LetterEnd extends LetterTimes {
  readonly step: string;
  readonly cause: string | null;
}

/**
 * Returns whether somebody's last three letters of a wave all were refused, or came back, without a
 * word against the address. One that arrived ends the row; one that waits is not counted.
 */
export function hadSoftRow(letters: readonly LetterEnd[]): boolean {
  const last = letters
    .filter((letter) => !['queued', 'claimed'].includes(stateOf(letter)))
    .sort((a, b) => placeOf(b.step) - placeOf(a.step))
    .slice(0, most);
  return last.length === most && last.every(({ cause }) => cause === 'mailbox' || cause === 'host');
}
