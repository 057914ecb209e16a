import { expressionBuilder } from 'kysely';
import type { OutboxTable, Tables } from '../database/tables.js';

/**
 * The states of a letter, and what moves it from one to another:
 *
 *   queued   → claimed    a sender claims it (claimLetters)
 *   claimed  → accepted   the mail server took it
 *   claimed  → failed     it was refused for good, or tried too often
 *   claimed  → unknown    the connection broke half-way, or the sender ended (markUnknown)
 *   claimed  → queued     it was refused for now, or its host refuses everybody: it waits
 *   unknown  → any        its sender still ran, and notes how the attempt ended
 *   failed, unknown → queued   the operator decided so (sendAgain)
 *   accepted, failed, unknown → queued   staff send one person's last letter again (repeatLetter)
 *   failed   → queued     its host refuses everybody: it waits with the others (noteHostRefusals)
 *   queued, claimed → unknown  a backup was restored: nobody knows what went since (restore)
 *
 * A queued letter that need not go any more is withdrawn: deleted. So is every letter to an address
 * that was corrected. An accepted one may still come back, which is noted beside its state.
 */
export type LetterState = 'queued' | 'claimed' | 'accepted' | 'failed' | 'unknown';

/** The times that tell the state of a letter. */
export type LetterTimes = Pick<OutboxTable, 'claimed_at' | 'accepted_at' | 'failed_at' | 'unknown_at'>;

/** Returns the state of a letter, by its times. */
export function stateOf({ claimed_at, accepted_at, failed_at, unknown_at }: LetterTimes): LetterState {
  if (accepted_at !== null) return 'accepted';
  if (failed_at !== null) return 'failed';
  if (unknown_at !== null) return 'unknown';
  return claimed_at === null ? 'queued' : 'claimed';
}

/** Returns the columns of a state, for an attempt that ended at `at`. */
export function movedTo(state: Exclude<LetterState, 'claimed'>, at: string): Partial<OutboxTable> {
  const open = { accepted_at: null, failed_at: null, unknown_at: null, dismissed_at: null };
  switch (state) {
    case 'accepted':
      return { ...open, accepted_at: at };
    case 'failed':
      return { ...open, failed_at: at };
    case 'unknown':
      return { ...open, unknown_at: at };
    case 'queued':
      return { ...open, claimed_at: null, sender: null };
  }
}

const eb = expressionBuilder<Tables, 'outbox'>();

/** Letters that wait for a sender, in SQL. */
export const isQueued = eb('outbox.claimed_at', 'is', null);

/** Letters that a sender has claimed, or had claimed when it ended, in SQL. */
export const isClaimed = eb.and([
  eb('outbox.claimed_at', 'is not', null),
  eb('outbox.accepted_at', 'is', null),
  eb('outbox.failed_at', 'is', null),
  eb('outbox.unknown_at', 'is', null),
]);
