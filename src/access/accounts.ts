import { z } from 'zod';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { getOnlyStudy } from '../study/stored.js';
import { isRole, needsBureau, roles, type Role } from './rights.js';

/** A person who can sign in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The slug of the bureau that staff and partners belong to. */
  readonly bureau: string | null;
}

/** The roles as they are stored; one that this version does not know gives no right. */
const StoredRoles = z.array(z.string());

/**
 * Returns the account with this address and roles, made if need be. Throws for an address whose
 * account has other roles or another bureau, for staff and partners without a bureau, and for a
 * bureau that the study does not have.
 */
export async function addAccount(ctx: Ctx, asked: Omit<Account, 'id'>): Promise<Account> {
  const email = asked.email.trim();
  if (!z.email().safeParse(email).success) throw problems.input(`"${email}" is not an e-mail address.`);
  const inOrder = roles.filter((role) => asked.roles.includes(role));
  const ofBureau = inOrder.find(needsBureau);
  if (ofBureau !== undefined && asked.bureau === null) throw problems.bureauNeeded(ofBureau);
  if (asked.bureau !== null) await refuseUnknownBureau(ctx, asked.bureau);
  return transact(ctx, async (tx) => {
    const email_key = keyOfAddress(email);
    await tx.db
      .insertInto('account')
      .values({
        id: tx.newId(),
        email,
        email_key,
        roles: JSON.stringify(inOrder),
        bureau: asked.bureau,
        added_at: tx.now().toISOString(),
      })
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .execute();
    const row = await tx.db
      .selectFrom('account')
      .selectAll()
      .where('email_key', '=', email_key)
      .executeTakeFirstOrThrow();
    const account = toAccount(row);
    const same = account.bureau === asked.bureau && account.roles.join() === inOrder.join();
    if (!same) throw problems.otherAccount(account.email, account.roles, account.bureau);
    return account;
  });
}

/** Returns the account with this id. */
export async function getAccount(ctx: Ctx, id: string): Promise<Account> {
  return toAccount(await ctx.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

/** Returns the first account with a role; undefined while there is none. */
export async function findFirstOf(ctx: Ctx, role: Role): Promise<Account | undefined> {
  const rows = await ctx.db.selectFrom('account').selectAll().orderBy('added_at').orderBy('id').execute();
  return rows.map(toAccount).find((account) => account.roles.includes(role));
}

/** Returns a stored row as an account. */
export function toAccount(row: { id: string; email: string; roles: string; bureau: string | null }): Account {
  return {
    id: row.id,
    email: row.email,
    roles: StoredRoles.parse(JSON.parse(row.roles)).filter(isRole),
    bureau: row.bureau,
  };
}

async function refuseUnknownBureau(ctx: Ctx, bureau: string): Promise<void> {
  const { definition } = await getOnlyStudy(ctx);
  if (!definition.bureaus.some(({ slug }) => slug === bureau)) throw problems.unknownBureau(bureau);
}
