import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { readReturnPath } from '../mail/return-path.js';
import type { Returned } from '../mail/refusal.js';
import { requireSecret } from './secret-check.js';

/** What a report says of one letter. */
export interface Bounce {
  /** A text with the letter's return path somewhere in it. */
  readonly returnPath: string;
  /** Undefined when it does not say that a letter came back. */
  readonly returned: Returned | undefined;
}

/** How many bounces were read, and what they were: each counts once among the others. */
export interface BounceCounts {
  readonly read: number;
  readonly hard: number;
  readonly soft: number;
  /** About no letter of ours, or about one that was deleted. */
  readonly unknown: number;
  /** About no letter that came back: delivered, delayed, or no report at all. */
  readonly ignored: number;
}

/**
 * Why a bounce found no letter: it has none of our return paths, or the letter's address was
 * corrected since.
 */
export type Unmatched = 'no-return-path' | 'no-letter';

export interface TakenBounces<B extends Bounce> {
  readonly counts: BounceCounts;
  readonly unmatched: readonly { readonly bounce: B; readonly why: Unmatched }[];
}

/** How many bounces go into one transaction. */
const batch = 100;

/**
 * Notes which letters came back, and returns how many. After a hard bounce the person gets no
 * further letter until the address is corrected; a soft one is noted at the letter alone, and never
 * replaces a hard one. The same report again changes nothing. Throws for another SECRET, by which
 * no letter could be recognised.
 */
export async function takeBounces<B extends Bounce>(ctx: Ctx, bounces: readonly B[]): Promise<TakenBounces<B>> {
  await requireSecret(ctx);
  const counts = { read: bounces.length, hard: 0, soft: 0, unknown: 0, ignored: 0 };
  const unmatched: { bounce: B; why: Unmatched }[] = [];
  for (let start = 0; start < bounces.length; start += batch) {
    const taken = await transact(ctx, async (tx) => {
      const outcomes = [];
      for (const bounce of bounces.slice(start, start + batch)) {
        outcomes.push({ bounce, outcome: await takeBounce(tx, bounce) });
      }
      return outcomes;
    });
    for (const { bounce, outcome } of taken) {
      if (outcome === 'no-return-path' || outcome === 'no-letter') {
        unmatched.push({ bounce, why: outcome });
        counts.unknown++;
      } else counts[outcome]++;
    }
  }
  return { counts, unmatched };
}

async function takeBounce(tx: Tx, { returnPath, returned }: Bounce): Promise<Returned | 'ignored' | Unmatched> {
  if (returned === undefined) return 'ignored';
  const id = readReturnPath(tx.keys.bounce, returnPath);
  if (id === undefined) return 'no-return-path';
  const now = tx.now().toISOString();
  // The letter first: importing a corrected address deletes it, and then nothing may be noted of
  // the person.
  const letter = await tx.db
    .updateTable('outbox')
    .set({ returned, returned_at: now })
    .where('id', '=', id)
    .$if(returned === 'hard', (query) => query.where('returned', 'is distinct from', 'hard'))
    .$if(returned === 'soft', (query) => query.where('returned', 'is', null))
    .returning('invitee')
    .executeTakeFirst();
  if (!letter) return (await isThere(tx, id)) ? returned : 'no-letter';
  if (returned === 'hard') await markBounced(tx, letter.invitee, now);
  return returned;
}

async function isThere(tx: Tx, id: string): Promise<boolean> {
  return (await tx.db.selectFrom('outbox').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/**
 * Whoever answered gets no letter anyway, and may have another address by now than the one that
 * bounced.
 */
async function markBounced(tx: Tx, invitee: string, now: string): Promise<void> {
  await tx.db
    .updateTable('invitee')
    .set({ bounced_at: now })
    .where('id', '=', invitee)
    .where('id', 'in', (eb) => eb.selectFrom('awaiting').select('invitee').where('invitee', '=', invitee))
    .where('bounced_at', 'is', null)
    .execute();
}
