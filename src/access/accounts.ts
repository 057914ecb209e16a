import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { getOnlyStudy } from '../study/stored.js';
import { requireOtherCoordinator } from './last-coordinator.js';
import { isRole, needsBureau, roles, type Role } from './rights.js';

/** A person who can sign in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The slug of the bureau that staff and partners belong to. */
  readonly bureau: string | null;
}

/** What is shown of an account in a list. */
export interface ListedAccount extends Account {
  readonly added: string;
  /** When somebody first signed in as it; null while nobody did. */
  readonly firstSignedIn: string | null;
  /** When a browser that is signed in was last seen, within five minutes; null where none is. */
  readonly lastSeen: string | null;
}

/**
 * The roles of an account that was removed. Its row stays only where it is the author of a
 * judgement.
 */
export const noRoles = '[]';

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
  const ordered = inOrder(asked.roles);
  await refuseWrongBureau(ctx, asked);
  return transact(ctx, async (tx) => {
    const email_key = keyOfAddress(email);
    const given = { email, roles: JSON.stringify(ordered), bureau: asked.bureau, added_at: tx.now().toISOString() };
    await tx.db
      .insertInto('account')
      .values({ id: tx.newId(), email_key, ...given })
      .onConflict((conflict) =>
        // Whoever got in before it was removed says nothing of who gets in now.
        conflict
          .column('email_key')
          .doUpdateSet({ ...given, signed_in_at: null })
          .where('account.roles', '=', noRoles),
      )
      .execute();
    const row = await tx.db
      .selectFrom('account')
      .selectAll()
      .where('email_key', '=', email_key)
      .executeTakeFirstOrThrow();
    const account = toAccount(row);
    const same = account.bureau === asked.bureau && account.roles.join() === ordered.join();
    if (!same) throw problems.otherAccount(account.email, account.roles, account.bureau);
    return account;
  });
}

/** Returns the account with this id. */
export async function getAccount(ctx: Ctx, id: string): Promise<Account> {
  return toAccount(await ctx.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}

/** Returns the account with this address, however it is written. */
export async function findAccountOf(ctx: Ctx, email: string): Promise<Account | undefined> {
  const row = await standing(ctx).where('account.email_key', '=', keyOfAddress(email)).executeTakeFirst();
  return row && toAccount(row);
}

/** Returns the account with this address, however it is written. Throws where there is none. */
export async function getAccountOf(ctx: Ctx, email: string): Promise<Account> {
  const account = await findAccountOf(ctx, email);
  if (!account) throw problems.unknownAccount(email);
  return account;
}

/** Returns every account, in the order of their addresses. */
export async function listAccounts(ctx: Ctx): Promise<ListedAccount[]> {
  const rows = await withLastSeen(ctx).orderBy('account.email_key').execute();
  return rows.map(toListed);
}

/**
 * Returns the account with this id, as it is listed. Throws where it is not there or was removed.
 */
export async function getListedAccount(ctx: Ctx, id: string): Promise<ListedAccount> {
  const row = await withLastSeen(ctx).where('account.id', '=', id).executeTakeFirst();
  if (!row) throw problems.notFound();
  return toListed(row);
}

function withLastSeen(ctx: Ctx) {
  return standing(ctx)
    .leftJoin('session', 'session.account', 'account.id')
    .select(({ fn }) => fn.max('session.seen_at').as('last_seen'))
    .groupBy('account.id');
}

function toListed(
  row: Parameters<typeof toAccount>[0] & Record<'signed_in_at' | 'last_seen', string | null> & { added_at: string },
) {
  return { ...toAccount(row), added: row.added_at, firstSignedIn: row.signed_in_at, lastSeen: row.last_seen };
}

/**
 * Ends the sessions and sign-in links of an account: nobody is signed in as it any more. Its
 * passkeys stay.
 */
export async function signOutEverywhere(tx: Tx, account: Account): Promise<void> {
  for (const table of ['session', 'sign_in'] as const) {
    await tx.db.deleteFrom(table).where('account', '=', account.id).execute();
  }
}

/** Ends every way into an account: its sessions, its sign-in links and its passkeys. */
export async function resetAccount(tx: Tx, account: Account): Promise<void> {
  await signOutEverywhere(tx, account);
  await tx.db.deleteFrom('passkey').where('account', '=', account.id).execute();
}

/**
 * Removes the account with this address and every way into it. Throws where there is no such
 * account, and for the last coordinator.
 */
export async function removeAccount(ctx: Ctx, email: string): Promise<Account> {
  return transact(ctx, async (tx) => {
    const { id } = await getAccountOf(tx, email);
    await requireOtherCoordinator(tx, id);
    return deleteAccount(tx, email);
  });
}

/**
 * Deletes the account with this address and every way into it, whoever is left. What it judged
 * keeps its author: then the address stays, without any right. Throws where there is no such
 * account.
 */
export async function deleteAccount(ctx: Ctx, email: string): Promise<Account> {
  return transact(ctx, async (tx) => {
    const account = await getAccountOf(tx, email);
    await resetAccount(tx, account);
    const removed = await tx.db
      .deleteFrom('account')
      .where('id', '=', account.id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('judgement')
              .select('judgement.id')
              .where((is) => is.or([is('judgement.account', '=', account.id), is('withdrawn_by', '=', account.id)])),
          ),
        ),
      )
      .returning('id')
      .executeTakeFirst();
    if (!removed) {
      await tx.db
        .updateTable('account')
        .set({ roles: noRoles, bureau: null, signed_in_at: null })
        .where('id', '=', account.id)
        .execute();
    }
    return account;
  });
}

