import { expressionBuilder } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import type { Owner } from './own-people.js';

/** What a bureau said of its letters: a planned one goes once it is released and not stopped. */
export interface BureauSending {
  readonly bureau: string;
  readonly releasedAt: string | null;
  readonly stoppedAt: string | null;
}

/** Returns what bureaus said of their letters in a wave; a bureau that said nothing is left out. */
export async function listBureauSending(ctx: Ctx, wave: string): Promise<BureauSending[]> {
  return ctx.db
    .selectFrom('bureau_sending')
    .select(['bureau', 'released_at as releasedAt', 'stopped_at as stoppedAt'])
    .where('wave', '=', wave)
    .orderBy('bureau')
    .execute();
}

/** Returns whether a bureau's planned letters go when their day comes. */
export function mayFollowPlan({ releasedAt, stoppedAt }: Pick<BureauSending, 'releasedAt' | 'stoppedAt'>): boolean {
  return releasedAt !== null && stoppedAt === null;
}

/** Returns those of these bureaus that have not released their planned letters. */
export function unreleasedOf<B extends { readonly slug: string }>(
  bureaus: readonly B[],
  sending: readonly BureauSending[],
): B[] {
  return bureaus.filter(
    ({ slug }) => !sending.some(({ bureau, releasedAt }) => bureau === slug && releasedAt !== null),
  );
}

/** Releases a bureau's planned letters. Released before, it stays so. */
export async function releaseLetters(ctx: Ctx, owner: Owner): Promise<void> {
  await put(ctx, owner, { released_at: ctx.now().toISOString() });
}

/** Takes back what bureaus released of a plan. What they stopped stays stopped. */
export async function takeReleasesBack(tx: Tx, wave: string): Promise<void> {
  await tx.db.updateTable('bureau_sending').set({ released_at: null }).where('wave', '=', wave).execute();
}

/** Stops all letters of a bureau, at once. What is queued waits. */
export async function stopBureau(ctx: Ctx, owner: Owner): Promise<void> {
  await put(ctx, owner, { stopped_at: ctx.now().toISOString() });
}

/** Lets the letters of a bureau that stopped them go again. */
export async function resumeBureau(ctx: Ctx, owner: Owner): Promise<void> {
  await put(ctx, owner, { stopped_at: null });
}

async function put(
  ctx: Ctx,
  { wave, bureau }: Owner,
  values: { released_at?: string; stopped_at?: string | null },
): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .insertInto('bureau_sending')
      .values({ wave, bureau, ...values })
      .onConflict((conflict) => conflict.columns(['wave', 'bureau']).doUpdateSet(values))
      .execute(),
  );
}

const eb = expressionBuilder<Tables, 'outbox'>();

/** Letters of a bureau that stopped its own, in SQL. */
export const isOfStoppedBureau = eb.exists(
  eb
    .selectFrom('bureau_sending')
    .select('bureau_sending.bureau')
    .whereRef('bureau_sending.wave', '=', 'outbox.wave')
    .whereRef('bureau_sending.bureau', '=', 'outbox.bureau')
    .where('bureau_sending.stopped_at', 'is not', null),
);
