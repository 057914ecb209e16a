import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { localDay } from '../language/local-day.js';
import { canonical } from '../questionnaire/comparability/content.js';
import { recordEvent } from '../study/events.js';
import { getFieldworkWave, statusOf } from '../study/waves.js';

/** Percentages from 0 to 100 by group, and by the name of an anchor or core outcome. */
const Predictions = z.record(z.string(), z.record(z.string(), z.int().min(0).max(100)));
export type Predictions = z.infer<typeof Predictions>;

/** What is sealed. The salt keeps anybody from finding the percentages by trying them all. */
const Sealed = z.object({ wave: z.string(), date: z.iso.date(), predictions: Predictions, salt: z.string() });

/** What an account is told of its own expectations: when they were sealed, and their hash. */
export interface SealedExpectation {
  readonly date: string;
  /** The SHA-256 of the sealed text, in hexadecimal. */
  readonly hash: string;
  /** The sealed text itself; undefined until a snapshot of the wave is published. */
  readonly text: string | undefined;
}

/**
 * Seals what an account expects of a wave, and returns whether it did. It does not where the wave
 * has opened, or the account sealed before: what is sealed never changes.
 */
export async function sealExpectation(
  ctx: Ctx,
  slug: string,
  predictions: Predictions,
  who: { readonly id: string; readonly email: string },
): Promise<boolean> {
  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `expectations of ${slug}`);
    const wave = await getFieldworkWave(tx, slug);
    if (statusOf(wave) !== 'prepared') return false;
    const text = canonical({
      wave: slug,
      date: localDay(tx.now()),
      predictions,
      salt: randomBytes(16).toString('base64url'),
    });
    const hash = hashOfSealed(text);
    const sealed = await tx.db
      .insertInto('expectation')
      .values({ id: tx.newId(), wave: slug, account: who.id, sealed: text, hash })
      .onConflict((conflict) => conflict.columns(['wave', 'account']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!sealed) return false;
    await recordEvent(tx, { action: 'expectation sealed', who: who.email, about: { wave: slug, hash } });
    return true;
  });
}

/**
 * Returns the hash by which a sealed text can be checked: the SHA-256 of its UTF-8 bytes, in
 * hexadecimal.
 */
export function hashOfSealed(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Returns how many expectations of a wave are sealed. */
export async function countSealed(ctx: Ctx, wave: string): Promise<number> {
  const { sealed } = await ctx.db
    .selectFrom('expectation')
    .select(({ fn }) => fn.countAll().as('sealed'))
    .where('wave', '=', wave)
    .executeTakeFirstOrThrow();
  return Number(sealed);
}

/** Returns what an account sealed of a wave; undefined where it did not. */
export async function findSealed(ctx: Ctx, wave: string, account: string): Promise<SealedExpectation | undefined> {
  const row = await ctx.db
    .selectFrom('expectation')
    .select(['sealed', 'hash'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('snapshot')
            .select('snapshot.id')
            .whereRef('snapshot.wave', '=', 'expectation.wave')
            .where('published_at', 'is not', null),
        )
        .as('published'),
    )
    .where('wave', '=', wave)
    .where('account', '=', account)
    .executeTakeFirst();
  if (!row) return undefined;
  const { date } = Sealed.parse(JSON.parse(row.sealed));
  return { date, hash: row.hash, text: row.published ? row.sealed : undefined };
}

/**
 * Returns everybody's expectations of a wave, without who they are of. It is for making a snapshot
 * alone: nothing else may read them.
 */
export async function openSeals(ctx: Ctx, wave: string): Promise<Predictions[]> {
  const rows = await ctx.db.selectFrom('expectation').select('sealed').where('wave', '=', wave).orderBy('id').execute();
  return rows.map(({ sealed }) => Sealed.parse(JSON.parse(sealed)).predictions);
}
