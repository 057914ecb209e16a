import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { noRoles, toAccount } from './accounts.js';
import { isOpenChallenge, makeChallenge, useChallenge } from './challenges.js';
import { orNothing, readSignedCredential, userHandleOf } from './credential.js';
import type { RelyingParty } from './relying-party.js';
import { beginSignedIn, type SignedInAccount } from './sign-in.js';

/**
 * Returns what a browser needs to sign in with any passkey that it has of ours: it is the same for
 * everybody. `holder` is a secret of the browser.
 */
export function askToSign(ctx: Ctx, { id: rpID }: RelyingParty, holder: string) {
  return generateAuthenticationOptions({
    rpID,
    challenge: makeChallenge(ctx, { purpose: 'sign-in', holder }),
    timeout: 300_000,
    userVerification: 'required',
  });
}

/**
 * Signs in with what a passkey signed, as the browser sends it, and begins a session. Returns
 * undefined for a passkey that is not there or was removed, for what we did not ask this browser,
 * and for a challenge that was answered before.
 */
export async function signInByPasskey(
  ctx: Ctx,
  { id, origin }: RelyingParty,
  { holder, given }: { readonly holder: string; readonly given: string },
): Promise<SignedInAccount | undefined> {
  const response = readSignedCredential(given);
  const passkey = response && (await findPasskey(ctx, response.id));
  if (!passkey) return undefined;
  const { account, counter } = passkey;
  if (response.response.userHandle !== Buffer.from(userHandleOf(account)).toString('base64url')) return undefined;
  const checked = await orNothing(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => isOpenChallenge(ctx, challenge, { purpose: 'sign-in', holder }),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: passkey.publicKey, counter },
    }),
  );
  if (!checked?.verified) return undefined;
  const { challenge } = decodeClientDataJSON(response.response.clientDataJSON);
  return transact(ctx, async (tx) => {
    if (!(await useChallenge(tx, challenge))) return undefined;
    // Removed meanwhile, or used elsewhere: a count that went on since is of another signature.
    const counted = await tx.db
      .updateTable('passkey')
      .set({ counter: checked.authenticationInfo.newCounter })
      .where('credential', '=', response.id)
      .where('counter', '=', counter)
      .returning('id')
      .executeTakeFirst();
    return counted && beginSignedIn(tx, account);
  });
}

/** Finds a passkey by the id that its authenticator gave it, with its account. */
async function findPasskey(ctx: Ctx, credential: string) {
  const row = await ctx.db
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account')
    .select(['account.id', 'account.email', 'account.roles', 'account.bureau', 'public_key', 'counter'])
    .where('credential', '=', credential)
    .where('account.roles', '<>', noRoles)
    .executeTakeFirst();
  return (
    row && {
      account: toAccount(row),
      publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
      counter: Number(row.counter),
    }
  );
}
