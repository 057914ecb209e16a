import { listAccountsOf, type Account } from '../access/accounts.js';
import { writeResultsLetter } from '../access/letters.js';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { openMail } from '../mail/transmit.js';
import { getOnlyStudy } from '../study/stored.js';
import { getFieldworkWave } from '../study/waves.js';
import { findSnapshot, type Snapshot } from './snapshot.js';

/** How long after publishing letters that did not go are tried again, in milliseconds. */
const triedFor = 86_400_000;

/** To how many partners it was mailed that results are there. */
export interface Announced {
  readonly sent: number;
  /** The mail server says that the address does not exist. */
  readonly failed: number;
  /** The line broke when the mail server may have had the letter: they are not mailed again. */
  readonly unknown: number;
  /** The mail server did not take the letter now. */
  readonly waiting: number;
}

/**
 * Mails the partners that the latest snapshot of a wave is published, each once. An account is
 * claimed before its letter goes, so that a mailing that broke off, or two at once, send nobody
 * two. Nobody is mailed about made-up answers, nor who got an account later.
 */
export async function mailPublished(ctx: Ctx, { wave: slug }: { wave: string }): Promise<Announced> {
  const counts = { sent: 0, failed: 0, unknown: 0, waiting: 0 };
  const wave = await getFieldworkWave(ctx, slug);
  const snapshot = await findSnapshot(ctx, { wave: slug, unpublished: false });
  if (snapshot?.publishedAt == null || wave.synthetic) return counts;
  const [language = 'nl'] = (await getOnlyStudy(ctx)).definition.languages;
  const mail = openMail(ctx.config);
  try {
    for (const account of await listAccountsOf(ctx, 'partner', snapshot.publishedAt)) {
      const letter = await writeResultsLetter(ctx, { email: account.email, language }, slug);
      if (!(await claim(ctx, snapshot, account))) continue;
      const outcome = await mail.transmit(letter);
      if (outcome.kind === 'accepted') counts.sent++;
      else if (outcome.kind === 'unknown') counts.unknown++;
      else if (outcome.kind === 'refused' && outcome.cause === 'address') counts.failed++;
      else {
        await release(ctx, snapshot, account);
        counts.waiting++;
      }
    }
    return counts;
  } finally {
    mail.close();
  }
}

/** Mails what did not go yet of what was published within a day. Returns how it went, by wave. */
export async function mailPublishedLately(ctx: Ctx): Promise<(Announced & { readonly wave: string })[]> {
  const since = new Date(ctx.now().getTime() - triedFor).toISOString();
  const rows = await ctx.db
    .selectFrom('snapshot')
    .select('wave')
    .distinct()
    .where('published_at', '>', since)
    .orderBy('wave')
    .execute();
  const done = [];
  for (const { wave } of rows) done.push({ wave, ...(await mailPublished(ctx, { wave })) });
  return done;
}

/** Notes that an account gets the letter now. Returns false where it was noted before. */
async function claim(ctx: Ctx, snapshot: Snapshot, account: Account): Promise<boolean> {
  const row = { snapshot: snapshot.id, account: account.id };
  const claimed = await transact(ctx, (tx) =>
    tx.db
      .insertInto('announcement')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('account')
      .executeTakeFirst(),
  );
  return claimed !== undefined;
}

async function release(ctx: Ctx, snapshot: Snapshot, account: Account): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db.deleteFrom('announcement').where('snapshot', '=', snapshot.id).where('account', '=', account.id).execute(),
  );
}
