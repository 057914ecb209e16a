import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { toUnicodeForm } from '../language/unicode-form.js';
import { keyOfAddress } from '../mail/address.js';
import { hashOf, sameText } from '../secret.js';
import { noRoles } from './accounts.js';
import { expiryOf, useLink, type SignedInAccount } from './sign-in.js';

/** How often a code can be tried. */
const mostTries = 5;

/** The signs of a code: 40 bits, in two groups. */
const codeLength = 8;

/** What the owner of an address gets in one mail: a link and a code, of which one can be used. */
export interface SignInMail {
  /** The id of the account. */
  readonly account: string;
  /** The token of the link. */
  readonly token: string;
  readonly code: string;
}

/**
 * Begins signing in with an address, for the browser that holds this request. Returns what to mail;
 * undefined for an address without an account, which costs the same statements.
 */
export async function askToSignIn(ctx: Ctx, email: string, request: string): Promise<SignInMail | undefined> {
  const [token, code] = [ctx.newId(), ctx.newReceiptCode().slice(0, codeLength)];
  const [link, expires_at] = [hashOf(token), expiryOf(ctx, 'mailed')];
  return transact(ctx, async (tx) => {
    const made = await tx.db
      .insertInto('sign_in')
      .columns(['hash', 'account', 'expires_at'])
      .expression((eb) =>
        eb
          .selectFrom('account')
          .select([sql<string>`${link}`.as('hash'), 'id', sql<string>`${expires_at}`.as('expires_at')])
          .where('email_key', '=', keyOfAddress(email))
          .where('roles', '<>', noRoles),
      )
      .returning('account')
      .executeTakeFirst();
    const row = { request: hashOf(request), code: hashOfCode(request, code), link, tries: 0, expires_at };
    await tx.db.insertInto('sign_in_code').values(row).execute();
    return made && { account: made.account, token, code };
  });
}

/**
 * Uses the code of a request as its link is used, each once. Returns undefined for a wrong code,
 * and for any code after five tries, an hour, or the link.
 */
export async function signInByCode(ctx: Ctx, request: string, typed: string): Promise<SignedInAccount | undefined> {
  return transact(ctx, async (tx) => {
    const tried = await tx.db
      .updateTable('sign_in_code')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('request', '=', hashOf(request))
      .where('tries', '<', mostTries)
      .where('expires_at', '>', tx.now().toISOString())
      .returning(['code', 'link'])
      .executeTakeFirst();
    if (!tried || !sameText(tried.code, hashOfCode(request, readCode(typed)))) return undefined;
    return useLink(tx, tried.link);
  });
}

/** Deletes expired codes. */
export async function dropExpiredCodes(ctx: Ctx): Promise<void> {
  const now = ctx.now().toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('sign_in_code').where('expires_at', '<=', now).execute());
}

/** Returns a code in two groups, as it is mailed. */
export function showCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

/**
 * A code as it was typed or pasted: in any case, with any signs between, and O, I and L mistaken.
 */
function readCode(typed: string): string {
  return toUnicodeForm(typed, 'NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/**
 * The request has 132 bits and is nowhere but in its browser, so that no code is found by its hash.
 */
function hashOfCode(request: string, code: string): string {
  return hashOf(`${request} ${code}`);
}