/**
 * Gives an account other roles, or another bureau, from its next request on. Throws where there is
 * no such account, for the last coordinator, for staff and partners without a bureau, and for a
 * bureau that is not there.
 */
export async function changeAccount(ctx: Ctx, { id, roles, bureau }: Omit<Account, 'email'>): Promise<Account> {
  await refuseWrongBureau(ctx, { roles, bureau });
  const row = await transact(ctx, async (tx) => {
    if (!roles.includes('coordinator')) await requireOtherCoordinator(tx, id);
    return tx.db
      .updateTable('account')
      .set({ roles: JSON.stringify(inOrder(roles)), bureau })
      .where('id', '=', id)
      .where('roles', '<>', noRoles)
      .returningAll()
      .executeTakeFirst();
  });
  if (!row) throw problems.notFound();
  return toAccount(row);
}

/** Selects the accounts that were not removed. */
function standing(ctx: Ctx) {
  return ctx.db
    .selectFrom('account')
    .select(['account.id', 'account.email', 'account.roles', 'account.bureau', 'account.added_at'])
    .select('account.signed_in_at')
    .where('account.roles', '<>', noRoles);
}

/** Returns the first account with a role; undefined while there is none. */
export async function findFirstOf(ctx: Ctx, role: Role): Promise<Account | undefined> {
  return (await listAccountsOf(ctx, role))[0];
}

/** Returns the accounts with a role that were there before a time; the first added comes first. */
export async function listAccountsOf(ctx: Ctx, role: Role, before?: string): Promise<Account[]> {
  const rows = await ctx.db
    .selectFrom('account')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('added_at', '<=', before ?? ''))
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(toAccount).filter((account) => account.roles.includes(role));
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

function inOrder(asked: readonly Role[]): Role[] {
  return roles.filter((role) => asked.includes(role));
}

/**
 * Throws for roles that need a bureau without one, and for a bureau that the study does not have.
 */
async function refuseWrongBureau(ctx: Ctx, { roles, bureau }: Pick<Account, 'roles' | 'bureau'>): Promise<void> {
  const ofBureau = inOrder(roles).find(needsBureau);
  if (bureau === null) {
    if (ofBureau !== undefined) throw problems.bureauNeeded(ofBureau);
    return;
  }
  const { definition } = await getOnlyStudy(ctx);
  if (!definition.bureaus.some(({ slug }) => slug === bureau)) throw problems.unknownBureau(bureau, definition.bureaus);
}
