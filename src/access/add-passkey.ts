import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { localDay } from '../language/local-day.js';
import { recordEvent } from '../study/events.js';
import type { Account } from './accounts.js';
import { isOpenChallenge, makeChallenge, useChallenge } from './challenges.js';
import { readNewCredential, userHandleOf } from './credential.js';
import { orRefusal, refusal, type Refusal } from './passkey-refusal.js';
import type { ListedPasskey } from './passkeys.js';
import type { RelyingParty } from './relying-party.js';

/** ES256, EdDSA and RS256, by their COSE numbers: every version of Node can check these. */
const algorithms = [-7, -8, -257];

/** For how long after signing in a passkey can be added, in minutes. */
const freshMinutes = 30;

/** Whose passkey it is to be, and a secret of their session. */
interface Owner {
  readonly account: Account;
  readonly holder: string;
}

/** Returns whether somebody signed in lately enough to add a passkey. */
export function isFresh({ now }: Ctx, signedInAt: string): boolean {
  return now().getTime() - Date.parse(signedInAt) < freshMinutes * 60_000;
}

/**
 * Returns what a browser needs to make a passkey for an account: one that is found without an
 * address, and that asks for a fingerprint, a face or a PIN each time. `site` is what the device
 * calls us.
 */
export function askForPasskey(
  ctx: Ctx,
  { id: rpID }: RelyingParty,
  { account, holder, site, known }: Owner & { readonly site: string; readonly known: readonly ListedPasskey[] },
) {
  return generateRegistrationOptions({
    rpName: site,
    rpID,
    userID: userHandleOf(account),
    userName: account.email,
    userDisplayName: account.email,
    challenge: makeChallenge(ctx, { purpose: 'add', holder }),
    timeout: 300_000,
    attestationType: 'none',
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
}

/**
 * Adds the passkey that a browser made, as it sends it. Refuses one that we did not ask this
 * session for, or that is there already.
 */
export async function addPasskey(
  ctx: Ctx,
  { id, origin }: RelyingParty,
  { account, holder, name, given }: Owner & { readonly name: string; readonly given: string },
): Promise<ListedPasskey | Refusal> {
  const response = readNewCredential(given);
  if (!response) return { refused: 'the form holds no new passkey' };
  const checked = await orRefusal(response.response.clientDataJSON, async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => isOpenChallenge(ctx, challenge, { purpose: 'add', holder }),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return refusal('the attestation is wrong');
    return { ...registrationInfo.credential, ...decodeClientDataJSON(response.response.clientDataJSON) };
  });
  if ('refused' in checked) return checked;
  return transact(ctx, async (tx) => {
    if (!(await useChallenge(tx, checked.challenge))) return { refused: 'the challenge was answered before' };
    const added = await tx.db
      .insertInto('passkey')
      .values({
        id: tx.newId(),
        account: account.id,
        credential: checked.id,
        public_key: Buffer.from(checked.publicKey).toString('base64url'),
        counter: String(checked.counter),
        name,
        added_on: localDay(tx.now()),
      })
      .onConflict((conflict) => conflict.column('credential').doNothing())
      .returning(['id', 'name', 'added_on as addedOn', 'credential'])
      .executeTakeFirst();
    if (!added) return { refused: 'the passkey is there already' };
    await recordEvent(tx, { action: 'passkey added', who: account.email, about: {} });
    return added;
  });
}
