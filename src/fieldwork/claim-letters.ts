import type { Ctx, Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import type { Cause } from '../mail/refusal.js';
import type { SmtpAnswer } from '../mail/outcome.js';
import type { StudyDefinition } from '../study/definition.js';
import { endIfAskedElsewhere } from './asked-once.js';
import { addressees, type Addressee } from './compose.js';
import { holdLetters, noteHostRefusals } from './host-refusals.js';
import { movedTo } from './letter-state.js';
import { due, lettersToTheSilent } from './outbox.js';
import { hostOf, listRefusingHosts } from './refusing-hosts.js';

/**
 * A letter that a sender has claimed, and to whom, as it was then. The text is written when it is
 * sent.
 */
export interface ClaimedLetter {
  readonly id: string;
  readonly step: string;
  readonly attempts: number;
  readonly to: Addressee;
}

/** An attempt that ended, and the state in which it leaves the letter. */
export type EndedTry =
  | { readonly letter: ClaimedLetter; readonly state: 'accepted' }
  | NotAccepted<'unknown'>
  /** `cause`: undefined when nothing was said of the receiver. */
  | (NotAccepted<'failed'> & { readonly cause: Cause | undefined })
  | (NotAccepted<'queued'> & { readonly notBefore: Date });

interface NotAccepted<S> {
  readonly letter: ClaimedLetter;
  readonly state: S;
  readonly at: Date;
  readonly reason: string;
  readonly answer: SmtpAnswer | undefined;
}

export type Limits = NonNullable<StudyDefinition['mail']['limits']>;

/**
 * Notes how attempts ended, and claims letters that are due. It claims at most `most`, to people
 * who are still silent, in the same transaction. Two senders never claim the same letter.
 */
export async function claimLetters(
  ctx: Ctx,
  sender: string,
  ended: readonly EndedTry[],
  most: number,
  limits: Limits,
): Promise<ClaimedLetter[]> {
  return transact(ctx, async (tx) => {
    await noteTries(tx, sender, ended);
    return most === 0 ? [] : claimDue(tx, sender, most, limits);
  });
}

/** Letters that this sender claimed, if nobody put them back in the queue since. */
function inHand(tx: Tx, sender: string, letters: readonly ClaimedLetter[]) {
  return tx.db
    .updateTable('outbox')
    .where('sender', '=', sender)
    .where(
      'id',
      'in',
      letters.map(({ id }) => id),
    );
}

async function noteTries(tx: Tx, sender: string, ended: readonly EndedTry[]): Promise<void> {
  const now = tx.now().toISOString();
  const accepted = ended.filter(({ state }) => state === 'accepted').map(({ letter }) => letter);
  if (accepted.length) {
    await inHand(tx, sender, accepted)
      .set({ ...movedTo('accepted', now), error: null, smtp_code: null, smtp_status: null })
      .execute();
  }
  for (const one of ended) {
    if (one.state === 'accepted') continue;
    await inHand(tx, sender, [one.letter])
      .set(movedTo(one.state, one.at.toISOString()))
      .set({ error: one.reason, smtp_code: one.answer?.code ?? null, smtp_status: one.answer?.status ?? null })
      .set('notBefore' in one ? { not_before: one.notBefore.toISOString() } : {})
      .set('cause' in one ? { cause: one.cause ?? null } : {})
      .execute();
    if (one.state === 'failed' && one.cause === 'address') await markBounced(tx, one.letter.to, now);
  }
  const refusedByHost = ended.filter((one) => one.state === 'failed' && one.cause === 'host');
  await noteHostRefusals(tx, new Set(refusedByHost.map(({ letter }) => hostOf(keyOfAddress(letter.to.email)))));
}

/** Notes that somebody's address does not exist, unless it was corrected since. */
async function markBounced(tx: Tx, { invitee, link_version }: Addressee, now: string): Promise<void> {
  await tx.db
    .updateTable('invitee')
    .set({ bounced_at: now })
    .where('id', '=', invitee)
    .where('link_version', '=', link_version)
    .where('bounced_at', 'is', null)
    .execute();
}

/**
 * Claims letters until one may go, or none is left. One to a host that refuses letters waits; one
 * to somebody who is asked through another bureau has ended.
 */
async function claimDue(tx: Tx, sender: string, most: number, limits: Limits): Promise<ClaimedLetter[]> {
  for (;;) {
    const claimed = await claimNext(tx, sender, most, limits);
    const refusing = new Map((await listRefusingHosts(tx)).map((host) => [host.host, host]));
    const waits = ({ to }: ClaimedLetter) => refusing.get(hostOf(keyOfAddress(to.email)));
    for (const letter of claimed.filter(waits)) {
      await inHand(tx, sender, [letter])
        .set(movedTo('queued', tx.now().toISOString()))
        .set({ attempts: letter.attempts - 1, tried_at: null })
        .execute();
    }
    // All that is due to such a host at once: the next round finds none of it.
    for (const host of new Set(claimed.map(waits))) if (host) await holdLetters(tx, host);
    const free: ClaimedLetter[] = [];
    for (const letter of claimed.filter((one) => !waits(one))) {
      if (!(await endIfAskedElsewhere(tx, letter))) free.push(letter);
    }
    if (free.length || !claimed.length) return free;
  }
}

async function claimNext(tx: Tx, sender: string, most: number, limits: Limits): Promise<ClaimedLetter[]> {
  const now = tx.now().toISOString();
  const limited = limits.perMinute !== undefined || limits.perDomain !== undefined;
  const remaining = limited ? await findRemaining(tx, limits) : { letters: most, fullDomains: [] };
  if (remaining.letters <= 0) return [];
  const next = lettersToTheSilent(tx)
    .select('outbox.id')
    .where(due(now))
    .where((eb) => eb.and(remaining.fullDomains.map((domain) => eb('invitee.email_key', 'not like', `%@${domain}`))))
    .orderBy('outbox.not_before')
    .orderBy('outbox.id')
    .limit(limits.perDomain === undefined ? Math.min(most, remaining.letters) : 1)
    .$if(tx.database.kind === 'postgres', (query) => query.forUpdate('outbox').skipLocked());
  // Not within the update: there PostgreSQL may run the query, and its limit, once for every row.
  const claimed = await tx.db
    .with('next', () => next)
    .updateTable('outbox')
    .set(({ eb: row }) => ({ claimed_at: now, tried_at: now, sender, attempts: row('attempts', '+', 1) }))
    .where('id', 'in', (query) => query.selectFrom('next').select('id'))
    .where('claimed_at', 'is', null)
    .returning(['id', 'step', 'attempts', 'invitee', 'queued_at'])
    .execute();
  if (!claimed.length) return [];
  const people = await addressees(tx)
    .where(
      'invitee.id',
      'in',
      claimed.map(({ invitee }) => invitee),
    )
    .execute();
  return claimed.flatMap(({ id, step, attempts, invitee, queued_at }) =>
    people
      .filter((person) => person.invitee === invitee)
      .map((to) => ({ id, step, attempts, to: { ...to, queued_at } })),
  );
}

/**
 * What the limits leave: how many more letters in this minute, and the domains that get none. All
 * senders count together.
 */
async function findRemaining(tx: Tx, { perMinute = Infinity, perDomain = Infinity }: Limits) {
  await lockUntilCommit(tx, 'limits of sending');
  const tried = await tx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .select('invitee.email_key')
    .where('outbox.tried_at', '>', new Date(tx.now().getTime() - 60_000).toISOString())
    .execute();
  const counts = new Map<string, number>();
  for (const { email_key } of tried) {
    const domain = hostOf(email_key);
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return {
    letters: perMinute - tried.length,
    fullDomains: [...counts].filter(([, count]) => count >= perDomain).map(([domain]) => domain),
  };
}
