import { z } from 'zod';

const bytes = z.string().regex(/^[\w-]+$/);

/** What a browser sends of a passkey that it has just made. */
const NewCredential = z.object({
  id: bytes,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: bytes, attestationObject: bytes }),
});

/** What a browser sends of a passkey that signed a challenge. */
const SignedCredential = z.object({
  id: bytes,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes }),
});

/** Returns a passkey that was made, out of the JSON of a form; undefined for anything else. */
export function readNewCredential(text: string) {
  return complete(NewCredential.safeParse(parseJson(text)).data);
}

/** Returns what a passkey signed, out of the JSON of a form; undefined for anything else. */
export function readSignedCredential(text: string) {
  return complete(SignedCredential.safeParse(parseJson(text)).data);
}

/**
 * Returns what an account is called by the devices that keep its passkeys, as bytes: it is random.
 */
export function userHandleOf({ id }: { readonly id: string }): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(id));
}

/** Adds what the library asks for beside: the id once more, and that no extension was used. */
function complete<T extends { readonly id: string }>(given: T | undefined) {
  return given && { ...given, rawId: given.id, clientExtensionResults: {} };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
