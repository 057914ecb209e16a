import type { Ctx, Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import type { OutboxTable, StepName } from '../database/tables.js';
import { transact } from '../database/transact.js';
import type { StudyDefinition } from '../study/definition.js';
import { addressees, type Addressee } from './compose.js';
import { due, lettersToTheSilent } from './outbox.js';

/** A letter that a sender has taken up: to whom, as it was then. The letter itself is written when it is sent. */
export interface Claim {
  readonly id: string;
  readonly step: StepName;
  readonly attempts: number;
  readonly to: Addressee;
}

/** How a try ended: the mail server took the letter, or what is to be noted of it instead. */
export interface Ending {
  readonly claim: Claim;
  readonly otherwise:
    | {
        readonly values: Partial<OutboxTable>;
        /** The mail server says that there is no such address. */
        readonly noSuchAddress: boolean;
      }
    | undefined;
}

export type Limits = NonNullable<StudyDefinition['mail']['limits']>;

/**
 * A sender's turn, in one transaction: notes how tries ended, and takes up at most `most` of the letters that are due to
 * someone still silent. Two senders never take up the same letter.
 */
export async function takeTurn(
  ctx: Ctx,
  sender: string,
  endings: readonly Ending[],
  most: number,
  limits: Limits,
): Promise<Claim[]> {
  return transact(ctx, async (tx) => {
    await note(tx, sender, endings);
    if (most === 0) return [];
    return claimLetters(tx, sender, most, limits);
  });
}

/** Letters that this sender took up, if nobody put them back in the queue since. */
function inHand(tx: Tx, sender: string, claims: readonly Claim[]) {
  return tx.db
    .updateTable('outbox')
    .where('sender', '=', sender)
    .where(
      'id',
      'in',
      claims.map(({ id }) => id),
    );
}

async function note(tx: Tx, sender: string, endings: readonly Ending[]): Promise<void> {
  const now = tx.now().toISOString();
  const accepted = endings.filter(({ otherwise }) => !otherwise).map(({ claim }) => claim);
  if (accepted.length)
    await inHand(tx, sender, accepted).set({ accepted_at: now, unknown_at: null, error: null }).execute();
  for (const { claim, otherwise } of endings) {
    if (!otherwise) continue;
    await inHand(tx, sender, [claim])
      .set({ unknown_at: null, ...otherwise.values })
      .execute();
    if (!otherwise.noSuchAddress) continue;
    await tx.db
      .updateTable('invitee')
      .set({ bounced_at: now })
      .where('id', '=', claim.to.invitee)
      .where('link_version', '=', claim.to.link_version)
      .where('bounced_at', 'is', null)
      .execute();
  }
}

async function claimLetters(tx: Tx, sender: string, most: number, limits: Limits): Promise<Claim[]> {
  const now = tx.now().toISOString();
  const limited = limits.perMinute !== undefined || limits.perDomain !== undefined;
  const room = limited ? await findRoom(tx, limits) : { letters: most, fullDomains: [] };
  if (room.letters <= 0) return [];
  const next = lettersToTheSilent(tx)
    .select('outbox.id')
    .where(due(now))
    .where((eb) => eb.and(room.fullDomains.map((domain) => eb('invitee.email_key', 'not like', `%@${domain}`))))
    .orderBy('outbox.not_before')
    .orderBy('outbox.id')
    .limit(limits.perDomain === undefined ? Math.min(most, room.letters) : 1)
    .$if(tx.database.kind === 'postgres', (query) => query.forUpdate('outbox').skipLocked());
  // Apart from the update: inside it PostgreSQL may run the query, and its limit, once for every row.
  const claimed = await tx.db
    .with('next', () => next)
    .updateTable('outbox')
    .set(({ eb: row }) => ({ claimed_at: now, tried_at: now, sender, attempts: row('attempts', '+', 1) }))
    .where('id', 'in', (query) => query.selectFrom('next').select('id'))
    .where('claimed_at', 'is', null)
    .returning(['id', 'step', 'attempts', 'invitee'])
    .execute();
  if (!claimed.length) return [];
  const people = await addressees(tx)
    .where(
      'invitee.id',
      'in',
      claimed.map(({ invitee }) => invitee),
    )
    .execute();
  return claimed.flatMap(({ id, step, attempts, invitee }) =>
    people.filter((person) => person.invitee === invitee).map((to) => ({ id, step, attempts, to })),
  );
}

/** What the limits leave: how many letters more in this minute, and the domains that get none. All senders count together. */
async function findRoom(tx: Tx, { perMinute = Infinity, perDomain = Infinity }: Limits) {
  await lockUntilCommit(tx, 'limits of sending');
  const tried = await tx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .select('invitee.email_key')
    .where('outbox.tried_at', '>', new Date(tx.now().getTime() - 60_000).toISOString())
    .execute();
  const counts = new Map<string, number>();
  for (const { email_key } of tried) {
    const domain = email_key.slice(email_key.lastIndexOf('@') + 1);
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return {
    letters: perMinute - tried.length,
    fullDomains: [...counts].filter(([, count]) => count >= perDomain).map(([domain]) => domain),
  };
}
