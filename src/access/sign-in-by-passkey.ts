import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { noRoles, toAccount } from './accounts.js';
import { isOpenChallenge, makeChallenge, useChallenge } from './challenges.js';
import { readSignedCredential, userHandleOf } from './credential.js';
import { orRefusal, refusal, type Refusal } from './passkey-refusal.js';
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
 * Signs in with what a passkey signed, as the browser sends it, and begins a session. Refuses a
 * passkey that is not there or was removed, what we did not ask this browser, and a challenge that
 * was answered before.
 */
export async function signInByPasskey(
  ctx: Ctx,
  { id, origin }: RelyingParty,
  { holder, given }: { readonly holder: string; readonly given: string },
): Promise<SignedInAccount | Refusal> {
  const response = readSignedCredential(given);
  if (!response) return { refused: 'the form holds nothing that a passkey signed' };
  const passkey = await findPasskey(ctx, response.id);
  if (!passkey) return { refused: 'the passkey is not there' };
  const { account, counter } = passkey;
  const checked = await orRefusal(response.response.clientDataJSON, async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => isOpenChallenge(ctx, challenge, { purpose: 'sign-in', holder }),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: passkey.publicKey, counter },
    });
    const isOwner = response.response.userHandle === Buffer.from(userHandleOf(account)).toString('base64url');
    if (!verified) return refusal('the signature is wrong');
    if (!isOwner) return refusal('it is of another account');
    return { ...authenticationInfo, ...decodeClientDataJSON(response.response.clientDataJSON) };
  });
  if ('refused' in checked) return checked;
  return transact(ctx, async (tx) => {
    if (!(await useChallenge(tx, checked.challenge))) return { refused: 'the challenge was answered before' };
    // Removed meanwhile, or used elsewhere: a count that went on since is of another signature.
    const counted = await tx.db
      .updateTable('passkey')
      .set({ counter: String(checked.newCounter) })
      .where('credential', '=', response.id)
      .where('counter', '=', String(counter))
      .returning('id')
      .executeTakeFirst();
    return counted ? beginSignedIn(tx, account) : { refused: 'the passkey was removed or used meanwhile' };
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
