import type { Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';

/**
 * Holds the letters of a wave until the transaction ends: for whoever decides which are queued, and
 * whether and when any are. What that depends on is read afterwards.
 */
export function lockLetters(tx: Tx, wave: string): Promise<void> {
  return lockUntilCommit(tx, `letters of ${wave}`);
}
