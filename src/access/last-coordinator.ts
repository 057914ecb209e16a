import type { Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { problems } from '../problem.js';

/**
 * Throws where without this account no coordinator would be left who can get in. Who signed in once
 * can; of who never did nobody knows. While none ever did, one account is to stay. Until the
 * transaction ends no other changes that.
 */
export async function requireOtherCoordinator(tx: Tx, id: string): Promise<void> {
  await lockUntilCommit(tx, 'coordinators');
  const coordinators = await tx.db
    .selectFrom('account')
    .select(['id', 'email', 'signed_in_at'])
    .where('roles', 'like', '%"coordinator"%')
    .execute();
  const signedIn = coordinators.filter(({ signed_in_at }) => signed_in_at !== null);
  const [last, ...others] = signedIn.length ? signedIn : coordinators;
  if (last?.id === id && !others.length) throw problems.lastCoordinator(last.email);
}
