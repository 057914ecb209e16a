import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import type { BounceFinding } from '../mail/bounce-report.js';
import { returnedFor, type Returned } from '../mail/refusal.js';
import { readReturnPath } from '../mail/return-path.js';
import { noteHostRefusals } from './host-refusals.js';
import { optOut } from './opt-out.js';
import { hostOf } from './refusing-hosts.js';
import { requireSecret } from './secret-check.js';

/** What a message says of one letter. */
export interface Bounce {
  /** A text with the letter's return path somewhere in it. */
  readonly returnPath: string;
  readonly finding: BounceFinding;
}

/** How many bounces were read, and what they were: each counts once among the others. */
export interface BounceCounts {
  readonly read: number;
  readonly hard: number;
  readonly soft: number;
  /** From people who call the letter spam: they have opted out. */
  readonly complaints: number;
  /** From a mail system about a letter of ours, for a person to read. */
  readonly named: number;
  /** About no letter of ours, or about one that was deleted. */
  readonly unknown: number;
  /** About no letter that came back: delivered, delayed, or no report at all. */
  readonly ignored: number;
}

/**
 * Why a person has to look at a bounce: it has none of our return paths, the letter's address was
 * corrected since, or what it says of a letter of ours is unclear.
 */
export type Unsettled = 'no-return-path' | 'no-letter' | 'unclear';

export interface TakenBounces<B extends Bounce> {
  readonly counts: BounceCounts;
  readonly unsettled: readonly { readonly bounce: B; readonly why: Unsettled }[];
}

/** How many bounces go into one transaction. */
const batch = 100;

/**
 * Notes which letters came back, and returns how many. After a hard bounce the person gets no
 * further letter until the address is corrected; a soft one is noted at the letter alone, and never
 * replaces a hard one. Who complains has opted out. Sending to a host that refuses one after
 * another waits. The same report again changes nothing. Throws for another SECRET, by which no
 * letter could be recognised.
 */
export async function takeBounces<B extends Bounce>(ctx: Ctx, bounces: readonly B[]): Promise<TakenBounces<B>> {
  await requireSecret(ctx);
  const counts = { read: bounces.length, hard: 0, soft: 0, complaints: 0, named: 0, unknown: 0, ignored: 0 };
  const unsettled: { bounce: B; why: Unsettled }[] = [];
  for (let start = 0; start < bounces.length; start += batch) {
    const taken = await transact(ctx, async (tx) => {
      const outcomes = [];
      const refusedBy = new Set<string>();
      for (const bounce of bounces.slice(start, start + batch)) {
        outcomes.push({ bounce, outcome: await takeBounce(tx, bounce, refusedBy) });
      }
      await noteHostRefusals(tx, refusedBy);
      return outcomes;
    });
    for (const { bounce, outcome } of taken) {
      counts[countedAs[outcome]]++;
      if (outcome === 'no-return-path' || outcome === 'no-letter' || outcome === 'unclear')
        unsettled.push({ bounce, why: outcome });
    }
  }
  return { counts, unsettled };
}

type Outcome = Returned | 'complaint' | 'not-returned' | Unsettled;

const countedAs: Readonly<Record<Outcome, Exclude<keyof BounceCounts, 'read'>>> = {
  hard: 'hard',
  soft: 'soft',
  complaint: 'complaints',
  unclear: 'named',
  'no-return-path': 'unknown',
  'no-letter': 'unknown',
  'not-returned': 'ignored',
};

/** Takes one. Where the receiver's host is the cause, it is added to `refusedBy`. */
async function takeBounce(tx: Tx, { returnPath, finding }: Bounce, refusedBy: Set<string>): Promise<Outcome> {
  if (finding === 'not-returned') return finding;
  const id = readReturnPath(tx.keys.bounce, returnPath);
  if (id === undefined) return 'no-return-path';
  if (finding === 'unclear' || finding === 'complaint') {
    const invitee = await findReceiver(tx, id);
    if (invitee === undefined) return 'no-letter';
    if (finding === 'complaint') await optOut(tx, invitee);
    return finding;
  }
  const returned = returnedFor(finding);
  const now = tx.now().toISOString();
  // The letter first: importing a corrected address deletes it, and then nothing may be noted of
  // the person.
  const letter = await tx.db
    .updateTable('outbox')
    .set({ returned, returned_at: now, cause: finding })
    .where('id', '=', id)
    .$if(returned === 'hard', (query) => query.where('returned', 'is distinct from', 'hard'))
    .$if(returned === 'soft', (query) => query.where('returned', 'is', null))
    .returning('invitee')
    .executeTakeFirst();
  if (!letter) return (await findReceiver(tx, id)) === undefined ? 'no-letter' : returned;
  if (returned === 'hard') await markBounced(tx, letter.invitee, now);
  if (finding === 'host') refusedBy.add(await findHost(tx, letter.invitee));
  return returned;
}

async function findHost(tx: Tx, invitee: string): Promise<string> {
  const { email_key } = await tx.db
    .selectFrom('invitee')
    .select('email_key')
    .where('id', '=', invitee)
    .executeTakeFirstOrThrow();
  return hostOf(email_key);
}

/** Who a letter is for; undefined when there is no such letter. */
async function findReceiver(tx: Tx, letter: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom('outbox').select('invitee').where('id', '=', letter).executeTakeFirst();
  return row?.invitee;
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
