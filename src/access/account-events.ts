import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { recordEvent, type Action } from '../study/events.js';
import type { Account } from './accounts.js';

/** What is done with an account by somebody who may. */
type AccountAction = Extract<Action, `account ${string}`>;

/** Does something with an account and records who did it: both, or neither. Returns the account. */
export async function recordAccount(
  ctx: Ctx,
  action: AccountAction,
  who: string,
  work: (tx: Tx) => Promise<Account>,
): Promise<Account> {
  return transact(ctx, async (tx) => {
    const account = await work(tx);
    const { email, roles, bureau } = account;
    const given = { roles: roles.join(' '), ...(bureau !== null && { bureau }) };
    const about = { account: email, ...((action === 'account added' || action === 'account changed') && given) };
    await recordEvent(tx, { action, who, about });
    return account;
  });
}
