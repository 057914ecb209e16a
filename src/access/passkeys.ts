import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { recordEvent } from '../study/events.js';
import type { Account } from './accounts.js';

/** What is shown of a passkey to whose it is. */
export interface ListedPasskey {
  readonly id: string;
  /** What its owner calls it; empty without a name. */
  readonly name: string;
  /** The date in the Netherlands on which it was added. */
  readonly addedOn: string;
  /** The id that the authenticator gave it. */
  readonly credential: string;
}

/** Returns the passkeys of an account; the first added comes first. */
export async function listPasskeys(ctx: Ctx, account: string): Promise<ListedPasskey[]> {
  return ctx.db
    .selectFrom('passkey')
    .select(['id', 'name', 'added_on as addedOn', 'credential'])
    .where('account', '=', account)
    .orderBy('added_on')
    .orderBy('id')
    .execute();
}

/** Removes a passkey of an account. Throws for one that is not there, or another's. */
export async function removePasskey(ctx: Ctx, account: Account, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const removed = await tx.db
      .deleteFrom('passkey')
      .where('account', '=', account.id)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!removed) throw problems.notFound();
    await recordEvent(tx, { action: 'passkey removed', who: account.email, about: {} });
  });
}
