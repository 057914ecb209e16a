import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

/**
 * Why a passkey was not accepted, in words of our own: for the log of the server, never for a page.
 */
export interface Refusal {
  readonly refused: string;
}

/** Returns a refusal for a reason. */
export function refusal(refused: string): Refusal {
  return { refused };
}

const elsewhere = 'it was used on another site';

/** How what the library says begins, by what is wrong. The rest repeats what a stranger sent. */
const kinds: readonly (readonly [says: RegExp, refused: string])[] = [
  [/^Unexpected (authentication|registration) response origin/, elsewhere],
  [/^Custom challenge verifier/, 'it answers nothing that this browser was asked lately'],
  [/^Unexpected (authentication|registration) response type/, 'it was used for something else'],
  [/^Unexpected RP ID hash/, 'it is of another host'],
  [/^User (verification|not present|presence)/, 'no finger, face or PIN was asked for'],
  [/^Response counter value/, 'its device counted further before: it may be a copy'],
];

/** The longest origin that is written in the log, in characters. */
const longestOrigin = 100;

/**
 * Returns what a check of a passkey gives; where the library throws, as it does for whatever is
 * wrong, why. Of what was sent that has the beginning of the site's address alone.
 */
export async function orRefusal<T>(clientDataJSON: string, check: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await check();
  } catch (error) {
    const says = error instanceof Error ? error.message : '';
    const refused = kinds.find(([beginning]) => beginning.test(says))?.[1] ?? 'it cannot be read or checked';
    if (refused !== elsewhere) return refusal(refused);
    const { origin } = decodeClientDataJSON(clientDataJSON);
    return refusal(`${refused}: ${String(origin).slice(0, longestOrigin)}`);
  }
}
