import { sql } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { batches } from '../database/batches.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { lastOfEach, notOvertaken } from './last-letters.js';
import { isQueued, movedTo } from './letter-state.js';
import { lettersToTheSilent } from './outbox.js';
import { hostOf, isAtHost, type RefusingHost } from './refusing-hosts.js';

/** How many different people a host must refuse within an hour before sending to it waits. */
const enough = 5;
const hour = 3_600_000;
/** How long sending to a host waits by itself, in milliseconds. */
const rest = 24 * hour;

/**
 * Looks whether hosts that have just refused somebody refuse everybody. From the fifth person
 * within an hour on, sending to a host waits for a day: what is queued for it, and what it refused,
 * goes after that. A letter that came back in a report stays as it is, since the same report may be
 * read again.
 */
export async function noteHostRefusals(tx: Tx, hosts: ReadonlySet<string>): Promise<void> {
  if (!hosts.size) return;
  await lockUntilCommit(tx, 'refusing hosts');
  const now = tx.now();
  for (const host of hosts) {
    const known = await tx.db.selectFrom('refusing_host').select('until').where('host', '=', host).executeTakeFirst();
    const waits = known !== undefined && known.until > now.toISOString();
    const refused = await listRefused(tx, host, waits ? undefined : known?.until);
    if (!waits && new Set(refused.map(({ email_key }) => email_key)).size < enough) continue;
    const until = waits ? known.until : new Date(now.getTime() + rest).toISOString();
    if (!waits) {
      const { smtp_code: smtpCode = null, smtp_status: smtpStatus = null } =
        refused.find(({ smtp_code }) => smtp_code !== null) ?? {};
      await waitForHost(tx, { host, since: now.toISOString(), until, smtpCode, smtpStatus });
    }
    await putBack(
      tx,
      refused.filter(({ failed_at }) => failed_at !== null),
      until,
    );
  }
}

/**
 * Letters that a host refused in the last hour, and after sending to it went on. A report says
 * nothing of a host today when it is about a letter of before yesterday.
 */
async function listRefused(tx: Tx, host: string, after = '') {
  const hourAgo = new Date(tx.now().getTime() - hour).toISOString();
  const dayAgo = new Date(tx.now().getTime() - rest).toISOString();
  return tx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .select(['outbox.id', 'outbox.failed_at', 'outbox.smtp_code', 'outbox.smtp_status', 'invitee.email_key'])
    .where('outbox.cause', '=', sql.lit('host'))
    .where(sql<string>`coalesce(outbox.returned_at, outbox.failed_at)`, '>', after > hourAgo ? after : hourAgo)
    .where((eb) => eb.or([eb('outbox.returned_at', 'is', null), eb('outbox.accepted_at', '>', dayAgo)]))
    .where(isAtHost(host))
    .execute();
}

/** Notes that sending to a host waits, and lets the letters that are queued for it wait too. */
async function waitForHost(tx: Tx, { host, since, until, smtpCode, smtpStatus }: RefusingHost): Promise<void> {
  const spell = { since, until, smtp_code: smtpCode, smtp_status: smtpStatus };
  await tx.db
    .insertInto('refusing_host')
    .values({ host, ...spell })
    .onConflict((conflict) => conflict.column('host').doUpdateSet(spell))
    .execute();
  await holdLetters(tx, { host, until });
}

/**
 * Lets the letters that are due for a host wait until sending to it is tried again. One that is
 * planned for later keeps its time: it waits when a sender claims it.
 */
export async function holdLetters(tx: Tx, { host, until }: Pick<RefusingHost, 'host' | 'until'>): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ not_before: until })
    .where(isQueued)
    .where('not_before', '<=', tx.now().toISOString())
    .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('invitee.id').where(isAtHost(host)))
    .execute();
}

/** Puts letters back in the queue that were refused, the last one of who is still silent. */
async function putBack(tx: Tx, refused: readonly { readonly id: string }[], until: string): Promise<void> {
  const now = tx.now().toISOString();
  for (const some of batches(refused.map(({ id }) => id))) {
    const silent = await lettersToTheSilent(tx)
      .select(['outbox.id', 'outbox.invitee', 'outbox.step'])
      .where('outbox.id', 'in', some)
      .where(notOvertaken)
      .execute();
    const last = lastOfEach(silent).map(({ id }) => id);
    if (!last.length) continue;
    await tx.db
      .updateTable('outbox')
      .set(movedTo('queued', now))
      .set({ attempts: 0, not_before: until, cause: null })
      .where('id', 'in', last)
      .execute();
  }
}

/**
 * Lets letters to a host go again. Returns how many waited. Throws for a host to which sending does
 * not wait.
 */
export async function resumeHost(ctx: Ctx, host: string): Promise<{ host: string; queued: number }> {
  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, 'refusing hosts');
    const now = tx.now().toISOString();
    const name = hostOf(keyOfAddress(host));
    const spell = await tx.db
      .selectFrom('refusing_host')
      .select('until')
      .where('host', '=', name)
      .where('until', '>', now)
      .executeTakeFirst();
    if (!spell) throw problems.hostNotWaiting(name);
    await tx.db.updateTable('refusing_host').set({ until: now }).where('host', '=', name).execute();
    const { numUpdatedRows } = await tx.db
      .updateTable('outbox')
      .set({ not_before: now })
      .where(isQueued)
      .where('not_before', '=', spell.until)
      .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('invitee.id').where(isAtHost(name)))
      .executeTakeFirstOrThrow();
    return { host: name, queued: Number(numUpdatedRows) };
  });
}
