import { isIP } from 'node:net';
import type { Config } from '../config.js';

/**
 * Whom a browser makes passkeys for: it gives them to this site alone (WebAuthn, "relying party").
 */
export interface RelyingParty {
  /** The host of the public address. */
  readonly id: string;
  readonly origin: string;
}

/**
 * Returns whom passkeys are made for, by the public address. Undefined where browsers make none:
 * for a host that is a number, and without https, but for localhost.
 */
export function relyingPartyOf({ baseUrl }: Config): RelyingParty | undefined {
  const { protocol, hostname, origin } = new URL(baseUrl);
  const isNumber = isIP(hostname) !== 0 || hostname.startsWith('[');
  const isSafe = protocol === 'https:' || hostname === 'localhost';
  return isSafe && !isNumber ? { id: hostname, origin } : undefined;
}
