import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Config } from './config.js';
import type { Database } from './database/open.js';
import type { Tables } from './database/tables.js';
import type { Keys } from './secret.js';

/** Everything that is not pure, in one place. */
export interface Ctx {
  readonly config: Config;
  readonly keys: Keys;
  readonly database: Database;
  readonly db: Kysely<Tables>;
  readonly now: () => Date;
  /** Aborted once nobody waits for the answer any more; then long readings end. */
  readonly signal?: AbortSignal;
  /** A random id of 132 bits, which reveals nothing about order or time. */
  readonly newId: () => string;
  /** A code that people can copy: 16 characters of 5 bits each, without look-alikes. */
  readonly newReceiptCode: () => string;
}

/** A context inside a transaction: its `db` is the transaction. */
export interface Tx extends Ctx {
  readonly db: Transaction<Tables>;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Returns a random id of 132 bits. */
export function newId(): string {
  return randomBytes(17).toString('base64url').slice(0, 22);
}

/** Returns a random receipt code of 80 bits. */
export function newReceiptCode(): string {
  return Array.from(randomBytes(16), (byte) => letters[byte % 32]).join('');
}
